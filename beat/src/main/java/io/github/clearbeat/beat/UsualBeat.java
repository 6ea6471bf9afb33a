package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The shapes of a patient's beats, learnt from the stream without labels, and the usual beat among
 * them. A beat is first moved by up to 33 ms to where it fits the shape it is most like, so that
 * nothing depends on which sample of a QRS complex was marked.
 *
 * <p>A beat joins a shape that it correlates with by 0.9 or more around its QRS complex, at half to
 * twice its height; else it founds a shape in place of the lightest. Weights fade with a half-life
 * of some 350 beats. The usual beat is the mean of the recent beats of the heaviest shape that did
 * not come early, so that the P waves of early beats do not blur it.
 */
final class UsualBeat {
  private static final int SHAPES = 12;
  private static final double SHIFT_SECONDS = 0.033;
  private static final float JOINS = 0.9f;
  private static final float FADE = 0.998f;
  private static final float EARLY = -0.12f;
  private static final float LEAST_SHARE = 1 / 64f;
  private static final float SLIGHT = 1e-6f;
  private static final float COST_OF_A_SAMPLE = 1e-4f;

  private final int shift;
  private final int qrsFrom;
  private final int qrsLength;
  private final float[][] qrs; // mean taken away
  private final float[] sizes = new float[SHAPES];
  private final float[] weights = new float[SHAPES];
  private final float[] early = new float[SHAPES];
  private final float[][] usual;
  private final int[] inTime = new int[SHAPES];
  private final int[] founded = new int[SHAPES];
  private final float[] beat;
  private int shapesFounded;
  private int dominant = -1;
  private int nearest = -1;
  private float alike;

  UsualBeat(Preparation preparation) {
    double hertz = preparation.hertz();
    shift = shiftSamples(hertz);
    qrsFrom = preparation.beforeSamples() - (int) Math.round(0.1 * hertz);
    qrsLength = (int) Math.round(0.222 * hertz);
    qrs = new float[SHAPES][qrsLength];
    usual = new float[SHAPES][preparation.windowSamples()];
    beat = new float[qrsLength];
  }

  /** How far a beat may be moved either way. */
  static int shiftSamples(double hertz) {
    return (int) Math.round(SHIFT_SECONDS * hertz);
  }

  boolean known() {
    return dominant >= 0;
  }

  /** The usual beat in millivolts, mean taken away; the instance's own. */
  float[] millivolts() {
    return usual[dominant];
  }

  /**
   * Where in a stretch the window begins that fits best.
   *
   * @param stretch a window with {@link #shiftSamples} more on either side
   * @return 0 to twice that; the middle where no shape fits
   */
  int fit(float[] stretch) {
    nearest = -1;
    alike = JOINS;
    int place = shift;
    for (int from = 0; from <= 2 * shift; from++) {
      float size = take(stretch, from + qrsFrom);
      float cost = 1 - Math.abs(from - shift) * COST_OF_A_SAMPLE;
      for (int s = 0; s < SHAPES; s++) {
        float ratio = size / (sizes[s] + SLIGHT);
        if (weights[s] > 0 && ratio > 0.5f && ratio < 2) {
          float fits = dot(beat, qrs[s]) / (size * sizes[s] + SLIGHT) * cost;
          if (fits >= alike) {
            alike = fits;
            nearest = s;
            place = from;
          }
        }
      }
    }
    return place;
  }

  private float take(float[] from, int at) {
    float sum = 0;
    for (int i = 0; i < qrsLength; i++) {
      sum += from[at + i];
    }
    float mean = sum / qrsLength;
    for (int i = 0; i < qrsLength; i++) {
      beat[i] = from[at + i] - mean;
    }
    return (float) Math.sqrt(dot(beat, beat));
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * Learns the beat that was last fitted.
   *
   * @param window the beat, moved
   * @param earliness ln(RR before / usual RR)
   * @return the name of its shape, for {@link #share} and {@link #earliness}
   */
  int learn(float[] window, float earliness) {
    for (int s = 0; s < SHAPES; s++) {
      weights[s] *= FADE;
    }
    int shape = nearest >= 0 ? nearest : lightest();
    take(window, qrsFrom);
    if (nearest < 0) {
      weights[shape] = 0;
      inTime[shape] = 0;
      early[shape] = 0;
      founded[shape] = ++shapesFounded;
    }
    weights[shape]++;
    float share = Math.max(LEAST_SHARE, 1 / weights[shape]);
    move(qrs[shape], beat, share);
    sizes[shape] = (float) Math.sqrt(dot(qrs[shape], qrs[shape]));
    early[shape] += share * (Math.max(-1, Math.min(1, earliness)) - early[shape]);
    if (earliness > EARLY) {
      inTime[shape]++;
      move(usual[shape], window, Math.max(LEAST_SHARE, 1f / inTime[shape]));
    } else if (inTime[shape] == 0) {
      move(usual[shape], window, share);
    }
    dominant = 0;
    for (int s = 1; s < SHAPES; s++) {
      if (weights[s] > weights[dominant]) {
        dominant = s;
      }
    }
    return shape + SHAPES * founded[shape];
  }

  private int lightest() {
    int lightest = 0;
    for (int s = 1; s < SHAPES; s++) {
      if (weights[s] < weights[lightest]) {
        lightest = s;
      }
    }
    return lightest;
  }

  private static void move(float[] values, float[] towards, float share) {
    for (int i = 0; i < values.length; i++) {
      values[i] += share * (towards[i] - values[i]);
    }
  }

  /** The share of the late beats that a shape has now; 0 for one that was given up. */
  float share(int name) {
    float sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return founded[name % SHAPES] == name / SHAPES ? weights[name % SHAPES] / sum : 0;
  }

  /** How early the beats of a shape come in the mean, as ln; 0 for one that was given up. */
  float earliness(int name) {
    return founded[name % SHAPES] == name / SHAPES ? early[name % SHAPES] : 0;
  }

  void save(DataOutput to) throws IOException {
    to.writeInt(dominant);
    to.writeInt(shapesFounded);
    for (int s = 0; s < SHAPES; s++) {
      to.writeFloat(sizes[s]);
      to.writeFloat(weights[s]);
      to.writeFloat(early[s]);
      to.writeInt(inTime[s]);
      to.writeInt(founded[s]);
      for (float[] wave : Arrays.asList(qrs[s], usual[s])) {
        for (float value : wave) {
          to.writeFloat(value);
        }
      }
    }
  }

  void restore(DataInput from) throws IOException {
    dominant = from.readInt();
    shapesFounded = from.readInt();
    for (int s = 0; s < SHAPES; s++) {
      sizes[s] = from.readFloat();
      weights[s] = from.readFloat();
      early[s] = from.readFloat();
      inTime[s] = from.readInt();
      founded[s] = from.readInt();
      for (float[] wave : Arrays.asList(qrs[s], usual[s])) {
        for (int i = 0; i < wave.length; i++) {
          wave[i] = from.readFloat();
        }
      }
    }
  }
}
