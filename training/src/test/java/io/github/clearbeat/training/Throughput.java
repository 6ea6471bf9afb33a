package io.github.clearbeat.training;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;

/**
 * Prints how many beats a second Clearbeat and Python's PyTorch train on, in turns on the same
 * machine. {@code docs/PERFORMANCE.md} says how to run it.
 *
 * <p>Arguments: v1 or v2, batch, threads, seconds a turn, turns. Samples are counted by second of
 * the training thread's processor time as well, which other work on the machine disturbs less.
 */
final class Throughput {
  private static final int CLASSES = 5;
  private static final int COUNT = 4096;

  private Throughput() {}

  /** One turn's figures. */
  private record Turn(double perSecond, double perProcessorSecond) {}

  private interface Rival {
    String name();

    Turn turn() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    String version = arguments.length > 0 ? arguments[0] : "v1";
    int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
    int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    double seconds = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 5;
    int turns = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 5;
    List<Rival> rivals = new ArrayList<>();
    rivals.add(new Ours(version, batch, threads, seconds));
    Optional<String> python = python();
    if (python.isEmpty()) {
      System.out.println("No python3 with PyTorch (Debian: python3-torch): ours alone");
    } else {
      for (String form : List.of("conv1d", "conv2d")) {
        rivals.add(new Python(python.get(), version, form, batch, threads, seconds));
      }
    }
    double[][] wall = new double[rivals.size()][turns];
    double[][] processor = new double[rivals.size()][turns];
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < rivals.size(); i++) {
        Turn result = rivals.get(i).turn();
        wall[i][turn] = result.perSecond();
        processor[i][turn] = result.perProcessorSecond();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, batch %d, %d thread(s), median of %d turns of %.0f s%n",
        version,
        batch,
        threads,
        turns,
        seconds);
    for (int i = 0; i < rivals.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %6.0f samples/s %6.0f samples/processor second  ours/this %.2f %.2f%n",
          rivals.get(i).name(),
          median(wall[i]),
          median(processor[i]),
          ratio(wall[0], wall[i]),
          ratio(processor[0], processor[i]));
    }
    System.exit(0);
  }

  private static Optional<String> python() throws IOException {
    for (String command : List.of("python3", "/usr/bin/python3")) {
      try {
        Process process = new ProcessBuilder(command, "-c", "import torch").start();
        if (process.waitFor() == 0) {
          return Optional.of(command);
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      } catch (IOException ignored) {
        // no such command
      }
    }
    return Optional.empty();
  }

  private static double ratio(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The trainer itself, in a thread that waits between turns. */
  private static final class Ours implements Rival, Trainer.Watcher {
    private final double seconds;
    private final SynchronousQueue<Object> go = new SynchronousQueue<>();
    private final SynchronousQueue<Turn> results = new SynchronousQueue<>();
    private long start;
    private long startProcessor;
    private long done;
    private int last;
    private boolean warm;

    Ours(String version, int batch, int threads, double seconds) {
      this.seconds = seconds;
      Spec spec = version.equals("v1") ? ArrhythmiNet.v1() : ArrhythmiNet.v2();
      Plan standard = Plan.standard();
      Plan plan =
          new Plan(
              1_000_000,
              batch,
              standard.learningRate(),
              0,
              Plan.Schedule.CONSTANT,
              0,
              Plan.Sampling.NATURAL,
              0,
              0,
              0,
              Plan.Augmentation.NONE,
              threads);
      Trainer.Task task =
          new Trainer.Task(spec, beats(spec), Optional.empty(), plan, 1, Optional.<Path>empty());
      Thread thread =
          new Thread(
              () -> {
                try {
                  go.take();
                  restart();
                  new LibTorchTrainer().train(task, this);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                } catch (CancellationException ignored) {
                  // the program ends
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    private static Examples beats(Spec spec) {
      Random random = new Random(1);
      Shape shape = spec.inputs().values().iterator().next();
      float[] values = new float[COUNT * shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      int[] labels = new int[COUNT];
      Examples.Origin[] origins = new Examples.Origin[COUNT];
      for (int i = 0; i < COUNT; i++) {
        labels[i] = random.nextInt(CLASSES);
        origins[i] = new Examples.Origin("random/" + i, "nobody", i, "N");
      }
      return Examples.of(
          new float[][] {values},
          new int[] {shape.size()},
          labels,
          origins,
          List.of("N", "L", "R", "A", "V"));
    }

    @Override
    public String name() {
      return "Clearbeat (LibTorch, Java)";
    }

    private void restart() {
      start = System.nanoTime();
      startProcessor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      done = 0;
    }

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      done += example > last ? example - last : example;
      last = example;
      double passed = (System.nanoTime() - start) / 1e9;
      if (!warm && passed > seconds) {
        warm = true;
        restart();
      } else if (warm && passed > seconds) {
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startProcessor;
        try {
          results.put(new Turn(done / passed, done / (used / 1e9)));
          go.take();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        restart();
      }
    }

    @Override
    public Turn turn() throws IOException {
      try {
        go.put(this);
        return results.take();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  /** A Python process that waits for a line between turns. */
  private static final class Python implements Rival {
    private final String form;
    private final Writer in;
    private final BufferedReader out;

    Python(String command, String version, String form, int batch, int threads, double seconds)
        throws IOException {
      this.form = form;
      Process process =
          new ProcessBuilder(
                  command,
                  "src/test/python/throughput.py",
                  version,
                  form,
                  Integer.toString(batch),
                  Integer.toString(threads),
                  Double.toString(seconds))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
      if (!"ready".equals(out.readLine())) {
        throw new IOException("throughput.py did not start");
      }
    }

    @Override
    public String name() {
      return "Python PyTorch, " + form;
    }

    @Override
    public Turn turn() throws IOException {
      in.write("go\n");
      in.flush();
      String[] figures = out.readLine().split(" ");
      return new Turn(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }
  }
}
