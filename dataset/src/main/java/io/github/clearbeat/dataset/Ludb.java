package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** The Lobachevsky University Database: 12 leads, labels in {@code ludb.csv}. */
final class Ludb implements StripDataSet {
  private static final String NAME = "ludb";

  /** Findings beside the rhythm; the electric axis, which every record has, is none. */
  private static final List<String> FURTHER =
      List.of(
          "Conduction abnormalities",
          "Extrasystolies",
          "Hypertrophies",
          "Cardiac pacing",
          "Ischemia",
          "Non-specific repolarization abnormalities",
          "Other states");

  private final Path folder;
  private final List<StripEntry> entries;

  private Ludb(Path folder, List<StripEntry> entries) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
  }

  static Ludb open(Path folder) throws IOException {
    Path labels = folder.resolve("ludb.csv");
    List<String> columns = new ArrayList<>(FURTHER);
    columns.add("ID");
    columns.add("Rhythms");
    List<StripEntry> entries = new ArrayList<>();
    for (CSVRecord row : Tables.read(labels, columns.toArray(String[]::new))) {
      entries.add(entry(labels, row));
    }
    return new Ludb(folder, entries);
  }

  private static StripEntry entry(Path labels, CSVRecord row) throws MalformedInputException {
    String record = Tables.field(labels, row, "ID");
    Set<Rhythm> rhythms = EnumSet.noneOf(Rhythm.class);
    List<String> further = new ArrayList<>();
    for (String line : lines(labels, row, "Rhythms")) {
      Optional<Rhythm> rhythm = RhythmCoding.LUDB.rhythmOf(line);
      rhythm.ifPresentOrElse(rhythms::add, () -> further.add(line));
    }
    for (String column : FURTHER) {
      further.addAll(lines(labels, row, column));
    }
    return new StripEntry(NAME, record, NAME + "/" + record, OptionalInt.empty(), rhythms, further);
  }

  private static List<String> lines(Path labels, CSVRecord row, String column)
      throws MalformedInputException {
    return Tables.field(labels, row, column)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
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
    return WfdbStrip.leads(header(entry));
  }

  @Override
  public Strip read(StripEntry entry, String lead) throws IOException {
    return WfdbStrip.read(header(entry), lead);
  }

  private Path header(StripEntry entry) {
    return folder.resolve("data").resolve(entry.record() + ".hea");
  }
}
