package io.github.clearbeat.training;

import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A few steps of a rhythm network with every term of the paper's objective, on strips of the
 * paper's shape: prints its size, whether the loss falls, whether every parameter receives
 * gradient, and how much processor time a step takes. {@code docs/experiments/exgnet.md} says how
 * to run it.
 *
 * <p>Arguments: exgnet, exgnet-full, exgnet-light or exgnet-tiny; steps; batch.
 */
final class RhythmSteps {
  private static final int CLASSES = 5;
  private static final int FEATURES = 17;
  private static final int SECONDS = 10;
  private static final int ARCHIVE = 45_152;

  private RhythmSteps() {}

  public static void main(String[] arguments) throws IOException {
    String form = arguments.length > 0 ? arguments[0] : "exgnet-full";
    int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
    Spec deployed = spec(form);
    Spec trained = Exgnet.withFeatures(deployed, FEATURES);
    String map = Exgnet.map(deployed);
    int cells = deployed.shapes().get(map).time();
    Objective objective =
        new Objective(
            List.of(
                new Objective.CrossEntropy("logits", 1),
                new Objective.CrossEntropy("joint", 1),
                new Objective.Guidance(
                    map,
                    "logits",
                    2,
                    0.3,
                    0,
                    Objective.Match.ZERO_MEAN,
                    Objective.Derivation.CLOSED)),
            List.of(1.0, 1.0, 1.0, 1.0, 1.0));
    Clock clock = new Clock();
    Trainer.Task task =
        new Trainer.Task(
            trained,
            objective,
            strips(deployed.inputs().values().iterator().next(), cells, 4 * batch),
            Optional.empty(),
            plan((steps + 3) / 4, batch),
            1,
            Optional.empty());
    Trainer.Trained result = new LibTorchTrainer().train(task, clock);
    print(form, deployed, task, result, clock);
  }

  private static Spec spec(String form) {
    return switch (form) {
      case "exgnet" -> Exgnet.reference(SECONDS * 500, CLASSES);
      case "exgnet-full" -> Exgnet.full(SECONDS * 500, CLASSES);
      case "exgnet-light" -> Exgnet.light(SECONDS * 125, CLASSES);
      case "exgnet-tiny" -> Exgnet.tiny(SECONDS * 125, CLASSES);
      default -> throw new IllegalArgumentException("there is no form " + form);
    };
  }

  private static Plan plan(int epochs, int batch) {
    return new Plan(
        epochs,
        batch,
        1e-3,
        0,
        Plan.Schedule.CONSTANT,
        0,
        Plan.Sampling.NATURAL,
        0,
        0,
        0,
        Plan.Augmentation.NONE,
        5,
        1);
  }

  /** Spikes at a rate that is the class, in noise; the features say it too; the target is where. */
  private static Examples strips(Shape shape, int cells, int count) {
    Random random = new Random(1);
    int samples = shape.size();
    float[] strips = new float[count * samples];
    float[] features = new float[count * FEATURES];
    float[] targets = new float[count * cells];
    int[] labels = new int[count];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      int every = samples / (6 + 3 * labels[i]);
      for (int t = 0; t < samples; t++) {
        strips[i * samples + t] = (float) (0.1 * random.nextGaussian()) + (t % every < 4 ? 3 : 0);
      }
      for (int t = 0; t < samples; t += every) {
        targets[i * cells + (int) ((long) t * cells / samples)] = 1;
      }
      for (int f = 0; f < FEATURES; f++) {
        features[i * FEATURES + f] = (float) (labels[i] + random.nextGaussian());
      }
      origins[i] = new Examples.Origin("spikes/" + i, "spikes/" + i, 0, "x");
    }
    return Examples.of(
        new float[][] {strips, features, targets},
        new int[] {samples, FEATURES, cells},
        labels,
        origins,
        List.of("a", "b", "c", "d", "e"));
  }

  /** Processor times of the steps, which other work disturbs less, and the losses of the epochs. */
  private static final class Clock implements Trainer.Watcher {
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private long last;

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      if (last != 0) {
        seconds.add((now - last) / 1e9);
      }
      last = now;
    }

    @Override
    public void epoch(Trainer.Epoch epoch) {
      losses.add(epoch.trainingLoss());
    }

    double median() {
      double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  private static void print(
      String form, Spec deployed, Trainer.Task task, Trainer.Trained trained, Clock clock) {
    Weights start = Start.drawn(task.spec(), task.seed());
    long moved = 0;
    long all = 0;
    List<String> still = new ArrayList<>();
    for (String name : trained.weights().names()) {
      float[] from = start.get(name);
      float[] to = trained.weights().get(name);
      int here = 0;
      for (int i = 0; i < from.length; i++) {
        here += to[i] != from[i] ? 1 : 0;
      }
      if (here == 0) {
        still.add(name);
      }
      moved += here;
      all += from.length;
    }
    int batch = task.plan().batch();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d parameters deployed, %,d in training, %,d MACs a strip%n",
        form,
        parameters(deployed),
        parameters(task.spec()),
        deployed.macs());
    System.out.printf(
        Locale.ROOT,
        "%d steps at batch %d: loss %.4f in the first four, %.4f in the last four; %,d of %,d numbers"
            + " moved, arrays that did not: %s%n",
        clock.seconds.size() + 1,
        batch,
        clock.losses.get(0),
        clock.losses.get(clock.losses.size() - 1),
        moved,
        all,
        still);
    double strip = clock.median() / batch;
    System.out.printf(
        Locale.ROOT,
        "median step %.3f s of one core, %.1f ms a strip: an epoch of four fifths of %,d strips %.2f h%n",
        clock.median(),
        1000 * strip,
        ARCHIVE,
        0.8 * ARCHIVE * strip / 3600);
  }

  private static long parameters(Spec spec) {
    return Arrays.stream(
            Weights.zero(spec).names().stream()
                .filter(name -> !name.endsWith(".mean") && !name.endsWith(".variance"))
                .mapToInt(name -> Weights.zero(spec).get(name).length)
                .toArray())
        .asLongStream()
        .sum();
  }
}
