package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Lead II of recordings of PTB-XL: one file of 16-bit numbers, and a table with a row each. */
final class PtbxlLead2 implements StripDataSet {
  private static final String NAME = "ptbxl_lead2";
  private static final String SAMPLES = "leadII_500hz.i16";
  private static final int LENGTH = 5000;
  private static final int BYTES = 2 * LENGTH;
  private static final double HERTZ = 500;

  /** The unit is a microvolt. */
  private static final float UNITS_PER_MILLIVOLT = 1000;

  /** A statement in {@code {'NORM': 100.0, 'SR': 0.0}}. */
  private static final Pattern STATEMENT = Pattern.compile("'([^']+)'\\s*:");

  private final Path samples;
  private final List<StripEntry> entries;
  private final Map<String, Integer> rowOf;

  private PtbxlLead2(Path samples, List<StripEntry> entries, Map<String, Integer> rowOf) {
    this.samples = samples;
    this.entries = List.copyOf(entries);
    this.rowOf = rowOf;
  }

  static PtbxlLead2 open(Path folder) throws IOException {
    Path index = folder.resolve("index.csv");
    Path samples = folder.resolve(SAMPLES);
    List<StripEntry> entries = new ArrayList<>();
    Map<String, Integer> rowOf = new HashMap<>();
    for (CSVRecord row :
        Tables.read(
            index, "row", "ecg_id", "patient_id", "strat_fold", "rhythm_codes", "scp_codes")) {
      StripEntry entry = entry(index, row);
      int position = number(index, row, "row");
      if (position != entries.size()) {
        throw new MalformedInputException(
            Tables.place(index, row),
            "row is " + position + ", expected " + entries.size() + ", the rows in order");
      }
      if (rowOf.put(entry.record(), position) != null) {
        throw new MalformedInputException(
            Tables.place(index, row), "ecg_id " + entry.record() + " stands there twice");
      }
      entries.add(entry);
    }
    long bytes = Files.isRegularFile(samples) ? Files.size(samples) : 0;
    if (bytes != (long) BYTES * entries.size()) {
      throw new MalformedInputException(
          SAMPLES,
          "the file has "
              + bytes
              + " bytes, expected "
              + BYTES
              + " for each of the "
              + entries.size()
              + " rows of "
              + index.getFileName());
    }
    return new PtbxlLead2(samples, entries, rowOf);
  }

  private static StripEntry entry(Path index, CSVRecord row) throws MalformedInputException {
    Set<Rhythm> rhythms = EnumSet.noneOf(Rhythm.class);
    List<String> further = new ArrayList<>();
    Matcher statements = STATEMENT.matcher(Tables.field(index, row, "scp_codes"));
    while (statements.find()) {
      Optional<Rhythm> rhythm = RhythmCoding.SCP_ECG.rhythmOf(statements.group(1));
      rhythm.ifPresentOrElse(rhythms::add, () -> further.add(statements.group(1)));
    }
    return new StripEntry(
        NAME,
        Integer.toString(number(index, row, "ecg_id")),
        "ptbxl/" + number(index, row, "patient_id"),
        OptionalInt.of(number(index, row, "strat_fold")),
        rhythms,
        further);
  }

  /** A whole number, as in 15709 or 15709.0. */
  private static int number(Path index, CSVRecord row, String column)
      throws MalformedInputException {
    String found = Tables.field(index, row, column);
    try {
      return Integer.parseInt(
          found.endsWith(".0") ? found.substring(0, found.length() - 2) : found);
    } catch (NumberFormatException e) {
      throw new MalformedInputException(
          Tables.place(index, row), column + " is '" + found + "', expected a whole number");
    }
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
  public List<String> leads(StripEntry entry) {
    return List.of(usualLead());
  }

  @Override
  public Strip read(StripEntry entry, String lead) throws IOException {
    if (!lead.equalsIgnoreCase(usualLead())) {
      throw new MalformedInputException(
          NAME + "/" + entry.record(), "there is no lead " + lead + " (leads: II)");
    }
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(samples)) {
      long at = (long) BYTES * rowOf.get(entry.record());
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, at + bytes.position()) < 0) {
          throw new MalformedInputException(
              SAMPLES + " at byte " + (at + bytes.position()),
              "the file ends, expected " + BYTES + " bytes of " + entry.record());
        }
      }
    }
    float[] millivolts = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      short value = bytes.getShort(2 * i);
      millivolts[i] = value == Short.MIN_VALUE ? Float.NaN : value / UNITS_PER_MILLIVOLT;
    }
    return new Strip(millivolts, HERTZ);
  }
}
