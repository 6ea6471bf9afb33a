package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The patient's own usual beat, learnt from the stream without labels: at most four running shapes,
 * of which the one that most beats of late belong to counts as normal.
 *
 * <p>A beat joins the shape that it correlates with best around its QRS complex, if by more than
 * 0.85, and moves it by a tenth (faster while the shape is young); else it founds a new shape in
 * place of the lightest. Weights fade with a half-life of some 140 beats, so that a lasting change
 * of shape is learnt and a run of ectopic beats is not.
 */
final class RunningNormal {
  private static final int SHAPES = 4;
  private static final float JOINS = 0.85f;
  private static final float FADE = 0.995f;

  private final float[][] shapes;
  private final float[] weights = new float[SHAPES];
  private final float[] peakToPeak = new float[SHAPES];
  private final int qrsFrom;
  private final int qrsTo;
  private final int pFrom;
  private final int pTo;
  private int dominant = -1;

  RunningNormal(Preparation preparation) {
    int before = preparation.beforeSamples();
    int samples = preparation.windowSamples();
    double hertz = preparation.hertz();
    shapes = new float[SHAPES][samples];
    qrsFrom = Math.max(0, before - (int) (0.12 * hertz));
    qrsTo = Math.min(samples, before + (int) (0.20 * hertz));
    pFrom = Math.max(0, before - (int) (0.25 * hertz));
    pTo = Math.max(pFrom, before - (int) (0.08 * hertz));
  }

  /** Whether any beat has been learnt. */
  boolean known() {
    return dominant >= 0;
  }

  /** The shape in millivolts, mean taken away; the instance's own. */
  float[] millivolts() {
    return shapes[dominant];
  }

  float peakToPeak() {
    return peakToPeak[dominant];
  }

  /** 1 − correlation around the QRS complex, 0 to 2. */
  float unlikeness(Window window) {
    return 1 - Window.correlation(window.millivolts, shapes[dominant], qrsFrom, qrsTo);
  }

  /** 1 − correlation where the P wave stands, 0 to 2. */
  float unlikenessOfP(Window window) {
    return 1 - Window.correlation(window.millivolts, shapes[dominant], pFrom, pTo);
  }

  void learn(Window window) {
    int nearest = 0;
    float best = -2;
    int lightest = 0;
    for (int s = 0; s < SHAPES; s++) {
      weights[s] *= FADE;
      float alike =
          weights[s] > 0 ? Window.correlation(window.millivolts, shapes[s], qrsFrom, qrsTo) : -2;
      if (alike > best) {
        best = alike;
        nearest = s;
      }
      if (weights[s] < weights[lightest]) {
        lightest = s;
      }
    }
    int joined = best > JOINS ? nearest : lightest;
    move(joined, window, best > JOINS ? Math.max(0.1f, 1 / (1 + weights[joined])) : 1f);
    weights[joined] = best > JOINS ? weights[joined] + 1 : 1;
    dominant = 0;
    for (int s = 1; s < SHAPES; s++) {
      if (weights[s] > weights[dominant]) {
        dominant = s;
      }
    }
  }

  private void move(int shape, Window window, float share) {
    float[] values = shapes[shape];
    for (int i = 0; i < values.length; i++) {
      values[i] += share * (window.millivolts[i] - values[i]);
    }
    peakToPeak[shape] += share * (window.peakToPeak - peakToPeak[shape]);
  }

  void save(DataOutput to) throws IOException {
    to.writeInt(dominant);
    for (int s = 0; s < SHAPES; s++) {
      to.writeFloat(weights[s]);
      to.writeFloat(peakToPeak[s]);
      for (float value : shapes[s]) {
        to.writeFloat(value);
      }
    }
  }

  void restore(DataInput from) throws IOException {
    dominant = from.readInt();
    for (int s = 0; s < SHAPES; s++) {
      weights[s] = from.readFloat();
      peakToPeak[s] = from.readFloat();
      for (int i = 0; i < shapes[s].length; i++) {
        shapes[s][i] = from.readFloat();
      }
    }
  }
}
