package io.github.clearbeat.study.synthesis;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.study.synthesis.RhythmProgram.Event;
import io.github.clearbeat.study.synthesis.RhythmProgram.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A made recording: the beats of one patient, set to a rhythm drawn by chance, over his own
 * baseline and noise. Early beats have his QRS complex and T wave and a P wave that is gone,
 * inverted, moved or of another form; where there is fibrillation there are small waves instead of
 * P waves; ventricular beats are his own, or of a drawn form where he has fewer than eight. For
 * training alone, and only beside recordings of the same patient: nobody is scored on it.
 *
 * <pre>{@code
 * Optional<SyntheticRecording> made = SyntheticRecording.of(millivolts, 360, beats, 7);
 * }</pre>
 *
 * @param millivolts the signal
 * @param hertz its rate
 * @param beats in order: {@code N}, {@code A} and {@code V}
 */
public record SyntheticRecording(float[] millivolts, double hertz, List<Annotation> beats) {
  private static final double LENGTH_SECONDS = 720;
  private static final int FEWEST_NORMAL = 40;
  private static final int MOST_NORMAL = 600;
  private static final int FEWEST_VENTRICULAR = 8;
  private static final double MEAN_SECONDS = 1.5;

  /**
   * A recording of twelve minutes, and as long as its last rhythm goes on.
   *
   * @param signal one lead, in millivolts
   * @param hertz its rate
   * @param beats its beats, in order
   * @param seed the same seed gives the same recording
   * @return nothing where the patient has too few normal beats to make one from
   */
  public static Optional<SyntheticRecording> of(
      float[] signal, double hertz, List<Annotation> beats, long seed) {
    List<BeatShape> normal = BeatShape.cut(signal, hertz, beats, BeatGroup.N);
    if (normal.size() < FEWEST_NORMAL) {
      return Optional.empty();
    }
    Chance chance = new Chance(seed);
    int first = chance.index(Math.max(1, normal.size() - MOST_NORMAL));
    normal = normal.subList(first, Math.min(normal.size(), first + MOST_NORMAL));
    List<BeatShape> ventricular = BeatShape.cut(signal, hertz, beats, BeatGroup.V);
    if (ventricular.size() < FEWEST_VENTRICULAR) {
      BeatShape drawn = new VentricularForm(chance).of(middleHeight(normal), hertz);
      ventricular = List.of(drawn);
    }
    double usualRr = usualRr(beats, hertz);
    double base = Math.max(0.5, Math.min(1.4, usualRr * chance.between(0.8, 1.25)));
    List<Event> events = RhythmProgram.draw(chance, base, true, LENGTH_SECONDS);
    return Optional.of(
        new Composer(chance, signal, hertz, normal, ventricular).compose(events, base));
  }

  private static float middleHeight(List<BeatShape> shapes) {
    float[] heights = new float[shapes.size()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = shapes.get(i).height();
    }
    Arrays.sort(heights);
    return heights[heights.length / 2];
  }

  private static double usualRr(List<Annotation> beats, double hertz) {
    double[] rr = new double[beats.size() - 1];
    for (int i = 0; i < rr.length; i++) {
      rr[i] = (beats.get(i + 1).sampleIndex() - beats.get(i).sampleIndex()) / hertz;
    }
    Arrays.sort(rr);
    return rr[rr.length / 2];
  }

  /** Adds the beats up. */
  private static final class Composer {
    private final Chance chance;
    private final float[] signal;
    private final double hertz;
    private final List<BeatShape> normal;
    private final List<BeatShape> ventricular;
    private final AtrialForm usual;
    private final AtrialForm second;
    private final boolean multifocal;
    private int at;

    Composer(
        Chance chance,
        float[] signal,
        double hertz,
        List<BeatShape> normal,
        List<BeatShape> ventricular) {
      this.chance = chance;
      this.signal = signal;
      this.hertz = hertz;
      this.normal = normal;
      this.ventricular = ventricular;
      usual = new AtrialForm(chance);
      second = new AtrialForm(chance);
      multifocal = chance.happens(0.25);
      at = chance.index(normal.size());
    }

    SyntheticRecording compose(List<Event> events, double baseSeconds) {
      double end = events.get(events.size() - 1).seconds() + 2;
      float[] to = new float[(int) (end * hertz)];
      List<Annotation> beats = new ArrayList<>();
      double before = events.get(0).seconds() - baseSeconds;
      for (Event event : events) {
        BeatShape shape = shape(event.kind());
        double ratio = (event.seconds() - before) / baseSeconds;
        if (ratio < 0.8 && event.kind() != Kind.VENTRICULAR) {
          shape = shape.shortened(Math.max(0.7, StrictMath.pow(ratio, 0.35)), hertz);
        }
        before = event.seconds();
        int r = (int) Math.round(event.seconds() * hertz);
        for (int i = 0; i < shape.millivolts().length; i++) {
          int place = r - shape.r() + i;
          if (place >= 0 && place < to.length) {
            to[place] += shape.millivolts()[i];
          }
        }
        beats.add(Annotation.of(r, code(event.kind())));
      }
      fibrillationWaves(events, to);
      background(to);
      return new SyntheticRecording(to, hertz, List.copyOf(beats));
    }

    private static AnnotationCode code(Kind kind) {
      return switch (kind) {
        case NORMAL, FIBRILLATING -> AnnotationCode.NORMAL;
        case EARLY -> AnnotationCode.APC;
        case VENTRICULAR -> AnnotationCode.PVC;
      };
    }

    private BeatShape shape(Kind kind) {
      if (kind == Kind.VENTRICULAR) {
        return ventricular.get(chance.index(ventricular.size()));
      }
      at = (at + 1 + (chance.happens(0.05) ? chance.index(5) : 0)) % normal.size();
      BeatShape own = normal.get(at);
      return switch (kind) {
        case EARLY -> atrialForm().of(own, hertz);
        case FIBRILLATING -> own.withoutP(hertz);
        default -> own;
      };
    }

    private AtrialForm atrialForm() {
      if (multifocal && chance.happens(0.3)) {
        return new AtrialForm(chance);
      }
      return chance.happens(0.9) ? usual : second;
    }

    /** Small waves of 4.5 to 7.5 Hz from the first to the last beat of each fibrillation. */
    private void fibrillationWaves(List<Event> events, float[] to) {
      int first = -1;
      for (int i = 0; i <= events.size(); i++) {
        boolean inside = i < events.size() && events.get(i).kind() == Kind.FIBRILLATING;
        if (inside && first < 0) {
          first = i;
        } else if (i == events.size() || events.get(i).kind() == Kind.NORMAL) {
          if (first >= 0) {
            waves(events.get(first).seconds(), events.get(i - 1).seconds(), to);
          }
          first = -1;
        }
      }
    }

    private void waves(double fromSeconds, double toSeconds, float[] to) {
      double frequency = chance.between(4.5, 7.5);
      double height = chance.logBetween(0.01, 0.08);
      for (int i = (int) (fromSeconds * hertz); i < Math.min(to.length, toSeconds * hertz); i++) {
        double seconds = i / hertz;
        double turn = 2 * Math.PI * frequency * seconds;
        double wander = 1.5 * StrictMath.sin(2 * Math.PI * 0.4 * seconds);
        to[i] +=
            (float) (height * (StrictMath.sin(turn + wander) + 0.4 * StrictMath.sin(2 * turn + 1)));
      }
    }

    /** The recording's own slow baseline, and noise as strong as what is fast in it. */
    private void background(float[] to) {
      int half = (int) (MEAN_SECONDS / 2 * hertz);
      float[] slow = movingMean(movingMean(movingMean(signal, half), half), half);
      float[] smooth = movingMean(signal, 1);
      float[] noise = new float[to.length];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) chance.normal();
      }
      noise = movingMean(noise, Math.max(1, (int) (0.006 * hertz)));
      float[] fast = new float[signal.length];
      for (int i = 0; i < fast.length; i++) {
        fast[i] = Math.abs(signal[i] - smooth[i]);
      }
      float[] smoothNoise = movingMean(noise, 1);
      float[] fastNoise = new float[noise.length];
      for (int i = 0; i < noise.length; i++) {
        fastNoise[i] = Math.abs(noise[i] - smoothNoise[i]);
      }
      float strength = middle(fast) / middle(fastNoise);
      for (int i = 0; i < to.length; i++) {
        to[i] += slow[i % slow.length] - slow[0] + strength * noise[i];
      }
    }

    private static float middle(float[] values) {
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    private static float[] movingMean(float[] from, int half) {
      float[] to = new float[from.length];
      double sum = 0;
      int first = 0;
      int end = 0;
      for (int i = 0; i < from.length; i++) {
        while (end < from.length && end <= i + half) {
          sum += from[end++];
        }
        while (first < i - half) {
          sum -= from[first++];
        }
        to[i] = (float) (sum / (end - first));
      }
      return to;
    }
  }
}
