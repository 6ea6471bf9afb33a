package io.github.clearbeat.beat;

/** Puts a beat on its R peak, at the recording's own rate. */
final class PeakPlacement {
  private final SlowSignals signals;
  private final History raw;
  private final int factor;
  private final int reach;
  private final int span;

  PeakPlacement(SlowSignals signals, History raw, int factor, double hertz) {
    this.signals = signals;
    this.raw = raw;
    this.factor = factor;
    reach = signals.samples(0.1);
    span = Math.max(1, (int) Math.round(0.012 * hertz));
  }

  /** The sample of the R peak, counted from the first, for a candidate's slow index. */
  long sample(long at) {
    History band = signals.band;
    long best = at;
    for (long i = at - reach; i <= at + reach; i++) {
      if (Math.abs(band.get(i)) > Math.abs(band.get(best))) {
        best = i;
      }
    }
    float sign = Math.signum(band.get(best));
    long around = best * factor;
    long highest = Math.max(0, around);
    for (long i = Math.max(0, around - span); i <= around + span; i++) {
      if (sign * raw.get(i) > sign * raw.get(highest)) {
        highest = i;
      }
    }
    return highest;
  }
}
