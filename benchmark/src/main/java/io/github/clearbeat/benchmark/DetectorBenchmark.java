package io.github.clearbeat.benchmark;

import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Finding R peaks in the first lead of every record of mitdb, whose samples lie in memory. Run it
 * through {@link DetectorSpeed}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DetectorBenchmark {
  /** Samples that the detector is given at a time. */
  @Param({"90", "4096"})
  public int block;

  private final List<Samples> leads = new ArrayList<>();

  /** Reads the leads. */
  @Setup
  public void read() throws IOException {
    leads.addAll(leads());
  }

  static List<Samples> leads() throws IOException {
    List<Samples> leads = new ArrayList<>();
    try (DirectoryStream<Path> headers =
        Files.newDirectoryStream(DataRoot.folder().resolve("mitdb"), "*.hea")) {
      for (Path header : headers) {
        try (Recording recording = Recordings.open(header)) {
          leads.add(recording.stretch(0, 0, recording.sampleCount()));
        }
      }
    }
    return leads;
  }

  /** All leads once. */
  @Benchmark
  public long beats(BeatBenchmark.Processor processor) {
    processor.calls++;
    return beats(leads, block);
  }

  static long beats(List<Samples> leads, int block) {
    long[] beats = {0};
    Consumer<Beat> count = beat -> beats[0]++;
    for (Samples lead : leads) {
      RPeakDetector detector = new RPeakDetector(lead.hertz());
      for (int at = 0; at < lead.length(); at += block) {
        detector.push(lead.slice(at, Math.min(lead.length(), at + block)), count);
      }
      detector.finish(count);
    }
    return beats[0];
  }
}
