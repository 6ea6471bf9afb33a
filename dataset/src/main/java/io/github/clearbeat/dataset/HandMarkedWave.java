package io.github.clearbeat.dataset;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One wave whose limits a cardiologist marked.
 *
 * <pre>{@code
 * List<HandMarkedWave> waves = HandMarkedWave.ludb(DataRoot.folder(), "1", "II");
 * }</pre>
 *
 * @param kind which wave
 * @param fromSeconds its beginning, from the recording's first sample
 * @param toSeconds its end
 */
public record HandMarkedWave(Kind kind, double fromSeconds, double toSeconds) {
  private static final double LUDB_HERTZ = 500;

  /** Which wave. */
  public enum Kind {
    /** The P wave. */
    P,
    /** The QRS complex. */
    QRS,
    /** The T wave. */
    T
  }

  /**
   * The waves of one lead of the Lobachevsky University Database in {@code root/ludb}, in the order
   * of time. Its first and last beats are mostly not marked. A wave with only one limit, as there
   * are a few, is left out.
   *
   * @param root the data root
   * @param record its name, as in {@code 1}
   * @param lead its name, as in II
   * @throws io.github.clearbeat.recording.MalformedInputException if the file is none of marks
   * @throws IOException if it cannot be read
   */
  public static List<HandMarkedWave> ludb(Path root, String record, String lead)
      throws IOException {
    Path folder = root.resolve("ludb").resolve("data");
    String name = record + "." + lead.toLowerCase(Locale.ROOT);
    return of(AnnotationFile.read(folder.resolve(name)).annotations(), LUDB_HERTZ);
  }

  /** The waves of marks that read onset, peak, end. */
  static List<HandMarkedWave> of(List<Annotation> marks, double hertz) {
    List<HandMarkedWave> waves = new ArrayList<>();
    for (int i = 1; i + 1 < marks.size(); i++) {
      Kind kind =
          switch (marks.get(i).code()) {
            case P_WAVE -> Kind.P;
            case NORMAL -> Kind.QRS;
            case T_WAVE -> Kind.T;
            default -> null;
          };
      if (kind != null
          && marks.get(i - 1).code() == AnnotationCode.WAVE_ON
          && marks.get(i + 1).code() == AnnotationCode.WAVE_OFF) {
        double from = marks.get(i - 1).sampleIndex() / hertz;
        waves.add(new HandMarkedWave(kind, from, marks.get(i + 1).sampleIndex() / hertz));
      }
    }
    return List.copyOf(waves);
  }
}
