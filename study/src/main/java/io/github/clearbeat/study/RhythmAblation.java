package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.study.text.MarkdownTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One switch turned at a time: what each part of EXGnet's training is worth, on held-out folds,
 * over several seeds, with paired intervals over patients.
 *
 * <p>What is done is kept in the work folder: an interrupted ablation goes on where it was.
 *
 * <pre>{@code
 * RhythmAblation ablation =
 *     new RhythmAblation(RhythmRecipe.LIGHT, RhythmData.PTBXL_LEAD2, 20, 2, root, trainer, work);
 * String table = ablation.run(List.of(1L, 2L, 3L), watcher);
 * }</pre>
 */
public final class RhythmAblation {
  private static final long BOOTSTRAP_SEED = 1;

  private final RhythmRecipe recipe;
  private final RhythmData data;
  private final int epochs;
  private final int folds;
  private final Path root;
  private final Trainer trainer;
  private final Path work;

  /**
   * An ablation yet to be run.
   *
   * @param recipe which network
   * @param data on what
   * @param epochs of each training
   * @param folds how many of the five are run
   * @param root the data root
   * @param trainer who trains
   * @param work folder for checkpoints and predictions; what is there is taken up
   */
  public RhythmAblation(
      RhythmRecipe recipe,
      RhythmData data,
      int epochs,
      int folds,
      Path root,
      Trainer trainer,
      Path work) {
    this.recipe = recipe;
    this.data = data;
    this.epochs = epochs;
    this.folds = folds;
    this.root = root;
    this.trainer = trainer;
    this.work = work;
  }

  /** The variants, in words: the standard first, then each with one switch turned. */
  static Map<String, RhythmOptions> variants() {
    RhythmOptions standard = RhythmOptions.STANDARD;
    double lambda = standard.lambda();
    Map<String, RhythmOptions> variants = new LinkedHashMap<>();
    variants.put("standard", standard);
    variants.put("guidance off", standard.withGuidance(Guidance.OFF, 0));
    variants.put("plain QRS mask", standard.withGuidance(Guidance.QRS, lambda));
    variants.put("mask shifted by half an RR", standard.withGuidance(Guidance.SHIFTED, lambda));
    variants.put("mask at random times", standard.withGuidance(Guidance.RANDOM, lambda));
    variants.put("features off", standard.withFeatures(RhythmOptions.Features.OFF));
    variants.put("features distilled", standard.withFeatures(RhythmOptions.Features.DISTILLED));
    variants.put(
        "features as a second task", standard.withFeatures(RhythmOptions.Features.AUXILIARY));
    variants.put("plain block of equal size", standard.withBlock(Exgnet.Block.PLAIN));
    return variants;
  }

  /** How many trainings there are. */
  public int trainings(int seeds) {
    return variants().size() * seeds * folds;
  }

  /**
   * Runs what has not been run and gives the table.
   *
   * @param seeds of the trainings
   * @param watcher is told how it goes
   * @return Markdown
   * @throws IOException if data cannot be read or a checkpoint not be written
   */
  public String run(List<Long> seeds, BeatTraining.Watcher watcher) throws IOException {
    Map<String, List<RhythmPredictions>> results = new LinkedHashMap<>();
    int number = 0;
    int parts = variants().size() * seeds.size();
    for (Map.Entry<String, RhythmOptions> variant : variants().entrySet()) {
      for (long seed : seeds) {
        number++;
        watcher.part(number, parts, variant.getKey() + ", seed " + seed);
        RhythmTraining.Settings settings =
            new RhythmTraining.Settings(
                variant.getValue(), data.usualFolds(), epochs, folds, false, 1, Optional.empty());
        RhythmTraining training = new RhythmTraining(recipe, data, settings, root, trainer, work);
        results
            .computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
            .add(training.run(seed, "", "", inner(watcher)).predictions());
      }
    }
    return table(results, seeds);
  }

  /** Steps are told, parts are not: they are the ablation's. */
  static BeatTraining.Watcher inner(BeatTraining.Watcher watcher) {
    return new BeatTraining.Watcher() {
      @Override
      public Trainer.Watcher steps() {
        return watcher.steps();
      }
    };
  }

  private String table(Map<String, List<RhythmPredictions>> results, List<Long> seeds) {
    StringBuilder table = new StringBuilder();
    table.append("# What each part of the training is worth\n\n");
    table.append(
        String.format(
            Locale.ROOT,
            "%s on %s, the first %d of five %s folds, %d epochs, seeds %s. Mean F1 of the classes"
                + " in per cent over all seeds, lowest and highest seed, and the difference from the"
                + " standard with its 95 %% interval, paired over patients.%n%n",
            recipe.id(),
            data.id(),
            folds,
            data.usualFolds().id(),
            epochs,
            seeds));
    MarkdownTable rows =
        MarkdownTable.ofWords(List.of("variant", "mean F1", "seeds", "difference"));
    List<Confusion> standard = byPatient(results.get("standard"));
    results.forEach(
        (name, predictions) -> {
          List<Confusion> here = byPatient(predictions);
          List<String> cells = new ArrayList<>(List.of(name));
          cells.addAll(cells(predictions));
          cells.add(name.equals("standard") ? "" : difference(here, standard));
          rows.row(cells);
        });
    return table.append(rows).toString();
  }

  private static List<String> cells(List<RhythmPredictions> predictions) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (RhythmPredictions one : predictions) {
      RhythmScores scores = RhythmScores.of(one);
      double f1 = 100 * scores.gross().macroF1(scores.headlineClasses());
      sum += f1;
      low = Math.min(low, f1);
      high = Math.max(high, f1);
    }
    return List.of(
        String.format(Locale.ROOT, "%.2f", sum / predictions.size()),
        String.format(Locale.ROOT, "%.2f–%.2f", low, high));
  }

  /** All seeds of a patient together, in the order of the patients. */
  private static List<Confusion> byPatient(List<RhythmPredictions> predictions) {
    Map<String, Confusion> sums = new LinkedHashMap<>();
    for (RhythmPredictions one : predictions) {
      RhythmScores.of(one)
          .byPatient()
          .forEach((patient, confusion) -> sums.merge(patient, confusion, Confusion::plus));
    }
    return List.copyOf(sums.values());
  }

  private String difference(List<Confusion> here, List<Confusion> standard) {
    Interval interval =
        Bootstrap.standard(BOOTSTRAP_SEED)
            .difference(here, standard, drawn -> Confusion.sum(drawn).macroF1());
    return String.format(
        Locale.ROOT,
        "%+.2f (%+.2f to %+.2f)",
        100 * interval.value(),
        100 * interval.low(),
        100 * interval.high());
  }
}
