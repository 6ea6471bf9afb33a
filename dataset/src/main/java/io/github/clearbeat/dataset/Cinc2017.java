package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** The PhysioNet/CinC Challenge 2017. */
final class Cinc2017 implements StripDataSet {
  private static final String NAME = "cinc2017";
  private static final String LABELS = "REFERENCE-v3.csv";

  private final Path folder;
  private final List<StripEntry> entries;

  private Cinc2017(Path folder, List<StripEntry> entries) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
  }

  static Cinc2017 open(Path folder) throws IOException {
    Path labels = folder.resolve(LABELS);
    List<StripEntry> entries = new ArrayList<>();
    for (CSVRecord row : Tables.read(labels)) {
      String record = Tables.field(labels, row, 0);
      String code = Tables.field(labels, row, 1);
      Rhythm rhythm =
          RhythmCoding.CINC_2017
              .rhythmOf(code)
              .orElseThrow(
                  () ->
                      new MalformedInputException(
                          Tables.place(labels, row),
                          "label '" + code + "' of " + record + " is unknown (known: N, A, O, ~)"));
      entries.add(
          new StripEntry(
              NAME, record, NAME + "/" + record, OptionalInt.empty(), Set.of(rhythm), List.of()));
    }
    return new Cinc2017(folder, entries);
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
    return "ECG";
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
    return folder.resolve(entry.record() + ".hea");
  }
}
