package io.github.clearbeat.dataset;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A data set whose beats are annotated, as it lies in a folder.
 *
 * <pre>{@code
 * BeatDataSet mitdb = BeatDataSet.mitdb(root);
 * mitdb.records();                    // 100, 101, …
 * mitdb.annotations("208");           // its reference beats
 * }</pre>
 *
 * @param name as in {@code mitdb}
 * @param folder where it lies
 * @param records the names of its records, in order
 */
public record BeatDataSet(String name, Path folder, List<String> records) {
  private static final String MITDB_RECORDS =
      "100 101 102 103 104 105 106 107 108 109 111 112 113 114 115 116 117 118 119 121 122 123 124"
          + " 200 201 202 203 205 207 208 209 210 212 213 214 215 217 219 220 221 222 223 228 230"
          + " 231 232 233 234";

  /** Keeps its own copy of the names. */
  public BeatDataSet {
    records = List.copyOf(records);
  }

  /** The MIT-BIH Arrhythmia Database, 48 records, in {@code root/mitdb}. */
  public static BeatDataSet mitdb(Path root) throws IOException {
    return new BeatDataSet("mitdb", existing(root, "mitdb"), words(MITDB_RECORDS));
  }

  /** The MIT-BIH Supraventricular Arrhythmia Database in {@code root/svdb}, what there is of it. */
  public static BeatDataSet svdb(Path root) throws IOException {
    Path folder = existing(root, "svdb");
    List<String> names = Files.readAllLines(folder.resolve("RECORDS"));
    return new BeatDataSet("svdb", folder, names.stream().filter(n -> !n.isBlank()).toList());
  }

  /** Who was recorded: records of one person share the name; 201 and 202 of mitdb do. */
  public String patient(String record) {
    return name + "/" + (name.equals("mitdb") && record.equals("202") ? "201" : record);
  }

  /** Opens a record. */
  public Recording open(String record) throws IOException {
    return Recordings.open(folder.resolve(record + ".hea"));
  }

  /** The reference annotations of a record. */
  public List<Annotation> annotations(String record) throws IOException {
    return AnnotationFile.read(folder.resolve(record + ".atr")).annotations();
  }

  /** The lead that networks are trained and tested on: MLII or II, else the first. */
  public static int usualLead(Recording recording) {
    List<Lead> leads = recording.leads();
    for (int i = 0; i < leads.size(); i++) {
      String lead = leads.get(i).name().toUpperCase(Locale.ROOT);
      if (lead.equals("MLII") || lead.equals("II")) {
        return i;
      }
    }
    return 0;
  }

  private static Path existing(Path root, String name) throws IOException {
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new MalformedInputException(
          folder.toString(), "there is no such folder; expected the records of " + name + " there");
    }
    return folder;
  }

  static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }
}
