package io.github.clearbeat.explanation;

import java.util.List;

/**
 * A bump on the R peak, the same for every beat: the control that looks at neither the network nor
 * the signal. A method that marks no better knows no more than where the beat was cut out.
 */
public final class PeakBump implements Explainer {
  private final int position;
  private final int halfWidth;

  /**
   * With its place.
   *
   * @param position of the R peak in the window
   * @param halfWidth samples from the peak to where nothing is left
   */
  public PeakBump(int position, int halfWidth) {
    if (position < 0 || halfWidth < 1) {
      throw new IllegalArgumentException("no bump of " + halfWidth + " samples at " + position);
    }
    this.position = position;
    this.halfWidth = halfWidth;
  }

  @Override
  public String name() {
    return "r-peak";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    Gathered gathered = new Gathered(subject);
    for (int i = 0; i < example.windowSamples(); i++) {
      double height = 1 - (double) Math.abs(i - position) / halfWidth;
      gathered.add(0, example.windowFrom() + i, Math.max(0, height));
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }
}
