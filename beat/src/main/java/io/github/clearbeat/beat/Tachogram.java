package io.github.clearbeat.beat;

/** RR intervals over time, drawn at even steps, and their spectrum. */
final class Tachogram {
  private static final double HERTZ = 4;
  private static final double LEAST_SECONDS = 60;
  private static final double SEGMENT_SECONDS = 120;

  private final PowerSpectrum spectrum; // null where the series is too short

  private Tachogram(PowerSpectrum spectrum) {
    this.spectrum = spectrum;
  }

  static Tachogram of(RrSeries rr) {
    double[] ends = new double[rr.count()]; // seconds, from the first beat
    double time = 0;
    for (int i = 0; i < ends.length; i++) {
      time += rr.milliseconds[i] / 1000;
      ends[i] = time;
    }
    if (rr.count() < 2 || time < LEAST_SECONDS) {
      return new Tachogram(null);
    }
    double[] drawn = new double[(int) Math.floor((time - ends[0]) * HERTZ) + 1];
    int next = 1;
    for (int i = 0; i < drawn.length; i++) {
      double at = ends[0] + i / HERTZ;
      while (next + 1 < ends.length && ends[next] < at) {
        next++;
      }
      double share = (at - ends[next - 1]) / (ends[next] - ends[next - 1]);
      double before = rr.milliseconds[next - 1];
      drawn[i] = before + share * (rr.milliseconds[next] - before);
    }
    return new Tachogram(PowerSpectrum.of(drawn, HERTZ, SEGMENT_SECONDS));
  }

  /** In ms², from one frequency to below the other; NaN where the series is too short. */
  double power(double fromHertz, double toHertz) {
    return spectrum == null ? Double.NaN : spectrum.power(fromHertz, toHertz);
  }
}
