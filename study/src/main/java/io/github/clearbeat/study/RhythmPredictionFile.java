package io.github.clearbeat.study;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Predictions of strips on disk: text, a line a strip, compressed; {@code zcat} shows it.
 *
 * <p>The first line names the columns and ends with the classes; the lines before it begin with
 * {@code #} and say what it is.
 */
public final class RhythmPredictionFile {
  private static final String HEAD = "record\tpatient\tfold\ttruth";

  private RhythmPredictionFile() {}

  /** Writes a file, complete or not at all. */
  public static void write(Path file, RhythmPredictions predictions) throws IOException {
    StoredText.writeCompressed(
        file,
        to -> {
          to.write("# model\t" + predictions.model() + "\n");
          to.write("# sha256\t" + predictions.sha256() + "\n");
          to.write("# protocol\t" + predictions.protocol() + "\n");
          to.write("# seed\t" + predictions.seed() + "\n");
          to.write("# epochs\t" + predictions.epochs() + "\n");
          to.write(HEAD + "\t" + String.join("\t", predictions.classes()) + "\n");
          for (RhythmPredictions.Row row : predictions.strips()) {
            to.write(line(row, predictions.classes()));
          }
        });
  }

  private static String line(RhythmPredictions.Row row, List<String> classes) {
    StringBuilder line = new StringBuilder();
    line.append(row.record()).append('\t').append(row.patient()).append('\t').append(row.fold());
    line.append('\t').append(classes.get(row.truth()));
    for (float probability : row.probabilities()) {
      line.append('\t').append(String.format(Locale.ROOT, "%.4f", probability));
    }
    return line.append('\n').toString();
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no such file, or damaged; the sentence names the line
   */
  public static RhythmPredictions read(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<String> about = new ArrayList<>();
    List<RhythmPredictions.Row> rows = new ArrayList<>();
    List<String> classes = List.of();
    int number = 0;
    try {
      for (String line : StoredText.readCompressed(file, "predictions")) {
        number++;
        String[] words = line.split("\t", -1);
        if (line.startsWith("# ")) {
          about.add(words.length == 2 ? words[1] : "");
        } else if (line.startsWith(HEAD)) {
          classes = List.of(words).subList(4, words.length);
        } else {
          rows.add(row(words, classes));
        }
      }
      return new RhythmPredictions(
          about.get(0),
          about.get(1),
          about.get(2),
          Long.parseLong(about.get(3)),
          Integer.parseInt(about.get(4)),
          classes,
          rows);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          name + " line " + number, "expected a strip with its class and a probability a class");
    }
  }

  private static RhythmPredictions.Row row(String[] words, List<String> classes) {
    if (words.length != 4 + classes.size() || !classes.contains(words[3])) {
      throw new IllegalArgumentException("columns");
    }
    float[] probabilities = new float[classes.size()];
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Float.parseFloat(words[4 + c]);
    }
    return new RhythmPredictions.Row(
        words[0], words[1], Integer.parseInt(words[2]), classes.indexOf(words[3]), probabilities);
  }
}
