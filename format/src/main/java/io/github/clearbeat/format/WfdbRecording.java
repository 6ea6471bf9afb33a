package io.github.clearbeat.format;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A WFDB record of one segment. */
final class WfdbRecording implements FileRecording {
  /** Samples of all signals that are unpacked at a time. */
  private static final int BLOCK = 1 << 15;

  private final Header header;
  private final List<SignalFile> files;
  private final List<Lead> leads;
  private final long sampleCount;

  private WfdbRecording(Header header, List<SignalFile> files) throws MalformedInputException {
    this.header = header;
    this.files = files;
    this.leads =
        header.signals().stream()
            .map(s -> new Lead(s.description(), Units.shown(s.units()), s.calibrated()))
            .toList();
    this.sampleCount =
        header.frames().orElse(files.stream().mapToLong(SignalFile::frames).min().orElseThrow());
    if (sampleCount == 0) {
      throw new MalformedInputException(
          header.signals().get(0).file(), "the file holds no sample, expected one of every signal");
    }
  }

  static WfdbRecording open(Path headerFile) throws IOException {
    Header header = HeaderReader.read(headerFile);
    List<SignalFile> files = new ArrayList<>();
    try {
      for (List<SignalLine> signals : groups(header)) {
        files.add(SignalFile.open(header, signals));
      }
      return new WfdbRecording(header, files);
    } catch (IOException | RuntimeException e) {
      closeAll(files);
      throw e;
    }
  }

  private static List<List<SignalLine>> groups(Header header) throws MalformedInputException {
    List<List<SignalLine>> groups = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String current = null;
    for (SignalLine signal : header.signals()) {
      if (!signal.file().equals(current)) {
        current = signal.file();
        if (!seen.add(current)) {
          throw new MalformedInputException(
              header.place(signal.line()),
              "signals of " + current + " stand apart, expected them side by side");
        }
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(signal);
    }
    return groups;
  }

  Header header() {
    return header;
  }

  @Override
  public String kind() {
    return "WFDB";
  }

  @Override
  public Path file() {
    return header.file();
  }

  @Override
  public Optional<LocalTime> startTime() {
    return header.startTime();
  }

  @Override
  public List<String> oddities() {
    return header.oddities();
  }

  @Override
  public Set<String> sampleFiles() {
    return header.signals().stream().map(SignalLine::file).collect(Collectors.toSet());
  }

  @Override
  public List<SignalFacts> signals() throws IOException {
    List<SignalFacts> facts = new ArrayList<>();
    for (SignalFile file : files) {
      facts.addAll(SignalScan.of(file, sampleCount));
    }
    return facts;
  }

  @Override
  public void verify() throws IOException {
    List<SignalFacts> facts = signals();
    for (int s = 0; s < facts.size(); s++) {
      SignalFacts signal = facts.get(s);
      if (signal.checksum() == SignalFacts.Checksum.WRONG) {
        throw new MalformedInputException(
            header.place(header.signals().get(s).line()),
            "the samples of signal "
                + s
                + (signal.name().isEmpty() ? "" : " (" + signal.name() + ")")
                + " in "
                + signal.file()
                + " have checksum "
                + signal.checksumFound().getAsInt()
                + ", expected "
                + signal.checksumStated().getAsInt());
      }
    }
  }

  @Override
  public String name() {
    return Inputs.stem(header.file());
  }

  @Override
  public double hertz() {
    return header.hertz();
  }

  @Override
  public long sampleCount() {
    return sampleCount;
  }

  @Override
  public Optional<LocalDateTime> start() {
    return header.start();
  }

  @Override
  public List<Lead> leads() {
    return leads;
  }

  @Override
  public List<String> comments() {
    return header.comments();
  }

  @Override
  public void read(int lead, long fromSample, long toSample, Consumer<? super Samples> blocks)
      throws IOException {
    Objects.checkIndex(lead, leads.size());
    Objects.checkFromToIndex(fromSample, toSample, sampleCount);
    int position = lead;
    int inFile = 0;
    while (position >= files.get(inFile).signals().size()) {
      position -= files.get(inFile).signals().size();
      inFile++;
    }
    read(files.get(inFile), position, fromSample, toSample, blocks);
  }

  private void read(
      SignalFile file,
      int position,
      long fromSample,
      long toSample,
      Consumer<? super Samples> blocks)
      throws IOException {
    Conversion conversion = new Conversion(file, position);
    int skew = file.signals().get(position).skew();
    int most = Math.max(1, BLOCK / file.frameSamples());
    int longest = (int) Math.min(most, toSample - fromSample);
    int[] raw = new int[longest * file.frameSamples()];
    float[] values = new float[longest];
    for (long at = fromSample; at < toSample; at += longest) {
      int count = (int) Math.min(longest, toSample - at);
      // a skewed signal ends early in the file
      int there = (int) Math.max(0, Math.min(count, file.frames() - skew - at));
      file.read(at + skew, there, raw);
      conversion.convert(raw, there, values, count);
      blocks.accept(Samples.block(values, 0, count, at, hertz()));
    }
  }

  @Override
  public void close() throws IOException {
    closeAll(files);
  }

  private static void closeAll(List<SignalFile> files) throws IOException {
    for (SignalFile file : files) {
      file.close();
    }
  }
}
