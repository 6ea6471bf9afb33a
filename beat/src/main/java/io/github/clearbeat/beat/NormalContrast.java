package io.github.clearbeat.beat;

/**
 * How a beat differs from the patient's usual beat, wave by wave. Heights are in parts of the
 * normal beat's height around the QRS complex; correlations are Pearson's.
 */
final class NormalContrast {
  private static final float SLIGHT = 1e-6f;
  private static final float MOST = 4;

  private final UsualBeat normal;
  private final int qrsFrom;
  private final int qrsTo;
  private final int wideFrom;
  private final int wideTo;
  private final int pFrom;
  private final int pTo;
  private final int tFrom;
  private final int tTo;
  private final int mostShift;
  private final double hertz;
  private final float[] shifted;

  NormalContrast(Preparation preparation, UsualBeat normal) {
    this.normal = normal;
    hertz = preparation.hertz();
    int r = preparation.beforeSamples();
    qrsFrom = r - (int) Math.round(0.1 * hertz);
    qrsTo = r + (int) Math.round(0.122 * hertz);
    wideFrom = r - (int) Math.round(0.15 * hertz);
    wideTo = r + (int) Math.round(0.2 * hertz);
    pFrom = r - (int) Math.round(0.278 * hertz);
    pTo = r - (int) Math.round(0.078 * hertz);
    tFrom = r + (int) Math.round(0.139 * hertz);
    tTo = r + (int) Math.round(0.417 * hertz);
    mostShift = (int) Math.round(0.044 * hertz);
    shifted = new float[preparation.windowSamples()];
  }

  int values(Window own, Window before, Window after, float[] to, int offset) {
    int at = whole(own, to, offset);
    at = neighbour(before == null ? own : before, to, at);
    return neighbour(after == null ? own : after, to, at);
  }

  private int whole(Window own, float[] to, int offset) {
    float[] x = own.millivolts;
    float[] n = normal.millivolts();
    float height = height(n);
    int at = offset;
    to[at++] = Window.correlation(x, n, qrsFrom, qrsTo);
    to[at++] = bounded(distance(x, n, qrsFrom, qrsTo) / height);
    to[at++] = bounded(extreme(x, qrsFrom, qrsTo, 1) / height);
    to[at++] = bounded(extreme(x, qrsFrom, qrsTo, -1) / height);
    to[at++] = Window.correlation(x, n, pFrom, pTo);
    to[at++] = bounded(distance(x, n, pFrom, pTo) / height * 2);
    to[at++] =
        bounded(
            (float)
                StrictMath.log(
                    (deviation(x, pFrom, pTo) + 0.005f) / (deviation(n, pFrom, pTo) + 0.005f)));
    to[at++] = bestOfP(x, n);
    to[at++] = Window.correlation(x, n, tFrom, tTo);
    to[at++] = bounded(distance(x, n, tFrom, tTo) / height * 2);
    to[at++] = bounded(steepest(x, qrsFrom, qrsTo) / (steepest(n, qrsFrom, qrsTo) + SLIGHT));
    to[at++] = bounded(path(x, wideFrom, wideTo) / (path(n, wideFrom, wideTo) + SLIGHT));
    to[at++] = secondsAbove(x, qrsFrom, qrsTo, 0.5f);
    to[at++] = secondsAbove(x, wideFrom, wideTo, 0.25f);
    to[at++] = secondsAbove(n, qrsFrom, qrsTo, 0.5f);
    return at;
  }

  private int neighbour(Window other, float[] to, int offset) {
    float[] x = other.millivolts;
    float[] n = normal.millivolts();
    float height = height(n);
    int at = offset;
    to[at++] = Window.correlation(x, n, qrsFrom, qrsTo);
    to[at++] = bounded(distance(x, n, qrsFrom, qrsTo) / height);
    to[at++] =
        bounded(Math.max(extreme(x, qrsFrom, qrsTo, 1), -extreme(x, qrsFrom, qrsTo, -1)) / height);
    to[at++] = Window.correlation(x, n, pFrom, pTo);
    to[at++] = bestOfP(x, n);
    return at;
  }

  private float height(float[] n) {
    return Math.max(
        0.05f, Math.max(extreme(n, qrsFrom, qrsTo, 1), -extreme(n, qrsFrom, qrsTo, -1)));
  }

  /** The highest (sign 1) or lowest (sign −1) value. */
  private static float extreme(float[] x, int from, int to, int sign) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      most = Math.max(most, sign * x[i]);
    }
    return sign * most;
  }

  /** The best correlation of the P wave with the normal one, moved by up to 44 ms. */
  private float bestOfP(float[] x, float[] n) {
    float best = -1;
    for (int shift = -mostShift; shift <= mostShift; shift += 2) {
      int from = Math.max(0, pFrom + shift);
      int length = pTo - pFrom - (from - pFrom - shift);
      System.arraycopy(x, from, shifted, pTo - length, length);
      best = Math.max(best, Window.correlation(shifted, n, pTo - length, pTo));
    }
    return best;
  }

  private static float distance(float[] a, float[] b, int from, int to) {
    float mean = 0;
    for (int i = from; i < to; i++) {
      mean += a[i] - b[i];
    }
    mean /= to - from;
    float sum = 0;
    for (int i = from; i < to; i++) {
      float apart = a[i] - b[i] - mean;
      sum += apart * apart;
    }
    return (float) Math.sqrt(sum / (to - from));
  }

  private static float deviation(float[] x, int from, int to) {
    float mean = 0;
    for (int i = from; i < to; i++) {
      mean += x[i];
    }
    mean /= to - from;
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += (x[i] - mean) * (x[i] - mean);
    }
    return (float) Math.sqrt(sum / (to - from));
  }

  private static float steepest(float[] x, int from, int to) {
    float most = 0;
    for (int i = from + 1; i < to; i++) {
      most = Math.max(most, Math.abs(x[i] - x[i - 1]));
    }
    return most;
  }

  private static float path(float[] x, int from, int to) {
    float sum = 0;
    for (int i = from + 1; i < to; i++) {
      sum += Math.abs(x[i] - x[i - 1]);
    }
    return sum;
  }

  /** Tenths of a second in which |x| is above a share of its own greatest. */
  private float secondsAbove(float[] x, int from, int to, float share) {
    float most = Math.max(extreme(x, qrsFrom, qrsTo, 1), -extreme(x, qrsFrom, qrsTo, -1));
    int above = 0;
    for (int i = from; i < to; i++) {
      above += Math.abs(x[i]) > share * most ? 1 : 0;
    }
    return (float) (10 * above / hertz);
  }

  private static float bounded(float value) {
    return Math.max(-MOST, Math.min(MOST, value));
  }
}
