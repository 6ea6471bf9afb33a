package io.github.clearbeat.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripPass;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Trains a rhythm network on data: each fold by a network that has not seen it, then one network on
 * everything, for which the folds vouch.
 *
 * <p>What is done is kept in the work folder: the same training again takes up where it was.
 *
 * <pre>{@code
 * RhythmTraining training =
 *     new RhythmTraining(RhythmRecipe.LIGHT, RhythmData.CINC2017, options, root, trainer, work);
 * RhythmTraining.Outcome outcome = training.run(1, commit, command, watcher);
 * }</pre>
 */
public final class RhythmTraining {

  private static final long MEMBER_SEEDS = 100;
  private static final String MAP_SUFFIX = ".tsv.gz";

  private final RhythmRecipe recipe;
  private final RhythmData data;
  private final Settings settings;
  private final Path root;
  private final Trainer trainer;
  private final Path work;

  /**
   * What can be chosen.
   *
   * @param options the switches
   * @param folds how strips are shared out
   * @param epochs passes over the training part
   * @param firstFolds how many of the folds are run, 1 to 5
   * @param everything whether a network is trained on all folds at the end
   * @param members how many networks are trained apart, from seeds a hundred apart, and joined into
   *     one that gives the mean of their logits
   * @param start a rhythm network whose weights training begins with, the head's excepted where the
   *     classes differ; it must have seen none of the strips
   * @param threads that train; another number changes the last bits
   */
  public record Settings(
      RhythmOptions options,
      RhythmFolds folds,
      int epochs,
      int firstFolds,
      boolean everything,
      int members,
      Optional<RhythmModel> start,
      int threads) {
    /** On one thread. */
    public Settings(
        RhythmOptions options,
        RhythmFolds folds,
        int epochs,
        int firstFolds,
        boolean everything,
        int members,
        Optional<RhythmModel> start) {
      this(options, folds, epochs, firstFolds, everything, members, start, 1);
    }

    /** All folds, and everything at the end. */
    public static Settings usual(RhythmData data) {
      return new Settings(
          RhythmOptions.STANDARD,
          data.usualFolds(),
          data.epochs(),
          RhythmFolds.COUNT,
          true,
          1,
          Optional.empty());
    }
  }

  /**
   * What comes of it.
   *
   * @param model trained on everything, without scores; none where it was not asked for
   * @param predictions out of fold
   * @param audits what became of every record of every data set
   */
  public record Outcome(
      Optional<RhythmModel> model, RhythmPredictions predictions, List<StripAudit> audits) {}

  /**
   * The network of one fold.
   *
   * @param spec as deployed
   * @param weights of the spec
   * @param training what it learnt from
   * @param held what it has not seen
   */
  public record Fold(Spec spec, Weights weights, Examples training, Examples held) {}

  /**
   * A training yet to be run.
   *
   * @param recipe what
   * @param data on what
   * @param settings how
   * @param root the data root
   * @param trainer who trains
   * @param work folder for checkpoints and the predictions of folds; what is there is taken up
   */
  public RhythmTraining(
      RhythmRecipe recipe,
      RhythmData data,
      Settings settings,
      Path root,
      Trainer trainer,
      Path work) {
    this.recipe = recipe;
    this.data = data;
    this.settings = settings;
    this.root = root;
    this.trainer = trainer;
    this.work = work;
  }

  /** The id of what comes out. */
  public String modelId() {
    return recipe.id() + "-" + data.id();
  }

  /**
   * Trains and predicts.
   *
   * @param seed of start, order and augmentation; the folds do not depend on it
   * @param commit of the program, for the provenance
   * @param command that was given, for the provenance
   * @param watcher is told how it goes
   * @throws IOException if a data set cannot be read, or too much of it is at fault, or a
   *     checkpoint cannot be written
   */
  public Outcome run(long seed, String commit, String command, BeatTraining.Watcher watcher)
      throws IOException {
    return run(load(seed, watcher), seed, commit, command, watcher);
  }

  /** The same on strips that have been read. */
  Outcome run(
      LoadedStrips loaded, long seed, String commit, String command, BeatTraining.Watcher watcher)
      throws IOException {
    int parts = settings.firstFolds() + (settings.everything() ? 1 : 0);
    List<RhythmPredictions.Row> rows = new ArrayList<>();
    for (int fold = 0; fold < settings.firstFolds(); fold++) {
      watcher.part(fold + 1, parts, modelId() + " fold " + (fold + 1));
      rows.addAll(fold(loaded, fold, seed, watcher));
    }
    Optional<RhythmModel> model = Optional.empty();
    if (settings.everything()) {
      watcher.part(parts, parts, modelId() + " on everything");
      double abstainBelow = Abstention.threshold(rows);
      model = Optional.of(everything(loaded, abstainBelow, seed, commit, command, watcher));
    }
    RhythmPredictions predictions =
        predictions(model.map(RhythmModel::sha256).orElse(""), seed, rows);
    return new Outcome(model, predictions, loaded.audits());
  }

  /**
   * The network of each fold, trained where the work folder does not hold it, with the strips that
   * it has not seen: for whoever asks more of the networks than what they say.
   *
   * @param seed as in {@link #run}
   * @param watcher is told how it goes
   * @throws IOException as {@link #run}
   * @throws IllegalStateException if several members are joined
   */
  public List<Fold> folds(long seed, BeatTraining.Watcher watcher) throws IOException {
    if (settings.members() != 1) {
      throw new IllegalStateException("folds are of single networks");
    }
    LoadedStrips loaded = load(seed, watcher);
    List<Fold> networks = new ArrayList<>();
    for (int fold = 0; fold < settings.firstFolds(); fold++) {
      watcher.part(fold + 1, settings.firstFolds(), modelId() + " fold " + (fold + 1));
      Examples training = loaded.training(fold);
      Weights weights = trained(loaded.deployed(), training, seed, "fold" + fold, watcher);
      networks.add(new Fold(loaded.deployed(), weights, training, loaded.held(fold)));
    }
    return List.copyOf(networks);
  }

  private LoadedStrips load(long seed, BeatTraining.Watcher watcher) throws IOException {
    StripExamples strips =
        new StripExamples(
            recipe.preparation(data.seconds()),
            data.labels(),
            settings.options().guidance(),
            cells(),
            seed);
    List<StripAudit> audits = new ArrayList<>();
    watcher.part(0, 1, "strips of " + data.id());
    List<float[]> everyFeature = new ArrayList<>();
    for (StripDataSet set : data.open(root)) {
      StripPass pass = new StripPass(set, data.labels(), data.rules(), set.usualLead());
      audits.add(
          strips.add(
              pass,
              strip -> {
                if (task().hasTeacher()) {
                  everyFeature.add(RhythmBaselines.features(strip));
                }
              }));
    }
    // All as one: a small set with gaps does not stop the rest.
    StripAudit.together(data.id(), audits).requireFaults(StripAudit.USUAL_SHARE);
    return loaded(strips.examples(), strips.folds(), audits, everyFeature, seed);
  }

  /** Strips that have been read, shared out; every feature of each is what a teacher sees. */
  LoadedStrips loaded(
      Examples all,
      List<OptionalInt> own,
      List<StripAudit> audits,
      List<float[]> everyFeature,
      long seed)
      throws MalformedInputException {
    requireUnseen(all);
    int[] folds = settings.folds().assign(all, own);
    Optional<TreeTeacher> teacher = Optional.empty();
    if (task().hasTeacher()) {
      int[] labels = new int[all.count()];
      Arrays.setAll(labels, all::label);
      int classes = all.classes().size();
      teacher = Optional.of(new TreeTeacher(everyFeature, labels, folds, classes, seed));
    }
    return new LoadedStrips(deployed(), all, folds, List.copyOf(audits), teacher);
  }

  /** The network as deployed. */
  Spec deployed() {
    int classes = data.labels().classes().size();
    return recipe.deployed(data.seconds(), classes, settings.options().block());
  }

  /** How many cells its class map has. */
  int cells() {
    Spec deployed = deployed();
    return deployed.shapes().get(Exgnet.map(deployed)).time();
  }

  private void requireUnseen(Examples all) throws MalformedInputException {
    if (settings.start().isEmpty()) {
      return;
    }
    RhythmModel start = settings.start().get();
    for (int i = 0; i < all.count(); i++) {
      if (start.trainedOn(all.origin(i).record())) {
        throw new MalformedInputException(
            start.id(),
            "it was trained on "
                + all.origin(i).record()
                + ", expected a model to begin with that has seen none of "
                + data.id());
      }
    }
  }

  private RhythmPredictions predictions(
      String sha256, long seed, List<RhythmPredictions.Row> rows) {
    return new RhythmPredictions(
        modelId(), sha256, protocol(), seed, settings.epochs(), data.labels().classes(), rows);
  }

  /** What the folds are, as in {@code cinc2017 stratified}. */
  public String protocol() {
    return data.id() + " " + settings.folds().id();
  }

  private List<RhythmPredictions.Row> fold(
      LoadedStrips loaded, int fold, long seed, BeatTraining.Watcher watcher) throws IOException {
    Path kept = keptFold(seed, fold);
    if (!Files.exists(kept)) {
      RhythmPredictionFile.write(kept, predicted(loaded, fold, seed, watcher));
    }
    // Always as written, so that an interrupted training ends with the same bits.
    return RhythmPredictionFile.read(kept).strips();
  }

  private RhythmPredictions predicted(
      LoadedStrips loaded, int fold, long seed, BeatTraining.Watcher watcher) throws IOException {
    Examples training = loaded.training(fold);
    Weights weights = joined(loaded.deployed(), training, seed, "fold" + fold, watcher);
    List<RhythmPredictions.Row> rows =
        RhythmPredictions.rows(
            Network.of(form(loaded.deployed()), weights), loaded.held(fold), fold);
    return predictions(weights.sha256(), seed, rows);
  }

  private Path keptFold(long seed, int fold) {
    String joined = settings.members() > 1 ? "-of" + settings.members() : "";
    return work.resolve(name(seed, "fold" + fold + joined) + MAP_SUFFIX);
  }

  /** How many epochs of a fold are done, all of them where its predictions are there. */
  int epochsDone(long seed, int fold) throws IOException {
    return Files.exists(keptFold(seed, fold))
        ? settings.epochs()
        : trainer.epochsDone(checkpoint(seed, "fold" + fold));
  }

  private Path checkpoint(long seed, String part) {
    return work.resolve(name(seed, part) + ".checkpoint");
  }

  /** Trains on some strips until the watcher stops it, and keeps nothing. */
  void trial(Examples strips, Trainer.Watcher watcher) throws IOException {
    trainer.train(task().of(deployed(), strips, 0, Optional.empty()), watcher);
  }

  private RhythmModel everything(
      LoadedStrips loaded,
      double abstainBelow,
      long seed,
      String commit,
      String command,
      BeatTraining.Watcher watcher)
      throws IOException {
    Spec deployed = loaded.deployed();
    Examples all = loaded.examples();
    Weights weights = joined(deployed, loaded.everything(), seed, "everything", watcher);
    TreeSet<String> records = new TreeSet<>();
    for (int i = 0; i < all.count(); i++) {
      records.add(all.origin(i).record());
    }
    List<String> licences = new ArrayList<>(data.licences());
    settings
        .start()
        .ifPresent(
            start -> {
              records.addAll(start.provenance().trainingRecords());
              licences.addAll(start.provenance().dataSets());
            });
    Provenance provenance =
        new Provenance(
            protocol(),
            licences,
            List.copyOf(records),
            all.count(),
            ExampleHash.of(all),
            seed,
            settings.epochs(),
            json(),
            trainer.engine(),
            commit,
            command);
    return new RhythmModel(
        modelId(),
        recipe.preparation(data.seconds()),
        form(deployed),
        weights,
        data.labels().classes(),
        abstainBelow,
        provenance,
        List.of());
  }

  private Spec form(Spec deployed) {
    return settings.members() == 1 ? deployed : Exgnet.joined(deployed, settings.members());
  }

  private Weights joined(
      Spec deployed, Examples training, long seed, String part, BeatTraining.Watcher watcher)
      throws IOException {
    List<Weights> members = new ArrayList<>();
    for (int m = 0; m < settings.members(); m++) {
      members.add(trained(deployed, training, seed + MEMBER_SEEDS * m, part, watcher));
    }
    return members.size() == 1 ? members.get(0) : Exgnet.joined(deployed, members);
  }

  private Weights trained(
      Spec deployed, Examples training, long seed, String part, BeatTraining.Watcher watcher)
      throws IOException {
    Trainer.Task task = task().of(deployed, training, seed, Optional.of(checkpoint(seed, part)));
    return trainer.train(task, watcher.steps()).weights().keeping(deployed);
  }

  private RhythmTask task() {
    return new RhythmTask(recipe, data, settings);
  }

  private String name(long seed, String part) {
    String choices = settings.options() + " " + settings.folds() + " " + settings.epochs();
    choices += settings.start().map(start -> " " + start.sha256()).orElse("");
    choices += settings.threads() == 1 ? "" : " threads " + settings.threads();
    String options = Integer.toHexString(choices.hashCode());
    return modelId() + "-" + options + "-seed" + seed + "-" + part;
  }

  private String json() {
    try {
      return new ObjectMapper()
          .writeValueAsString(
              java.util.Map.of(
                  "plan", task().plan(),
                  "options", settings.options(),
                  "start",
                      settings
                          .start()
                          .map(start -> start.id() + " " + start.sha256())
                          .orElse("from the seed")));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
