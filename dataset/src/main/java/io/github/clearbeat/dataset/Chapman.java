package io.github.clearbeat.dataset;

import io.github.clearbeat.format.SampleMatrix;
import io.github.clearbeat.format.Spreadsheet;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chapman-Shaoxing as on figshare: {@code Diagnostics.xlsx}, and a matrix of samples for each of
 * its rows, CSV or MATLAB version 5, 500 Hz, in microvolts, twelve columns in the usual order.
 */
final class Chapman implements StripDataSet {
  private static final String NAME = "chapman";
  private static final String TABLE = "Diagnostics.xlsx";
  private static final String NO_FURTHER = "NONE";
  private static final double HERTZ = 500;
  private static final float MICROVOLTS_PER_MILLIVOLT = 1000;
  private static final int DEEPEST = 6;
  private static final List<String> LEADS =
      List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

  private final Path folder;
  private final List<StripEntry> entries;
  private final Map<String, Path> files;

  private Chapman(Path folder, List<StripEntry> entries, Map<String, Path> files) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
    this.files = files;
  }

  static Chapman open(Path folder) throws IOException {
    Path table = folder.resolve(TABLE);
    if (!Files.isRegularFile(table)) {
      table = folder.resolve("labels").resolve(TABLE);
    }
    List<StripEntry> entries = entries(table);
    return new Chapman(folder, entries, files(folder, entries));
  }

  /** The same with only those rows whose samples are there. */
  Chapman present() {
    return new Chapman(
        folder, entries.stream().filter(e -> files.containsKey(e.record())).toList(), files);
  }

  private static List<StripEntry> entries(Path table) throws IOException {
    String name = table.getFileName().toString();
    List<List<String>> rows = Spreadsheet.read(table);
    List<String> header = rows.isEmpty() ? List.of() : rows.get(0);
    int record = column(name, header, "FileName");
    int rhythm = column(name, header, "Rhythm");
    int further = column(name, header, "Beat");
    List<StripEntry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int r = 1; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      String at = name + ": row " + (r + 1);
      String file = cell(row, record);
      if (row.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (file.isEmpty() || !seen.add(file)) {
        throw new MalformedInputException(
            at, "FileName is '" + file + "', expected a name that stands in one row only");
      }
      entries.add(entry(file, cell(row, rhythm), cell(row, further)));
    }
    return entries;
  }

  private static StripEntry entry(String file, String rhythm, String further) {
    Optional<Rhythm> known = RhythmCoding.CHAPMAN.rhythmOf(rhythm);
    List<String> others = new ArrayList<>();
    if (known.isEmpty() && !rhythm.isEmpty()) {
      others.add(rhythm);
    }
    if (!further.equals(NO_FURTHER) && !further.isEmpty()) {
      others.addAll(List.of(further.split("\\s+")));
    }
    return new StripEntry(
        NAME,
        file,
        NAME + "/" + file,
        OptionalInt.empty(),
        known.map(Set::of).orElse(Set.of()),
        others);
  }

  private static int column(String name, List<String> header, String wanted)
      throws MalformedInputException {
    for (int c = 0; c < header.size(); c++) {
      if (header.get(c).strip().equals(wanted)) {
        return c;
      }
    }
    throw new MalformedInputException(
        name + ": row 1",
        "there is no column " + wanted + " (columns: " + String.join(", ", header) + ")");
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column).strip() : "";
  }

  /** Where the samples of each row lie; denoised ones are taken before others. */
  private static Map<String, Path> files(Path folder, List<StripEntry> entries) throws IOException {
    Set<String> records = new HashSet<>();
    entries.forEach(entry -> records.add(entry.record()));
    Map<String, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("\\.(csv|mat)$", "");
        if (!stem.equals(name) && records.contains(stem)) {
          files.merge(stem, file, (first, second) -> denoised(first) ? first : second);
        }
      }
    }
    return files;
  }

  private static boolean denoised(Path file) {
    return file.getParent().toString().toLowerCase(Locale.ROOT).contains("denoised");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<StripEntry> entries() {
    return entries;
  }

  @Override
  public List<StripReject> rejects() {
    return List.of();
  }

  @Override
  public String usualLead() {
    return "II";
  }

  @Override
  public List<String> leads(StripEntry entry) throws IOException {
    return leads(file(entry), SampleMatrix.read(file(entry)));
  }

  private static List<String> leads(Path file, SampleMatrix samples)
      throws MalformedInputException {
    if (samples.columnCount() != LEADS.size()) {
      throw new MalformedInputException(
          file.getFileName().toString(),
          "there are "
              + samples.rowCount()
              + " rows of "
              + samples.columnCount()
              + " numbers, expected a row a sample with the 12 leads");
    }
    return samples.names().isEmpty() ? LEADS : samples.names();
  }

  private Path file(StripEntry entry) throws MalformedInputException {
    Path file = files.get(entry.record());
    if (file == null) {
      throw new MalformedInputException(
          entry.record(),
          "there are no samples of it, expected "
              + entry.record()
              + ".csv or .mat below "
              + folder);
    }
    return file;
  }

  @Override
  public Strip read(StripEntry entry, String lead) throws IOException {
    Path file = file(entry);
    SampleMatrix samples = SampleMatrix.read(file);
    List<String> leads = leads(file, samples);
    for (int position = 0; position < leads.size(); position++) {
      if (leads.get(position).equalsIgnoreCase(lead)) {
        float[] millivolts = samples.column(position);
        for (int i = 0; i < millivolts.length; i++) {
          millivolts[i] /= MICROVOLTS_PER_MILLIVOLT;
        }
        return new Strip(millivolts, HERTZ);
      }
    }
    throw new MalformedInputException(
        file.getFileName().toString(),
        "there is no lead " + lead + " (leads: " + String.join(", ", leads) + ")");
  }

  @Override
  public String stamp(StripEntry entry) throws IOException {
    Path file = files.get(entry.record());
    return file == null ? "absent " : FileStamp.of(file);
  }
}
