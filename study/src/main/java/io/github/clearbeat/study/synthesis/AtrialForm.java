package io.github.clearbeat.study.synthesis;

/** What becomes of the P wave of an early beat: gone, inverted, moved, of another form, or kept. */
final class AtrialForm {
  private enum Kind {
    GONE,
    INVERTED,
    MOVED,
    OTHER,
    KEPT
  }

  private static final double[] WEIGHTS = {32, 22, 25, 17, 4};

  private final Kind kind;
  private final double shiftSeconds;
  private final double scale;
  private final double placeSeconds;
  private final double widthSeconds;
  private final double heightMillivolts;

  AtrialForm(Chance chance) {
    kind = Kind.values()[chance.weighted(WEIGHTS)];
    shiftSeconds = chance.between(-0.07, 0.05);
    scale = chance.logBetween(0.4, 1.6);
    placeSeconds = chance.between(-0.2, -0.1);
    widthSeconds = chance.between(0.015, 0.035);
    heightMillivolts = (chance.happens(0.5) ? 1 : -1) * chance.logBetween(0.03, 0.25);
  }

  BeatShape of(BeatShape normal, double hertz) {
    BeatShape bare = normal.withoutP(hertz);
    float[] changed = bare.millivolts();
    int last = normal.r() - (int) (0.03 * hertz);
    int shift = kind == Kind.MOVED ? (int) (shiftSeconds * hertz) : 0;
    for (int i = 0; i < changed.length; i++) {
      if (kind == Kind.OTHER && i < last) {
        double apart = ((i - normal.r()) / hertz - placeSeconds) / widthSeconds;
        changed[i] += (float) (heightMillivolts * StrictMath.exp(-apart * apart / 2));
      }
    }
    if (kind == Kind.INVERTED || kind == Kind.MOVED || kind == Kind.KEPT) {
      double times = kind == Kind.KEPT ? 1 : kind == Kind.MOVED ? scale : -scale;
      int end = normal.pEnd(hertz);
      for (int i = 0; i < end; i++) {
        double line = (double) normal.millivolts()[end] * i / end;
        int to = i + shift;
        if (to >= 0 && to < last) {
          changed[to] += (float) (times * (normal.millivolts()[i] - line));
        }
      }
    }
    return bare;
  }
}
