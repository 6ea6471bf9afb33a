package io.github.clearbeat.study.delineation;

import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.study.BeatTraining;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains the delineation networks: as many as there are parts of LUDB's subjects, each on the
 * hand-marked leads of all parts but its own, so that it can be scored on that one. Strips of
 * atrial fibrillation from other data sets join in to show what is no P wave.
 *
 * <pre>{@code
 * DelineationTraining training = new DelineationTraining(DataRoot.folder(), trainer, checkpoints);
 * training.run(1, command, commit, progress, (part, network) -> write(part, network.toBytes()));
 * }</pre>
 */
public final class DelineationTraining {
  private static final int[] DILATIONS = {1, 2, 4, 8, 16, 32, 1, 2};
  private static final int CHANNELS = 32;
  private static final int EPOCHS = 12;
  private static final int WINDOWS_OF_A_LEAD = 20;
  private static final int WINDOWS_OF_A_STRIP = 3;
  private static final int BATCH = 64;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-4;
  private static final int AVERAGED = 2;

  /** Takes a network when it is trained. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one.
     *
     * @param part the subjects that it has not seen
     * @param network the file's contents
     */
    void take(int part, OnnxFile network) throws IOException;
  }

  private final Path root;
  private final Trainer trainer;
  private final Path checkpoints;

  /**
   * A training.
   *
   * @param root the folder with the data sets ludb, cinc2017 and ptbxl_lead2
   * @param trainer what trains
   * @param checkpoints a folder for the state after each epoch
   */
  public DelineationTraining(Path root, Trainer trainer, Path checkpoints) {
    this.root = root;
    this.trainer = trainer;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains all networks.
   *
   * @param seed of windows, start and order
   * @param command written into the files
   * @param commit likewise
   * @param watcher is told of the parts and steps
   * @param trained takes each network when it is done; number k has not seen part k
   * @throws IOException if a data set is not there or a file cannot be read
   */
  public void run(
      long seed, String command, String commit, BeatTraining.Watcher watcher, Taker trained)
      throws IOException {
    List<DelineationLead> leads = MarkedLudb.read(root.resolve("ludb"), name -> true);
    List<Samples> strips = FibrillationStrips.read(root);
    for (int fold = 0; fold < DelineationLead.FOLDS; fold++) {
      int left = fold;
      watcher.part(fold + 1, DelineationLead.FOLDS, "without part " + fold);
      List<DelineationLead> seen = leads.stream().filter(lead -> lead.fold() != left).toList();
      Examples examples =
          DelineationExamples.joined(
              DelineationExamples.draw(seen, WINDOWS_OF_A_LEAD, seed + fold),
              DelineationExamples.withoutP(strips, WINDOWS_OF_A_STRIP, seed + fold));
      Weights weights = trainer.train(task(examples, seed, fold), watcher.steps()).weights();
      trained.take(
          fold,
          new OnnxFile(
              spec(), weights, "Waves of an ECG, sample by sample", facts(fold, command, commit)));
    }
  }

  /** The network that is trained. */
  static Spec spec() {
    return DelineationNetwork.spec(CHANNELS, DILATIONS);
  }

  private Trainer.Task task(Examples examples, long seed, int fold) {
    Plan plan =
        new Plan(
            EPOCHS,
            BATCH,
            RATE,
            DECAY,
            Plan.Schedule.COSINE,
            0,
            Plan.Sampling.NATURAL,
            0,
            0,
            AVERAGED,
            Plan.Augmentation.NONE,
            1);
    int classes = DelineationExamples.CLASSES.size();
    Objective objective =
        new Objective(List.of(new Objective.Segmentation("logits", 1, classes, 1)), List.of());
    return new Trainer.Task(
        spec(),
        objective,
        examples,
        Optional.empty(),
        plan,
        seed + fold,
        Optional.of(checkpoints.resolve("delineation-" + fold + "-seed" + seed)));
  }

  private static Map<String, String> facts(int fold, String command, String commit) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("clearbeat.kind", "delineation");
    facts.put(
        "clearbeat.data", "ludb without subjects of part " + fold + "; cinc2017; ptbxl_lead2");
    facts.put("clearbeat.command", command);
    facts.put("clearbeat.commit", commit);
    return facts;
  }
}
