package io.github.clearbeat.format;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A CSV file as a recording: read through once when it is opened, to count and check its rows; the
 * samples stay in the file, and a coarse table says at which byte every so many rows begin.
 */
final class CsvRecording implements FileRecording {
  private static final int BLOCK = 4096;

  private final Path file;
  private final FileChannel channel;
  private final CsvHeader header;
  private final CsvIndex index;
  private final double hertz;
  private final List<Lead> leads = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();

  private CsvRecording(Path file, FileChannel channel, OptionalDouble givenHertz)
      throws IOException {
    this.file = file;
    this.channel = channel;
    String name = file.getFileName().toString();
    this.header = CsvHeader.read(channel, name);
    for (int i = 0; i < header.columns().size(); i++) {
      CsvColumn column = header.columns().get(i);
      if (column.role() == CsvColumn.Role.LEAD) {
        String units = Units.shown(column.units().orElse("mV"));
        leads.add(new Lead(column.name(), units, column.units().isPresent()));
        positions.add(i);
      }
    }
    if (leads.isEmpty()) {
      throw new MalformedInputException(
          name + ":" + (header.dataLine() - 1), "no column holds a lead, expected at least one");
    }
    this.index = new CsvIndex(channel, name, header, givenHertz);
    this.hertz = index.hertz();
  }

  static CsvRecording open(Path file, OptionalDouble givenHertz) throws IOException {
    if (Inputs.size(file) == 0) {
      throw new MalformedInputException(
          file.getFileName().toString(), "the file is empty, expected rows of numbers");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new CsvRecording(file, channel, givenHertz);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return Inputs.stem(file);
  }

  @Override
  public double hertz() {
    return hertz;
  }

  @Override
  public long sampleCount() {
    return index.rows();
  }

  @Override
  public Optional<LocalDateTime> start() {
    return Optional.empty();
  }

  @Override
  public List<Lead> leads() {
    return List.copyOf(leads);
  }

  @Override
  public List<String> comments() {
    return header.comments();
  }

  @Override
  public void read(int lead, long fromSample, long toSample, Consumer<? super Samples> blocks)
      throws IOException {
    Objects.checkIndex(lead, leads.size());
    Objects.checkFromToIndex(fromSample, toSample, sampleCount());
    if (fromSample == toSample) {
      return;
    }
    int position = positions.get(lead);
    double factor = factor(lead);
    double[] cells = new double[header.columns().size()];
    float[] values = new float[(int) Math.min(BLOCK, toSample - fromSample)];
    CsvRows rows = index.rowsFrom(fromSample);
    for (long at = fromSample; at < toSample; at += values.length) {
      int count = (int) Math.min(values.length, toSample - at);
      for (int i = 0; i < count; i++) {
        if (!rows.next(cells)) {
          throw new MalformedInputException(
              file.getFileName() + ":" + rows.line(), "the file ends, expected more rows");
        }
        values[i] = (float) (cells[position] * factor);
      }
      blocks.accept(Samples.block(values, 0, count, at, hertz));
    }
  }

  @Override
  public String kind() {
    return "CSV";
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Optional<LocalTime> startTime() {
    return Optional.empty();
  }

  @Override
  public Set<String> sampleFiles() {
    return Set.of(file.getFileName().toString());
  }

  @Override
  public List<String> oddities() {
    return List.of();
  }

  @Override
  public List<SignalFacts> signals() throws IOException {
    List<Extremes> extremes = leads.stream().map(lead -> new Extremes()).toList();
    CsvRows rows = index.rowsFrom(0);
    double[] cells = new double[header.columns().size()];
    while (rows.next(cells)) {
      for (int lead = 0; lead < leads.size(); lead++) {
        extremes.get(lead).add((float) (cells[positions.get(lead)] * factor(lead)));
      }
    }
    List<SignalFacts> facts = new ArrayList<>();
    for (int lead = 0; lead < leads.size(); lead++) {
      facts.add(facts(lead, extremes.get(lead)));
    }
    return facts;
  }

  private SignalFacts facts(int lead, Extremes extremes) {
    CsvColumn column = header.columns().get(positions.get(lead));
    return new SignalFacts(
        column.name(),
        file.getFileName().toString(),
        "CSV",
        1,
        column.units().isPresent(),
        0,
        column.units().orElse("mV"),
        0,
        0,
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        extremes.missing,
        extremes.least,
        extremes.most);
  }

  private double factor(int lead) {
    return Units.factor(header.columns().get(positions.get(lead)).units().orElse("mV"));
  }

  /** Text has no checksum; the rows were read through when the file was opened. */
  @Override
  public void verify() {}

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The smallest and largest sample, and how many are missing. */
  private static final class Extremes {
    private long missing;
    private float least = Float.NaN;
    private float most = Float.NaN;

    void add(float value) {
      if (Float.isNaN(value)) {
        missing++;
      } else {
        least = Float.isNaN(least) ? value : Math.min(least, value);
        most = Float.isNaN(most) ? value : Math.max(most, value);
      }
    }
  }
}
