package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".part");
    try {
      try (BufferedWriter to =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(temporary)),
                  StandardCharsets.UTF_8))) {
        to.write("# " + content.about + "\n" + String.join("\t", HEAD));
        for (AttentionMeasure measure : AttentionMeasure.values()) {
          to.write("\t" + measure.id());
        }
        to.write("\n");
        for (AttentionRow row : content.rows) {
          to.write(line(row));
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
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
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        number++;
        if (line.startsWith("# ")) {
          about = line.substring(2);
        } else if (columns == null) {
          columns = columns(line.split("\t", -1));
        } else {
          rows.add(row(line.split("\t", -1), columns));
        }
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new MalformedInputException(name, "the file is cut short or holds no measurements");
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
