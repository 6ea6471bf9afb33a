package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten patients with two leads each, and a trainer whose networks say how long they trained. */
class FoldChoiceTest {
  private static final Recipe RECIPE = Recipe.of("arrhythminet-v1").orElseThrow();
  private static final BeatTraining.Watcher WATCHER = new BeatTraining.Watcher() {};

  @TempDir Path work;

  @Test
  void everyPatientIsHeldOutOnceAndToldWithTheUsualLeadByTheChosenEpochs() throws IOException {
    FoldChoice.Chosen chosen = choose(new TwoIsBetter());
    assertThat(chosen.epochs()).isEqualTo(2);
    assertThat(chosen.heldOut()).hasSize(BeatTraining.FOLDS);
    Set<String> told = new HashSet<>();
    for (List<Predictions.Row> fold : chosen.heldOut()) {
      assertThat(fold).isNotEmpty();
      for (Predictions.Row row : fold) {
        assertThat(row.found()).isEqualTo(2);
        assertThat(row.inTraining()).isFalse();
        assertThat(told.add(row.record() + " " + row.sampleIndex())).isTrue();
        // The usual lead's beats lie at even samples.
        assertThat(row.sampleIndex() % 2).isZero();
      }
    }
    assertThat(told).hasSize(10 * 3);
  }

  @Test
  void anInterruptedChoiceGoesOn() throws IOException {
    TwoIsBetter trainer = new TwoIsBetter();
    trainer.stopAt = 8;
    assertThatThrownBy(() -> choose(trainer)).isInstanceOf(CancellationException.class);
    trainer.stopAt = 0;
    FoldChoice.Chosen resumed = choose(trainer);
    assertThat(trainer.trained).isEqualTo(10);
    assertThat(choose(trainer)).usingRecursiveComparison().isEqualTo(resumed);
    assertThat(trainer.trained).isEqualTo(10);
  }

  @Test
  void aFoldWithoutPredictionsIsRunAgain() throws IOException {
    TwoIsBetter trainer = new TwoIsBetter();
    FoldChoice.Chosen whole = choose(trainer);
    // As an older version left it: scores alone.
    Files.delete(work.resolve("arrhythminet-v1-fold3-epochs1.predictions"));
    assertThat(choose(trainer)).usingRecursiveComparison().isEqualTo(whole);
    assertThat(trainer.trained).isEqualTo(11);
  }

  private FoldChoice.Chosen choose(Trainer trainer) throws IOException {
    return new FoldChoice(RECIPE, Protocol.DS1, trainer, work).choose(examples(), WATCHER);
  }

  private static Examples examples() {
    List<Examples.Origin> origins = new ArrayList<>();
    for (int patient = 0; patient < 10; patient++) {
      for (int beat = 1; beat <= 3; beat++) {
        String record = "mitdb/" + patient;
        origins.add(new Examples.Origin(record, record, 100 * beat, "N", true));
        origins.add(new Examples.Origin(record, record, 100 * beat + 1, "N", false));
      }
    }
    return Examples.of(
        new float[][] {new float[origins.size() * 360]},
        new int[] {360},
        new int[origins.size()],
        origins.toArray(Examples.Origin[]::new),
        List.of("N", "S", "V", "F", "Q"));
  }

  /** Its networks answer with the number of epochs that they were trained. */
  private static final class TwoIsBetter implements Trainer {
    private int trained;
    private int stopAt;
    private int asked;

    @Override
    public Trained train(Task task, Watcher watcher) {
      if (++asked == stopAt) {
        throw new CancellationException("told to stop");
      }
      trained++;
      int epochs = task.plan().epochs();
      Weights weights = Weights.zero(RECIPE.spec());
      weights.get("logits.bias")[epochs] = 5;
      List<Epoch> history = new ArrayList<>();
      for (int epoch = 1; epoch <= epochs; epoch++) {
        OptionalDouble score = OptionalDouble.of(0.1 * epochs);
        history.add(new Epoch(epoch, 1, OptionalDouble.of(1), score));
      }
      return new Trained(weights, epochs, history);
    }

    @Override
    public String engine() {
      return "none";
    }
  }
}
