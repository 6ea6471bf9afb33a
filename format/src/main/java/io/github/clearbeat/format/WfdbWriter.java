package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Writes a WFDB record, {@code NAME.hea} and {@code NAME.dat}, sample by sample as they come:
 * nothing is held but a block. Both files appear complete, at {@link #finish}, or not at all.
 *
 * <pre>{@code
 * try (Recording from = Recordings.open(Path.of("100"));
 *     WfdbWriter to = WfdbWriter.create(Path.of("minute"), 212, 360, WfdbWriter.like(from))) {
 *   to.append(from, 0, 21_600);
 *   to.finish(Optional.empty(), List.of("the first minute of mitdb 100"));
 * }
 * }</pre>
 */
public final class WfdbWriter implements AutoCloseable {
  private static final int BLOCK = 1 << 14;

  private final String name;
  private final PackedFormat format;
  private final double hertz;
  private final List<WrittenSignal> signals;
  private final AtomicFile header;
  private final AtomicFile data;
  private final OutputStream out;
  private final int[] pending;
  private final byte[] packed;
  private final int[] first;
  private final long[] sums;
  private int pendingCount;
  private long frames;

  private WfdbWriter(Path record, PackedFormat format, double hertz, List<WrittenSignal> signals)
      throws IOException {
    this.name = record.getFileName().toString();
    this.format = format;
    this.hertz = hertz;
    this.signals = List.copyOf(signals);
    this.header = AtomicFile.beside(record.resolveSibling(name + ".hea"));
    this.data = AtomicFile.beside(record.resolveSibling(name + ".dat"));
    this.pending = new int[BLOCK * format.groupSamples()];
    this.packed = new byte[BLOCK * format.groupBytes()];
    this.first = new int[signals.size()];
    this.sums = new long[signals.size()];
    this.out = Files.newOutputStream(data.temporary());
  }

  /**
   * Begins a record.
   *
   * @param record its path without extension
   * @param format 16 or 212
   * @param hertz samples per second
   * @param signals one for each lead
   * @throws IllegalArgumentException for another format, no signals, or a rate not above 0
   * @throws MalformedInputException if the name holds what no WFDB name may: space, slash, #
   */
  public static WfdbWriter create(
      Path record, int format, double hertz, List<WrittenSignal> signals) throws IOException {
    PackedFormat packed =
        SignalFormat.ofNumber(format)
            .filter(PackedFormat.class::isInstance)
            .map(PackedFormat.class::cast)
            .orElseThrow(() -> new IllegalArgumentException("cannot write format " + format));
    if (signals.isEmpty() || !(hertz > 0) || Double.isInfinite(hertz)) {
      throw new IllegalArgumentException(signals.size() + " signals at " + hertz + " Hz");
    }
    String name = record.getFileName().toString();
    if (!name.matches("[^\\s/#]+")) {
      throw new MalformedInputException(
          name, "a WFDB record cannot have this name, expected one without spaces, / and #");
    }
    return new WfdbWriter(record, packed, hertz, signals);
  }

  /** The signals of a recording, so that {@link #append} stores the very same ADC values. */
  public static List<WrittenSignal> like(Recording recording) {
    if (recording instanceof WfdbRecording wfdb) {
      return wfdb.header().signals().stream()
          .map(
              s ->
                  new WrittenSignal(
                      s.description(),
                      Units.shown(s.units()),
                      s.gain() / Units.factor(s.units()),
                      s.baseline(),
                      s.adcResolution(),
                      s.adcZero()))
          .toList();
    }
    return recording.leads().stream()
        .map(lead -> new WrittenSignal(lead.name(), lead.units(), 1000, 0, 0, 0))
        .toList();
  }

  /**
   * Appends a stretch of a recording with as many leads.
   *
   * @throws IllegalArgumentException if its leads or its rate differ, or a sample does not fit
   */
  public void append(Recording from, long fromSample, long toSample) throws IOException {
    if (from.leads().size() != signals.size() || from.hertz() != hertz) {
      throw new IllegalArgumentException(
          from.name() + ": " + from.leads().size() + " leads at " + from.hertz() + " Hz");
    }
    float[][] values = new float[signals.size()][(int) Math.min(BLOCK, toSample - fromSample)];
    for (long at = fromSample; at < toSample; at += BLOCK) {
      long start = at;
      int count = (int) Math.min(BLOCK, toSample - at);
      for (int lead = 0; lead < values.length; lead++) {
        float[] to = values[lead];
        from.read(
            lead,
            at,
            at + count,
            block -> block.copyTo(0, to, (int) (block.firstIndex() - start), block.length()));
      }
      write(values, count);
    }
  }

  /**
   * Writes samples of all leads.
   *
   * @param values for each lead its samples, in the units of its {@link WrittenSignal}; NaN is
   *     missing
   * @param count how many of each
   * @throws IllegalArgumentException if a sample does not fit the format at this gain
   */
  public void write(float[][] values, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      for (int s = 0; s < sums.length; s++) {
        int value = stored(s, values[s][i]);
        if (frames == 0) {
          first[s] = value;
        }
        sums[s] += value;
        pending[pendingCount++] = value;
        if (pendingCount == pending.length) {
          flush();
        }
      }
      frames++;
    }
  }

  private int stored(int signal, float value) {
    if (Float.isNaN(value)) {
      return format.missing();
    }
    WrittenSignal to = signals.get(signal);
    double stored = Math.rint(value * to.gain() + to.baseline());
    if (stored < format.lowest() || stored > -format.lowest()) {
      throw new IllegalArgumentException(
          value + " " + to.units() + " does not fit format " + format.number() + " with " + to);
    }
    return (int) stored;
  }

  private void flush() throws IOException {
    out.write(packed, 0, format.pack(pending, pendingCount, packed));
    pendingCount = 0;
  }

  /**
   * Completes the record, after which nothing more can be written.
   *
   * @param start when the first sample was taken, if known
   * @param comments for the header, a line each
   */
  public void finish(Optional<LocalDateTime> start, List<String> comments) throws IOException {
    flush();
    out.close();
    String text =
        new HeaderText(name, format, hertz, frames).of(start, signals, first, sums, comments);
    Files.write(header.temporary(), text.getBytes(StandardCharsets.UTF_8));
    data.commit();
    header.commit();
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    out.close();
    data.close();
    header.close();
  }
}
