package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentationTest {
  private static final int TIME = 12;
  private static final int CLASSES = 3;
  private static final int PARTS = 2;

  private static Spec spec() {
    return Spec.builder("segments")
        .input("x", new Shape(1, TIME))
        .add("logits", new Layer.Conv(1, CLASSES * PARTS, 2, 2, 0, 0, 1, 1, true))
        .build("logits");
  }

  /** Class 0 below −0.5, 2 above 0.5, 1 between; the last sample is unknown. */
  private static Examples examples(int count) {
    Random random = new Random(1);
    float[] values = new float[count * TIME];
    float[] targets = new float[count * TIME];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
      targets[i] = values[i] < -0.5 ? 0 : values[i] > 0.5 ? 2 : 1;
      targets[i] = i % TIME == TIME - 1 ? -1 : targets[i];
    }
    Examples.Origin[] origins = new Examples.Origin[count];
    java.util.Arrays.fill(origins, new Examples.Origin("r", "p", 0, "N"));
    return Examples.of(
        new float[][] {values, targets},
        new int[] {TIME, TIME},
        new int[count],
        origins,
        List.of("low", "middle", "high"));
  }

  private static Trainer.Trained train(Objective.Segmentation term, int epochs) throws IOException {
    Plan plan =
        new Plan(
            epochs,
            32,
            0.05,
            0,
            Plan.Schedule.COSINE,
            0,
            Plan.Sampling.NATURAL,
            0,
            0,
            0,
            Plan.Augmentation.NONE,
            1);
    return new LibTorchTrainer()
        .train(
            new Trainer.Task(
                spec(),
                new Objective(List.of(term), List.of()),
                examples(256),
                Optional.empty(),
                plan,
                1,
                Optional.empty()),
            Trainer.Watcher.NONE);
  }

  /** What is learnt at channel k · r + s and time t is class k of sample t · r + s. */
  @Test
  void everySampleLearnsItsOwnClass() throws IOException {
    Trainer.Trained trained = train(new Objective.Segmentation("logits", 1, CLASSES, 1), 60);
    Examples examples = examples(256);
    float[][] x = {new float[TIME]};
    float[][] logits = {new float[CLASSES * TIME]};
    float[] target = new float[TIME];
    int right = 0;
    for (int row = 0; row < 50; row++) {
      examples.copyInput(row, 0, x[0], 0);
      examples.copyInput(row, 1, target, 0);
      Network.of(spec(), trained.weights()).runner(1).run(1, x, logits);
      for (int i = 0; i < TIME - 1; i++) {
        int at = i % PARTS * (TIME / PARTS) + i / PARTS;
        int best = 0;
        for (int k = 1; k < CLASSES; k++) {
          best = logits[0][k * TIME + at] > logits[0][best * TIME + at] ? k : best;
        }
        right += best == target[i] ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(50 * (TIME - 1) * 9 / 10);
  }

  /** The loss of the first step is that of the start: near ln 3 for logits near zero. */
  @Test
  void theLossIsAMeanOverTheSamplesThatAreKnown() throws IOException {
    Trainer.Trained trained = train(new Objective.Segmentation("logits", 1, CLASSES, 1), 1);
    assertThat(trained.history().get(0).trainingLoss()).isCloseTo(Math.log(3), within(0.35));
  }

  @Test
  void classesThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(new Objective.Segmentation("logits", 1, 4, 1), 1))
        .withMessageContaining("array 1");
  }
}
