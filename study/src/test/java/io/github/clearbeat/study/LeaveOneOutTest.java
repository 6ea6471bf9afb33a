package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.network.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three patients, one of whom has two records, and a trainer whose networks say who is missing. */
class LeaveOneOutTest {
  private static final List<String> PATIENTS = List.of("mitdb/100", "mitdb/201", "mitdb/203");
  private static final List<String> RECORDS =
      List.of("mitdb/100", "mitdb/201", "mitdb/202", "mitdb/203");
  private static final Recipe RECIPE = Recipe.of("arrhythminet-v1").orElseThrow();

  @TempDir Path work;

  @Test
  void eachBeatIsJudgedOnceByTheNetworkThatNeverSawItsPatient() throws Exception {
    WhoIsMissing trainer = new WhoIsMissing();
    BeatTraining.Outcome outcome = run(trainer);
    Predictions predictions = outcome.predictions();
    assertThat(predictions.beats()).hasSize(4 * RECORDS.size());
    Set<String> judged = new HashSet<>();
    for (Predictions.Row row : predictions.beats()) {
      assertThat(PATIENTS.get(row.found())).isEqualTo(patient(row.record()));
      assertThat(row.inTraining()).isFalse();
      judged.add(row.record() + " " + row.sampleIndex());
    }
    assertThat(judged).hasSameSizeAs(predictions.beats());
    assertThat(predictions.model()).isEqualTo("arrhythminet-v1-leave-one-out");
    assertThat(predictions.epochs()).isEqualTo(2);
  }

  @Test
  void noNetworkStandsForAllAndTheHashIsOfAll() throws Exception {
    WhoIsMissing trainer = new WhoIsMissing();
    BeatTraining.Outcome outcome = run(trainer);
    assertThat(outcome.model()).isEmpty();
    assertThat(outcome.history()).isEmpty();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int patient = 0; patient < PATIENTS.size(); patient++) {
      String hash = WhoIsMissing.weights(patient).sha256();
      digest.update((hash + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(outcome.predictions().sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void anInterruptedRunGoesOnWithThePatientThatItWasAt() throws Exception {
    WhoIsMissing trainer = new WhoIsMissing();
    trainer.stopAt = 2;
    assertThatThrownBy(() -> run(trainer)).isInstanceOf(CancellationException.class);
    trainer.stopAt = 0;
    Predictions resumed = run(trainer).predictions();
    assertThat(trainer.trained).isEqualTo(PATIENTS);
    Path elsewhere = Files.createDirectory(work.resolve("elsewhere"));
    Predictions whole = run(new WhoIsMissing(), elsewhere).predictions();
    assertThat(resumed.sha256()).isEqualTo(whole.sha256());
    assertThat(resumed.beats()).usingRecursiveComparison().isEqualTo(whole.beats());
  }

  private BeatTraining.Outcome run(Trainer trainer) throws IOException {
    return run(trainer, work);
  }

  private static BeatTraining.Outcome run(Trainer trainer, Path folder) throws IOException {
    return new BeatTraining(RECIPE, Protocol.LEAVE_ONE_OUT, folder, trainer, folder)
        .leaveOneOut(examples(), 1, new BeatTraining.Watcher() {});
  }

  private static String patient(String record) {
    return record.equals("mitdb/202") ? "mitdb/201" : record;
  }

  private static Examples examples() {
    List<Examples.Origin> origins = new ArrayList<>();
    for (int beat = 1; beat <= 4; beat++) {
      for (String record : RECORDS) {
        origins.add(new Examples.Origin(record, patient(record), 100 * beat, "N"));
      }
    }
    return Examples.of(
        new float[][] {new float[origins.size() * 360]},
        new int[] {360},
        new int[origins.size()],
        origins.toArray(Examples.Origin[]::new),
        List.of("N", "S", "V", "F", "Q"));
  }

  /** Gives a network that always says the position of the patient who was not there. */
  private static final class WhoIsMissing implements Trainer {
    private final List<String> trained = new ArrayList<>();
    private int stopAt;
    private int asked;

    static Weights weights(int patient) {
      Weights weights = Weights.zero(RECIPE.spec());
      weights.get("logits.bias")[patient] = 5;
      return weights;
    }

    @Override
    public Trained train(Task task, Watcher watcher) throws IOException {
      Set<String> there = new HashSet<>();
      for (int i = 0; i < task.training().count(); i++) {
        there.add(task.training().origin(i).patient());
      }
      List<String> missing = PATIENTS.stream().filter(name -> !there.contains(name)).toList();
      assertThat(missing).hasSize(1);
      if (++asked == stopAt) {
        throw new CancellationException("told to stop");
      }
      if (!Files.exists(task.checkpoint().orElseThrow())) {
        trained.addAll(missing);
        Files.writeString(task.checkpoint().get(), missing.get(0));
      }
      assertThat(task.checkpoint().get()).hasContent(missing.get(0));
      return new Trained(weights(PATIENTS.indexOf(missing.get(0))), 2, List.of());
    }

    @Override
    public String engine() {
      return "none";
    }
  }
}
