package io.github.clearbeat.study.synthesis;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One beat cut out of a recording, from before its P wave to after its T wave, with nothing left at
 * its ends, so that beats can be added up at any distance.
 *
 * @param millivolts the beat
 * @param r position of the R peak in it
 */
record BeatShape(float[] millivolts, int r) {
  private static final double MOST_BEFORE_SECONDS = 0.3;
  private static final double MOST_AFTER_SECONDS = 0.58;
  private static final double P_ENDS_SECONDS = 0.055;
  private static final double GREATEST_MILLIVOLTS = 6;

  /** Beats of a group; normal ones only where both neighbours are normal too. */
  static List<BeatShape> cut(
      float[] signal, double hertz, List<Annotation> beats, BeatGroup wanted) {
    List<BeatShape> shapes = new ArrayList<>();
    for (int i = 1; i + 1 < beats.size(); i++) {
      boolean alone =
          wanted != BeatGroup.N
              || group(beats.get(i - 1)) == wanted && group(beats.get(i + 1)) == wanted;
      if (group(beats.get(i)) != wanted || !alone) {
        continue;
      }
      long at = beats.get(i).sampleIndex();
      double before = (at - beats.get(i - 1).sampleIndex()) / hertz;
      double after = (beats.get(i + 1).sampleIndex() - at) / hertz;
      int r = (int) (Math.min(MOST_BEFORE_SECONDS, 0.4 * before) * hertz);
      int rest = (int) (Math.min(MOST_AFTER_SECONDS, 0.62 * after) * hertz);
      if (before < 0.45 || after < 0.5 || at < r || at + rest >= signal.length) {
        continue;
      }
      BeatShape shape = new BeatShape(Arrays.copyOfRange(signal, (int) at - r, (int) at + rest), r);
      if (shape.ended(hertz)) {
        shapes.add(shape);
      }
    }
    return shapes;
  }

  private static BeatGroup group(Annotation beat) {
    return BeatMapping.PAPERS.groupOf(beat.code()).orElse(BeatGroup.Q);
  }

  /** Takes the line between the ends away and fades both; false where that leaves no beat. */
  private boolean ended(double hertz) {
    int n = millivolts.length;
    int few = Math.max(2, (int) (0.02 * hertz));
    float first = median(0, few);
    float last = median(n - few, n);
    int fade = Math.max(2, (int) (0.03 * hertz));
    float most = 0;
    for (int i = 0; i < n; i++) {
      float line = first + (last - first) * i / (n - 1);
      int fromEnd = Math.min(i, n - 1 - i);
      double share = fromEnd < fade ? 0.5 - 0.5 * StrictMath.cos(Math.PI * fromEnd / fade) : 1;
      millivolts[i] = (float) ((millivolts[i] - line) * share);
      most = Math.max(most, Math.abs(millivolts[i]));
    }
    return most > 0.05f && most < GREATEST_MILLIVOLTS;
  }

  private float median(int from, int to) {
    float[] sorted = Arrays.copyOfRange(millivolts, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  float height() {
    float most = 0;
    for (float value : millivolts) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  int pEnd(double hertz) {
    return Math.max(3, r - (int) (P_ENDS_SECONDS * hertz));
  }

  /** The same without P wave: a line from nothing to where the QRS complex begins. */
  BeatShape withoutP(double hertz) {
    float[] changed = millivolts.clone();
    int end = pEnd(hertz);
    for (int i = 0; i < end; i++) {
      changed[i] = millivolts[end] * i / end;
    }
    return new BeatShape(changed, r);
  }

  /** The same with a T wave that comes sooner, by a factor, from 80 ms after the R peak on. */
  BeatShape shortened(double factor, double hertz) {
    int from = r + (int) (0.08 * hertz);
    int rest = millivolts.length - from;
    int kept = (int) (rest * factor);
    if (rest < 10 || kept < 2) {
      return this;
    }
    float[] changed = Arrays.copyOf(millivolts, from + kept);
    for (int i = 0; i < kept; i++) {
      double place = (double) i * (rest - 1) / (kept - 1);
      int below = Math.min((int) place, rest - 2);
      double share = place - below;
      changed[from + i] =
          (float) ((1 - share) * millivolts[from + below] + share * millivolts[from + below + 1]);
    }
    return new BeatShape(changed, r);
  }
}
