package io.github.clearbeat.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One wave with its limits, as databases with marked waves hold it: {@code (} at the onset, {@code
 * p}, a beat's code or {@code t} at the peak, {@code )} at the offset.
 *
 * <pre>{@code
 * List<MarkedWave> waves = MarkedWave.of(AnnotationFile.read(Path.of("1.ii")).annotations());
 * AnnotationFile.write(file, 500, MarkedWave.annotations(waves));
 * }</pre>
 *
 * @param kind which wave
 * @param onset sample index of its first sample, {@link #NOT_MARKED} where it is not known
 * @param peak sample index of its peak; the R peak of a QRS complex
 * @param offset sample index of its last sample, {@link #NOT_MARKED} where it is not known
 */
public record MarkedWave(WaveKind kind, long onset, long peak, long offset) {
  /** In place of a sample index that is not known. */
  public static final long NOT_MARKED = -1;

  /** Checks that what is known is in order. */
  public MarkedWave {
    if (peak < 0 || onset != NOT_MARKED && onset > peak || offset != NOT_MARKED && offset < peak) {
      throw new IllegalArgumentException(
          "limits out of order: " + onset + ", " + peak + ", " + offset);
    }
  }

  /**
   * The waves of annotations in the order of time. A {@code (} belongs to the next peak, a {@code
   * )} to the last one; marks of other kinds (also u waves) are passed over, with their limits.
   */
  public static List<MarkedWave> of(List<Annotation> annotations) {
    List<MarkedWave> waves = new ArrayList<>();
    long open = NOT_MARKED;
    boolean closable = false;
    for (Annotation mark : annotations) {
      WaveKind kind = kind(mark.code());
      if (mark.code() == AnnotationCode.WAVE_ON) {
        open = mark.sampleIndex();
        closable = false;
      } else if (mark.code() == AnnotationCode.WAVE_OFF) {
        if (closable) {
          MarkedWave last = waves.remove(waves.size() - 1);
          waves.add(new MarkedWave(last.kind, last.onset, last.peak, mark.sampleIndex()));
        }
        closable = false;
      } else if (kind != null) {
        waves.add(new MarkedWave(kind, open, mark.sampleIndex(), NOT_MARKED));
        open = NOT_MARKED;
        closable = true;
      } else if (mark.code() == AnnotationCode.U_WAVE) {
        open = NOT_MARKED;
        closable = false;
      }
    }
    return waves;
  }

  private static WaveKind kind(AnnotationCode code) {
    if (code.isBeat()) {
      return WaveKind.QRS;
    }
    return switch (code) {
      case P_WAVE -> WaveKind.P;
      case T_WAVE -> WaveKind.T;
      default -> null;
    };
  }

  /** The marks of waves, in the order of time; each QRS complex as {@code N}. */
  public static List<Annotation> annotations(List<MarkedWave> waves) {
    List<Annotation> marks = new ArrayList<>(3 * waves.size());
    for (MarkedWave wave : waves) {
      AnnotationCode code =
          switch (wave.kind) {
            case P -> AnnotationCode.P_WAVE;
            case QRS -> AnnotationCode.NORMAL;
            case T -> AnnotationCode.T_WAVE;
          };
      int number = wave.kind.ordinal();
      if (wave.onset != NOT_MARKED) {
        marks.add(new Annotation(wave.onset, AnnotationCode.WAVE_ON, 0, 0, number, ""));
      }
      marks.add(Annotation.of(wave.peak, code));
      if (wave.offset != NOT_MARKED) {
        marks.add(new Annotation(wave.offset, AnnotationCode.WAVE_OFF, 0, 0, number, ""));
      }
    }
    marks.sort(Comparator.comparingLong(Annotation::sampleIndex));
    return marks;
  }
}
