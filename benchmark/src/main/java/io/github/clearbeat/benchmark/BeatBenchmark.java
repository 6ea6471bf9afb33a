package io.github.clearbeat.benchmark;

import ai.onnxruntime.OrtException;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.network.Spec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of one call with a batch of beats, in microseconds. Run it through {@link Race}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BeatBenchmark {
  private static final int RHYTHMS = 4;

  /** Which network: of beats, or of strips of ten seconds. */
  @Param({"V1", "V2"})
  public String network;

  /** How many beats a call has. */
  @Param({"1", "64"})
  public int batch;

  /** Who computes. */
  @Param({"PLAIN"})
  public String rival;

  private Contender contender;

  /** Makes the contender with its beats. */
  @Setup
  public void prepare() throws OrtException {
    contender = Contender.of(Rival.valueOf(rival), spec(network), batch);
  }

  /** Frees what native code holds. */
  @TearDown
  public void end() throws OrtException {
    contender.close();
  }

  /**
   * The processor time of an iteration and its calls. Where others use the machine too, it tells
   * more than the time on the wall; alone on it they are the same, as every rival has one thread.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Nanoseconds of this thread on a processor. */
    public long nanoseconds;

    /** Calls made in them. */
    public long calls;

    private long begun;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
      calls = 0;
      begun = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
      nanoseconds = THREADS.getCurrentThreadCpuTime() - begun;
    }
  }

  /** One call. */
  @Benchmark
  public float[] beats(Processor processor) throws OrtException {
    processor.calls++;
    return contender.run();
  }

  static Spec spec(String network) {
    return switch (network) {
      case "V1" -> ArrhythmiNet.v1();
      case "V2" -> ArrhythmiNet.v2();
      case "exgnet" -> Exgnet.reference(10 * 500, RHYTHMS);
      case "exgnet-light" -> Exgnet.light(10 * 125, RHYTHMS);
      case "exgnet-tiny" -> Exgnet.tiny(10 * 125, RHYTHMS);
      default -> throw new IllegalArgumentException("there is no network " + network);
    };
  }
}
