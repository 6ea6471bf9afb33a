package io.github.clearbeat.evaluation;

/** Averages measurement-by-measurement lines. */
final class MeasurementSummary implements LineSummary {
  private double errors;
  private double means;

  @Override
  public void take(String[] words) {
    errors += Double.parseDouble(words[1]);
    means += Double.parseDouble(words[2]);
  }

  @Override
  public String sums(int records) {
    String error = records > 0 ? " " + Columns.fixed(errors / records, 7, 4) : "   -";
    String mean = records > 0 ? Columns.general(means / records) : "   -";
    return "_".repeat(50) + "\nAverage" + error + "\t\t" + mean + "\n";
  }
}
