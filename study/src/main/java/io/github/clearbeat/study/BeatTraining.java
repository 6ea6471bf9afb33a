package io.github.clearbeat.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.model.Background;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Trains a recipe under a protocol, from data set to model and predictions. All that can be chosen
 * is chosen inside the training part.
 *
 * <pre>{@code
 * BeatTraining training = new BeatTraining(recipe, Protocol.DS1, root, trainer, work);
 * BeatTraining.Outcome outcome = training.run(1, "unknown", "train …", watcher);
 * ModelFile.write(file, outcome.model().orElseThrow());
 * }</pre>
 */
public final class BeatTraining {
  /** Folds inside DS1. */
  public static final int FOLDS = 5;

  private static final int BACKGROUND_BEATS = 100;
  private static final String LICENCE = "MIT-BIH Arrhythmia Database 1.0.0 (PhysioNet), ODC-By 1.0";
  private static final String OPEN_LICENCE =
      LICENCE + "; MIT-BIH Supraventricular Arrhythmia Database 1.0.0 (PhysioNet), ODC-By 1.0";

  private final Recipe recipe;
  private final Protocol protocol;
  private final Path root;
  private final Trainer trainer;
  private final Path work;

  /**
   * What comes of it.
   *
   * @param model trained, without scores, and where there are folds with a rule of which beats it
   *     names; none under {@link Protocol#LEAVE_ONE_OUT}, where each patient has a network of its
   *     own and none of them stands for the predictions
   * @param predictions on the protocol's test set
   * @param folds on the training records, each by a network that was trained on the other folds of
   *     patients, and of as many epochs as the model; none where the protocol chooses nothing on
   *     folds
   * @param history of the training that gave the model; empty where there is none
   */
  public record Outcome(
      Optional<Model> model,
      Predictions predictions,
      Optional<Predictions> folds,
      List<Trainer.Epoch> history) {}

  /** Is told what is being done, besides the steps. */
  public interface Watcher {
    /** A part begins, such as a fold: which of how many, and its name. */
    default void part(int number, int parts, String name) {}

    /** Who is told of the steps. */
    default Trainer.Watcher steps() {
      return Trainer.Watcher.NONE;
    }
  }

  /**
   * A training yet to be run.
   *
   * @param recipe what
   * @param protocol how beats are shared out
   * @param root the data root
   * @param trainer who trains
   * @param work folder for checkpoints and the results of folds; what is there is taken up
   */
  public BeatTraining(Recipe recipe, Protocol protocol, Path root, Trainer trainer, Path work) {
    this.recipe = recipe;
    this.protocol = protocol;
    this.root = root;
    this.trainer = trainer;
    this.work = work;
  }

  /**
   * Trains and predicts.
   *
   * @param seed of split, start, order and augmentation
   * @param commit of the program, for the provenance
   * @param command that was given, for the provenance
   * @param watcher is told how it goes
   * @throws IOException if the data set cannot be read, or a checkpoint not be written
   */
  public Outcome run(long seed, String commit, String command, Watcher watcher) throws IOException {
    BeatLabels labels = BeatLabels.of(protocol);
    BeatDataSet mitdb = BeatDataSet.mitdb(root);
    return switch (protocol) {
      case PAPER, SPLIT_FIRST -> {
        Examples all = examples(labels).add(mitdb, mitdb.records()).prepare();
        Split split = protocol == Protocol.PAPER ? Split.paper(all, seed) : Split.first(all, seed);
        yield outcome(split, recipe.plan(protocol), seed, commit, command, watcher, 1, 1);
      }
      case DS1, OPEN -> {
        BeatExamples source = bothLeads(examples(labels), mitdb, MitdbSplit.DS1);
        if (protocol == Protocol.OPEN) {
          BeatDataSet svdb = BeatDataSet.svdb(root);
          bothLeads(source, svdb, svdb.records());
        }
        Examples training = source.prepare();
        FoldChoice choice = new FoldChoice(recipe, protocol, trainer, work);
        FoldChoice.Chosen chosen = choice.choose(training, watcher);
        Plan plan = recipe.plan(protocol).withEpochs(chosen.epochs());
        Examples test = examples(labels).add(mitdb, MitdbSplit.DS2).prepare();
        int parts = choice.parts() + 1;
        Split split = new Split(training, Optional.empty(), test);
        yield withFolds(outcome(split, plan, seed, commit, command, watcher, parts, parts), chosen);
      }
      case LEAVE_ONE_OUT -> {
        List<String> records = new ArrayList<>(mitdb.records());
        records.removeAll(MitdbSplit.PACED);
        yield leaveOneOut(examples(labels).add(mitdb, records).prepare(), seed, watcher);
      }
    };
  }

  private BeatExamples examples(BeatLabels labels) {
    return new BeatExamples(recipe.preparation(protocol), labels);
  }

  /** Each lead is an example of its own, so that a network does not learn one lead by heart. */
  private BeatExamples bothLeads(BeatExamples examples, BeatDataSet set, List<String> records) {
    examples.add(set, records, 0).add(set, records, 1);
    return recipe.learnsFromMade()
        ? examples.addMade(set, records, 0).addMade(set, records, 1)
        : examples;
  }

  /**
   * A network for each patient, trained on all others. What an interrupted run has trained lies in
   * the checkpoints of its parts.
   */
  Outcome leaveOneOut(Examples all, long seed, Watcher watcher) throws IOException {
    List<Split> splits = Split.leaveOneOut(all);
    List<Predictions.Row> rows = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    Plan plan = recipe.plan(protocol);
    for (int i = 0; i < splits.size(); i++) {
      Split split = splits.get(i);
      String name = ", without " + split.test().origin(0).patient();
      Trainer.Trained trained = trained(split, plan, seed, watcher, i + 1, splits.size(), name);
      hashes.add(trained.weights().sha256());
      rows.addAll(rows(trained, split));
    }
    Predictions predictions =
        new Predictions(
            recipe.modelId(protocol),
            Predictions.sha256(hashes),
            protocol.id(),
            seed,
            plan.epochs(),
            all.classes(),
            rows);
    return new Outcome(Optional.empty(), predictions, Optional.empty(), List.of());
  }

  private Outcome outcome(
      Split split,
      Plan plan,
      long seed,
      String commit,
      String command,
      Watcher watcher,
      int part,
      int parts)
      throws IOException {
    Trainer.Trained trained = trained(split, plan, seed, watcher, part, parts, "");
    Model model =
        new Model(
            recipe.modelId(protocol),
            recipe.preparation(protocol),
            recipe.spec(),
            trained.weights(),
            split.training().classes(),
            background(split.training(), seed, protocol == Protocol.OPEN),
            provenance(split.training(), plan, seed, trained.epochs(), commit, command),
            List.of());
    Predictions predictions =
        new Predictions(
            model.id(),
            model.sha256(),
            protocol.id(),
            seed,
            trained.epochs(),
            model.classes(),
            rows(trained, split));
    return new Outcome(Optional.of(model), predictions, Optional.empty(), trained.history());
  }

  /**
   * The outcome with what the folds said, named after the model that they vouch for, and with the
   * rule that follows from it of which beats the model names.
   */
  private Outcome withFolds(Outcome outcome, FoldChoice.Chosen chosen) {
    Predictions test = outcome.predictions();
    Predictions folds =
        Predictions.ofFolds(
            test.model(),
            test.sha256(),
            protocol,
            FoldChoice.SEED,
            chosen.epochs(),
            test.classes(),
            chosen.heldOut());
    Optional<BeatAbstention> rule =
        BeatThresholds.of(folds).map(r -> r.with(BeatThresholds.selected(r, test)));
    return new Outcome(
        outcome.model().map(model -> model.withAbstention(rule)),
        test,
        Optional.of(folds),
        outcome.history());
  }

  private Trainer.Trained trained(
      Split split, Plan plan, long seed, Watcher watcher, int part, int parts, String name)
      throws IOException {
    watcher.part(part, parts, recipe.modelId(protocol) + " seed " + seed + name);
    String file = recipe.modelId(protocol) + "-seed" + seed + "-part" + part + ".checkpoint";
    Optional<Path> checkpoint = Optional.of(work.resolve(file));
    return trainer.train(
        new Trainer.Task(
            recipe.spec(), split.training(), split.validation(), plan, seed, checkpoint),
        watcher.steps());
  }

  private List<Predictions.Row> rows(Trainer.Trained trained, Split split) {
    Network network = Network.of(recipe.spec(), trained.weights());
    return Predictions.rows(network, split.test(), seen(split));
  }

  /** Which rows of the storage stand in the training part. */
  static boolean[] seen(Split split) {
    int rows = 0;
    for (Examples part : List.of(split.training(), split.test())) {
      for (int i = 0; i < part.count(); i++) {
        rows = Math.max(rows, part.row(i) + 1);
      }
    }
    boolean[] seen = new boolean[rows];
    if (split.training().sharesStorage(split.test())) {
      for (int i = 0; i < split.training().count(); i++) {
        seen[split.training().row(i)] = true;
      }
    }
    return seen;
  }

  private Provenance provenance(
      Examples training, Plan plan, long seed, int epochs, String commit, String command) {
    TreeSet<String> records = new TreeSet<>();
    int made = 0;
    for (int i = 0; i < training.count(); i++) {
      records.add(training.origin(i).record());
      made += training.origin(i).made() ? 1 : 0;
    }
    List<String> dataSets = new ArrayList<>();
    dataSets.add(LICENCE);
    if (protocol == Protocol.OPEN) {
      dataSets.add(
          "MIT-BIH Supraventricular Arrhythmia Database 1.0.0 (PhysioNet), 39 of 78 records,"
              + " ODC-By 1.0");
    }
    if (made > 0) {
      dataSets.add(
          String.format(
              Locale.ROOT,
              "made of these recordings' own beats in drawn rhythms: %,d of the %,d beats",
              made,
              training.count()));
    }
    return new Provenance(
        protocol.id(),
        dataSets,
        List.copyOf(records),
        training.count(),
        ExampleHash.of(training),
        seed,
        epochs,
        json(plan),
        trainer.engine(),
        commit,
        command);
  }

  private static String json(Plan plan) {
    try {
      return new ObjectMapper().writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A hundred training beats, as many of each class as there are beats for, drawn by the seed. */
  private static Background background(Examples training, long seed, boolean open) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = training.classes().size();
    List<List<Integer>> members = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < training.count(); i++) {
      if (!training.origin(i).made()) {
        members.get(training.label(i)).add(i);
      }
    }
    List<float[][]> beats = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int n = 0; beats.size() < BACKGROUND_BEATS && n < BACKGROUND_BEATS; n++) {
      for (int c = 0; c < classes && beats.size() < BACKGROUND_BEATS; c++) {
        if (!members.get(c).isEmpty()) {
          int drawn = members.get(c).remove(random.nextInt(members.get(c).size()));
          beats.add(inputs(training, drawn));
          labels.add(c);
        }
      }
    }
    return new Background(beats, labels, open ? OPEN_LICENCE : LICENCE);
  }

  private static float[][] inputs(Examples examples, int example) {
    float[][] inputs = new float[examples.inputCount()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[examples.size(i)];
      examples.copyInput(example, i, inputs[i], 0);
    }
    return inputs;
  }
}
