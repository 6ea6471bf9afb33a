package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rhythm networks with every term of the objective. */
class ExgnetTrainingTest {
  private static final int SAMPLES = 512;
  private static final int FEATURES = 3;
  private static final int CLASSES = 2;

  private final Trainer trainer = new LibTorchTrainer();

  /** Spikes, fast or slow; the features say which; the target stands where the spikes are. */
  private static Examples spikes(int count, int cells) {
    Random random = new Random(5);
    float[] strips = new float[count * SAMPLES];
    float[] features = new float[count * FEATURES];
    float[] targets = new float[count * cells];
    int[] labels = new int[count];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      int step = labels[i] == 0 ? 60 : 110;
      for (int t = random.nextInt(step); t < SAMPLES; t += step) {
        for (int k = -3; k <= 3; k++) {
          if (t + k >= 0 && t + k < SAMPLES) {
            strips[i * SAMPLES + t + k] = 4 - Math.abs(k);
          }
        }
        targets[i * cells + t * cells / SAMPLES] = 1;
      }
      for (int t = 0; t < SAMPLES; t++) {
        strips[i * SAMPLES + t] += (float) (0.2 * random.nextGaussian());
      }
      for (int f = 0; f < FEATURES; f++) {
        features[i * FEATURES + f] = labels[i] + (float) random.nextGaussian();
      }
      origins[i] = new Examples.Origin("spikes/" + i, "p" + i, 0, "x");
    }
    return Examples.of(
        new float[][] {strips, features, targets},
        new int[] {SAMPLES, FEATURES, cells},
        labels,
        origins,
        List.of("fast", "slow"));
  }

  private static Plan plan(int epochs) {
    return new Plan(
        epochs,
        8,
        3e-3,
        1e-3,
        Plan.Schedule.WARM_COSINE,
        0,
        Plan.Sampling.NATURAL,
        0,
        0,
        0,
        new Plan.Augmentation(0.2, 0, 0.05, 0.1, 0.2, 0.1, 0.2),
        5,
        1);
  }

  private static List<Spec> forms() {
    return List.of(Exgnet.reference(SAMPLES, CLASSES), Exgnet.light(SAMPLES, CLASSES));
  }

  private static Objective everything(String map, Objective.Derivation derivation) {
    return new Objective(
        List.of(
            new Objective.CrossEntropy("logits", 1),
            new Objective.CrossEntropy("joint", 1),
            new Objective.Distillation("joint", "logits", 0.5, 2),
            new Objective.Guidance(
                map, "logits", 2, 0.3, 2, Objective.Match.ZERO_MEAN, derivation)),
        List.of(1.0, 2.0));
  }

  private Trainer.Trained train(Spec spec, Objective objective, Examples examples, int epochs)
      throws IOException {
    return trainer.train(
        new Trainer.Task(
            spec, objective, examples, Optional.empty(), plan(epochs), 1, Optional.empty()),
        Trainer.Watcher.NONE);
  }

  @ParameterizedTest
  @EnumSource(Objective.Derivation.class)
  void everyParameterMovesUnderTheWholeObjective(Objective.Derivation derivation)
      throws IOException {
    for (Spec deployed : forms()) {
      Spec spec = Exgnet.withFeatures(deployed, FEATURES);
      String map = Exgnet.map(deployed);
      Examples examples = spikes(16, deployed.shapes().get(map).time());
      Weights after = train(spec, everything(map, derivation), examples, 2).weights();
      Weights start = Start.drawn(spec, 1);
      long moved = 0;
      long all = 0;
      for (String name : after.names()) {
        int movedHere = moved(start.get(name), after.get(name));
        assertThat(movedHere).as(name).isPositive();
        moved += movedHere;
        all += after.get(name).length;
      }
      // A hidden unit of the features may be dead for all sixteen examples.
      assertThat((double) moved / all).isGreaterThan(0.95);
    }
  }

  private static int moved(float[] from, float[] to) {
    int moved = 0;
    for (int i = 0; i < from.length; i++) {
      moved += Math.abs(to[i] - from[i]) > 1e-6 ? 1 : 0;
    }
    return moved;
  }

  @Test
  void aTeacherIsFollowedAgainstTheLabels() throws IOException {
    Spec spec = Exgnet.light(SAMPLES, CLASSES);
    Examples examples = spikes(32, 2);
    float[] teacher = new float[2 * examples.count()];
    for (int i = 0; i < examples.count(); i++) {
      teacher[2 * i + 1 - examples.label(i)] = 1; // always the other class
    }
    Examples taught = withTeacher(examples, teacher);
    Objective objective = new Objective(List.of(new Objective.Teaching("logits", 1, 1)), List.of());
    Trainer.Trained trained = train(spec, objective, taught, 20);
    int followed = 0;
    Network network = Network.of(spec, trained.weights());
    for (int i = 0; i < examples.count(); i++) {
      float[] strip = new float[SAMPLES];
      examples.copyInput(i, 0, strip, 0);
      float[] logits = new float[CLASSES];
      network.runner(1).run(1, new float[][] {strip}, new float[][] {logits, new float[CLASSES]});
      followed += logits[1 - examples.label(i)] > logits[examples.label(i)] ? 1 : 0;
    }
    assertThat(followed).isGreaterThan(28);
  }

  private static Examples withTeacher(Examples examples, float[] teacher) {
    float[] strips = new float[examples.count() * SAMPLES];
    int[] labels = new int[examples.count()];
    Examples.Origin[] origins = new Examples.Origin[examples.count()];
    for (int i = 0; i < examples.count(); i++) {
      examples.copyInput(i, 0, strips, i * SAMPLES);
      labels[i] = examples.label(i);
      origins[i] = examples.origin(i);
    }
    return Examples.of(
        new float[][] {strips, teacher},
        new int[] {SAMPLES, CLASSES},
        labels,
        origins,
        examples.classes());
  }

  @Test
  void anotherNetworksWeightsAreTakenWhereTheyFit() {
    Spec two = Exgnet.light(SAMPLES, 2);
    Spec three = Exgnet.light(SAMPLES, 3);
    Weights other = Start.drawn(three, 7);
    Weights start = Start.weights(two, 1, Optional.of(other));
    assertThat(start.get("block1.c1.weight")).isEqualTo(other.get("block1.c1.weight"));
    assertThat(start.get("logits.weight")).isEqualTo(Start.drawn(two, 1).get("logits.weight"));
    Weights headless = other.without(name -> name.startsWith("block1."));
    assertThat(Start.weights(two, 1, Optional.of(headless)).get("block1.c1.weight"))
        .isEqualTo(Start.drawn(two, 1).get("block1.c1.weight"));
  }

  @Test
  void aCheckpointBelongsToTheWeightsThatTrainingBeganWith(@TempDir Path folder)
      throws IOException {
    Spec spec = Exgnet.light(SAMPLES, CLASSES);
    Examples examples = spikes(16, 1).keeping(1);
    Path file = folder.resolve("checkpoint");
    String fromSeed = startingFrom(Optional.empty(), spec, examples, file).weights().sha256();
    Optional<Weights> other = Optional.of(Start.drawn(spec, 9));
    assertThatThrownBy(() -> startingFrom(other, spec, examples, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another training");
    assertThat(startingFrom(other, spec, examples, folder.resolve("other")).weights().sha256())
        .isNotEqualTo(fromSeed);
  }

  private Trainer.Trained startingFrom(
      Optional<Weights> start, Spec spec, Examples examples, Path file) throws IOException {
    return trainer.train(
        new Trainer.Task(
            spec,
            Objective.CLASSES,
            examples,
            Optional.empty(),
            plan(1),
            1,
            Optional.of(file),
            start),
        Trainer.Watcher.NONE);
  }

  @Test
  void guidanceMovesTheMapToItsTarget() throws IOException {
    Spec light = Exgnet.light(SAMPLES, CLASSES);
    String map = Exgnet.map(light);
    Examples examples = spikes(48, light.shapes().get(map).time());
    List<Double> losses = new ArrayList<>();
    for (double lambda : new double[] {0, 2}) {
      Objective.Term classes = new Objective.CrossEntropy("logits", 1);
      Objective.Guidance guidance =
          new Objective.Guidance(
              map, "logits", 2, 1, 0, Objective.Match.ZERO_MEAN, Objective.Derivation.CLOSED);
      Objective objective =
          new Objective(
              lambda == 0
                  ? List.of(classes)
                  : List.of(classes, Objective.Guidance.of(map, "logits", 2, lambda)),
              List.of());
      Weights weights = train(light, objective, examples, 8).weights();
      losses.add(Mismatch.of(light, weights, examples, guidance));
    }
    assertThat(losses.get(1)).isLessThan(losses.get(0) - 0.1);
  }

  @Test
  void aSecondTaskLearnsTheFeatures() throws IOException {
    Spec spec = Exgnet.withEstimates(Exgnet.light(SAMPLES, CLASSES), FEATURES);
    Objective objective =
        new Objective(
            List.of(
                new Objective.CrossEntropy("logits", 1),
                new Objective.Regression("estimates", 1, 1)),
            List.of());
    Trainer.Trained trained = train(spec, objective, spikes(48, 10), 8);
    double first = trained.history().get(0).trainingLoss();
    double last = trained.history().get(7).trainingLoss();
    assertThat(last).isLessThan(first - 0.2);
  }

  @Test
  void aMapWithoutAGlobalAverageNeedsTheGradientForm() {
    Spec spec =
        Spec.builder("flat")
            .input("strip", new io.github.clearbeat.network.Shape(1, SAMPLES))
            .add("block1.relu", new Layer.Relu())
            .add("logits", new Layer.Dense(SAMPLES, CLASSES))
            .build("logits");
    Objective objective =
        new Objective(List.of(Objective.Guidance.of("block1.relu", "logits", 2, 1)), List.of());
    assertThatThrownBy(() -> train(spec, objective, spikes(4, SAMPLES), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gradient form");
  }

  @Test
  void aTargetOfAnotherLengthIsRefused() {
    Spec light = Exgnet.light(SAMPLES, CLASSES);
    Objective objective =
        new Objective(List.of(Objective.Guidance.of(Exgnet.map(light), "logits", 2, 1)), List.of());
    assertThatThrownBy(() -> train(light, objective, spikes(4, 11), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("array 2");
  }
}
