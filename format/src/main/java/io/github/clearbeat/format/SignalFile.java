package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** An open signal file and the signals that are interleaved in it. */
final class SignalFile implements AutoCloseable {
  private final List<SignalLine> signals;
  private final int[] offsets;
  private final int frameSamples;
  private final long bytes;
  private final long frames;
  private final String name;
  private final FileChannel channel;
  private final SampleSource source;

  private SignalFile(Header header, List<SignalLine> signals) throws IOException {
    SignalLine first = signals.get(0);
    Path path = header.file().resolveSibling(first.file().replace('\\', '/'));
    this.signals = signals;
    this.name = first.file();
    this.frameSamples = frameSamples(header, signals);
    this.offsets = offsets(signals);
    this.bytes = size(header, first, path);
    this.frames = first.format().samplesIn(Math.max(0, bytes - first.byteOffset())) / frameSamples;
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.source = first.format().source(channel, name, first.byteOffset());
  }

  /** Opens the file of these signals, which stand together in the header. */
  static SignalFile open(Header header, List<SignalLine> signals) throws IOException {
    SignalFile file = new SignalFile(header, signals);
    if (header.frames().isPresent() && header.frames().getAsLong() > file.frames) {
      file.close();
      throw new MalformedInputException(
          file.name + " at byte " + file.bytes,
          "the file ends after "
              + file.frames
              + " samples a signal, expected "
              + header.frames().getAsLong()
              + " ("
              + header.file().getFileName()
              + ")");
    }
    return file;
  }

  private static int frameSamples(Header header, List<SignalLine> signals)
      throws MalformedInputException {
    SignalLine first = signals.get(0);
    long total = 0;
    for (SignalLine signal : signals) {
      total += signal.samplesPerFrame();
      if (signal.format() != first.format() || signal.byteOffset() != first.byteOffset()) {
        throw new MalformedInputException(
            header.place(signal.line()),
            "format or byte offset differs from line "
                + first.line()
                + ", expected the same for all signals of "
                + first.file());
      }
    }
    if (total > 1 << 24) {
      throw new MalformedInputException(
          header.place(first.line()),
          "a frame has " + total + " samples, expected at most 16777216");
    }
    return (int) total;
  }

  private static int[] offsets(List<SignalLine> signals) {
    int[] offsets = new int[signals.size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + signals.get(i - 1).samplesPerFrame();
    }
    return offsets;
  }

  private static long size(Header header, SignalLine signal, Path path) throws IOException {
    try {
      return Inputs.size(path);
    } catch (MalformedInputException e) {
      throw new MalformedInputException(
          header.place(signal.line()), "signal file " + e.getMessage());
    }
  }

  List<SignalLine> signals() {
    return signals;
  }

  /** Whole frames in the file. */
  long frames() {
    return frames;
  }

  /** Samples of all signals in a frame. */
  int frameSamples() {
    return frameSamples;
  }

  /** Where in a frame the samples of the signal at this position in {@link #signals} begin. */
  int offsetOf(int position) {
    return offsets[position];
  }

  /** Reads whole frames, all signals interleaved. */
  void read(long firstFrame, int count, int[] to) throws IOException {
    source.read(firstFrame * frameSamples, count * frameSamples, to);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
