package io.github.clearbeat.study.synthesis;

/**
 * A ventricular beat for patients who have none of their own: a broad complex of one or two waves
 * and a T wave the other way.
 */
final class VentricularForm {
  private static final double BEFORE_SECONDS = 0.2;
  private static final double AFTER_SECONDS = 0.58;

  private final double sign;
  private final double ratio;
  private final double widthSeconds;
  private final double second;
  private final double secondSeconds;
  private final double tHeight;
  private final double tSeconds;
  private final double tWidthSeconds;

  VentricularForm(Chance chance) {
    sign = chance.happens(0.5) ? 1 : -1;
    ratio = chance.logBetween(0.7, 2);
    widthSeconds = chance.between(0.025, 0.045);
    second = chance.between(-0.7, 0.3);
    secondSeconds = chance.between(0.05, 0.1);
    tHeight = -chance.between(0.15, 0.6);
    tSeconds = chance.between(0.26, 0.36);
    tWidthSeconds = chance.between(0.05, 0.09);
  }

  /** A beat as high as a normal one times a ratio of the form's own. */
  BeatShape of(float normalHeight, double hertz) {
    int r = (int) (BEFORE_SECONDS * hertz);
    float[] millivolts = new float[r + (int) (AFTER_SECONDS * hertz)];
    for (int i = 0; i < millivolts.length; i++) {
      double seconds = (i - r) / hertz;
      double wave =
          bell(seconds, 0, widthSeconds)
              + second * bell(seconds, secondSeconds, widthSeconds)
              + tHeight * bell(seconds, tSeconds, tWidthSeconds);
      millivolts[i] = (float) (sign * ratio * normalHeight * wave);
    }
    return new BeatShape(millivolts, r);
  }

  private static double bell(double seconds, double middle, double width) {
    double apart = (seconds - middle) / width;
    return StrictMath.exp(-apart * apart / 2);
  }
}
