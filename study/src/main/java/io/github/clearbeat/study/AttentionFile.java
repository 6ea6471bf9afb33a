package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of attention, on disk: text, a line a network and strip, compressed; {@code
 * zcat} shows it. The first lines begin with {@code #} and say of what, then the columns are named.
 */
public final class AttentionFile {
  private static final List<String> HEAD =
      List.of("set", "record", "patient", "class", "guidance", "seed", "fold");

  /**
   * All of it.
   *
   * @param about on what networks and strips, in a sentence
   * @param rows one a network and strip
   */
  public record Content(String about, List<AttentionRow> rows) {
    /** Keeps its own copy. */
    public Content {
      rows = List.copyOf(rows);
    }
  }

  private AttentionFile() {}

  /** Writes a file, complete or not at all. */
  public static void write(Path file, Content content) throws IOException {
    StoredText.writeCompressed(
        file,
        to -> {
          to.write("# " + content.about + "\n" + String.join("\t", HEAD));
          for (AttentionMeasure measure : AttentionMeasure.values()) {
            to.write("\t" + measure.id());
          }
          to.write("\n");
          for (AttentionRow row : content.rows) {
            to.write(line(row));
          }
        });
  }

  private static String line(AttentionRow row) {
    StringBuilder line = new StringBuilder();
    line.append(String.join("\t", row.set(), row.record(), row.patient(), row.className()));
    line.append('\t').append(row.guidance().word());
    line.append('\t').append(row.seed()).append('\t').append(row.fold());
    for (AttentionMeasure measure : AttentionMeasure.values()) {
      Double value = row.values().get(measure);
      line.append('\t').append(value == null ? "" : String.format(Locale.ROOT, "%.5f", value));
    }
    return line.append('\n').toString();
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no such file, or damaged; the sentence names the line
   */
  public static Content read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String about = "";
    List<AttentionMeasure> columns = null;
    List<AttentionRow> rows = new ArrayList<>();
    int number = 0;
    try {
      for (String line : StoredText.readCompressed(file, "measurements")) {
        number++;
        if (line.startsWith("# ")) {
          about = line.substring(2);
        } else if (columns == null) {
          columns = columns(line.split("\t", -1));
        } else {
          rows.add(row(line.split("\t", -1), columns));
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          name + " line " + number, "expected a network and a strip with a value a measure");
    }
    if (rows.isEmpty()) {
      throw new MalformedInputException(name, "the file holds no measurement");
    }
    return new Content(about, rows);
  }

  private static List<AttentionMeasure> columns(String[] words) {
    if (!List.of(words).subList(0, HEAD.size()).equals(HEAD)) {
      throw new IllegalArgumentException("columns");
    }
    List<AttentionMeasure> columns = new ArrayList<>();
    for (int i = HEAD.size(); i < words.length; i++) {
      columns.add(AttentionMeasure.of(words[i]).orElseThrow(IllegalArgumentException::new));
    }
    return columns;
  }

  private static AttentionRow row(String[] words, List<AttentionMeasure> columns) {
    if (words.length != HEAD.size() + columns.size()) {
      throw new IllegalArgumentException("columns");
    }
    Map<AttentionMeasure, Double> values = new EnumMap<>(AttentionMeasure.class);
    for (int i = 0; i < columns.size(); i++) {
      String word = words[HEAD.size() + i];
      if (!word.isEmpty()) {
        values.put(columns.get(i), Double.valueOf(word));
      }
    }
    return new AttentionRow(
        words[0],
        words[1],
        words[2],
        words[3],
        Guidance.valueOf(words[4].toUpperCase(Locale.ROOT)),
        Long.parseLong(words[5]),
        Integer.parseInt(words[6]),
        values);
  }
}
