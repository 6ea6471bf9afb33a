package io.github.clearbeat.report;

/**
 * A line from left to right with as few of its points as stand nowhere farther than a tolerance
 * from it, up or down. From each point kept it looks ahead as far as one straight line passes by
 * all points between.
 *
 * <pre>{@code
 * SparseLine line = new SparseLine(path, 0.05);
 * line.move(0, 3);
 * line.line(1, 3.01);
 * line.line(2, 3);
 * line.end(); // the path goes straight from (0, 3) to (2, 3)
 * }</pre>
 */
final class SparseLine {
  private final Path path;
  private final double tolerance;
  private double keptX;
  private double keptY;
  private double lastX;
  private double lastY;
  private double lowest;
  private double highest;
  private boolean pending;

  /**
   * Nothing yet.
   *
   * @param path where the points go
   * @param tolerance how far it may stand from a point left out; 0 leaves out none
   */
  SparseLine(Path path, double tolerance) {
    this.path = path;
    this.tolerance = tolerance;
  }

  /** Begins at a point. */
  void move(double x, double y) {
    path.move(x, y);
    keep(x, y);
  }

  /** Goes on to a point farther right. */
  void line(double x, double y) {
    if (tolerance <= 0) {
      path.line(x, y);
      return;
    }
    double slope = (y - keptY) / (x - keptX);
    if (pending && !(slope >= lowest && slope <= highest)) {
      path.line(lastX, lastY);
      keep(lastX, lastY);
    }
    lowest = Math.max(lowest, (y - tolerance - keptY) / (x - keptX));
    highest = Math.min(highest, (y + tolerance - keptY) / (x - keptX));
    lastX = x;
    lastY = y;
    pending = true;
  }

  /** Goes to the last point. */
  void end() {
    if (pending) {
      path.line(lastX, lastY);
      pending = false;
    }
  }

  private void keep(double x, double y) {
    keptX = x;
    keptY = y;
    lowest = Double.NEGATIVE_INFINITY;
    highest = Double.POSITIVE_INFINITY;
    pending = false;
  }
}
