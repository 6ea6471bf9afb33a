package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model made of whole recordings at our own R peaks, counted by record, kept in a file:
 * text, a line for each record and mapping, with the columns of {@code bxb}'s matrix.
 *
 * <pre>{@code
 * DetectedCounts counts = DetectedCounts.read(Path.of("arrhythminet-v1-seed1.counts.tsv"));
 * counts.figures().rows();
 * }</pre>
 *
 * @param model id of the model
 * @param sha256 of its weights
 * @param protocol whose test records were analysed
 * @param seed of the training
 * @param papers matrices by record, escape beats as N
 * @param bxb the same with escape beats as S
 */
public record DetectedCounts(
    String model,
    String sha256,
    String protocol,
    long seed,
    Map<String, BeatMatrix> papers,
    Map<String, BeatMatrix> bxb) {
  /** How the names of such files end. */
  public static final String ENDING = ".counts.tsv";

  private static final BeatLabel[] LABELS = BeatLabel.values();

  /** Keeps its own copies; checks that both are of the same records. */
  public DetectedCounts {
    papers = new LinkedHashMap<>(papers);
    bxb = new LinkedHashMap<>(bxb);
    if (papers.isEmpty() || !papers.keySet().equals(bxb.keySet())) {
      throw new IllegalArgumentException("both mappings are of the same records, one at least");
    }
  }

  /** The figures, with intervals over records. */
  public BeatFigures figures() {
    return BeatFigures.ofGroups(papers, bxb);
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("# model\t").append(model).append('\n');
    text.append("# sha256\t").append(sha256).append('\n');
    text.append("# protocol\t").append(protocol).append('\n');
    text.append("# seed\t").append(seed).append('\n');
    text.append(head()).append('\n');
    papers.forEach((record, matrix) -> line(text, record, BeatFigures.PAPERS, matrix));
    bxb.forEach((record, matrix) -> line(text, record, BeatFigures.BXB, matrix));
    return text.toString();
  }

  private static String head() {
    StringBuilder head = new StringBuilder("record\tmapping");
    for (BeatLabel reference : LABELS) {
      for (BeatLabel test : LABELS) {
        head.append('\t').append(reference.name()).append(test.testLetter());
      }
    }
    return head.toString();
  }

  private static void line(StringBuilder text, String record, String mapping, BeatMatrix matrix) {
    text.append(record).append('\t').append(mapping);
    for (long[] row : matrix.toArray()) {
      for (long count : row) {
        text.append('\t').append(count);
      }
    }
    text.append('\n');
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no such file; the sentence names the line
   */
  public static DetectedCounts read(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<String> lines = StoredText.read(file, "counts");
    List<String> about = new ArrayList<>();
    Map<String, BeatMatrix> papers = new LinkedHashMap<>();
    Map<String, BeatMatrix> bxb = new LinkedHashMap<>();
    int number = 0;
    try {
      for (String line : lines) {
        number++;
        String[] words = line.split("\t", -1);
        if (number <= 4) {
          about.add(words[1]);
        } else if (number == 5) {
          if (!line.equals(head())) {
            throw new IllegalArgumentException("columns");
          }
        } else {
          (words[1].equals(BeatFigures.PAPERS) ? papers : bxb).put(words[0], matrix(words));
        }
      }
      return new DetectedCounts(
          about.get(0), about.get(1), about.get(2), Long.parseLong(about.get(3)), papers, bxb);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          name + " line " + number, "expected a record, a mapping and its 49 counts");
    }
  }

  private static BeatMatrix matrix(String[] words) {
    int labels = LABELS.length;
    if (words.length != 2 + labels * labels) {
      throw new IllegalArgumentException("columns");
    }
    long[][] counts = new long[labels][labels];
    for (int i = 0; i < labels * labels; i++) {
      counts[i / labels][i % labels] = Long.parseLong(words[2 + i]);
    }
    return BeatMatrix.of(counts);
  }
}
