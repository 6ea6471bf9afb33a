package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The folds of EXGnet's paper on strips that a user has downloaded: read, train, score, with what
 * is done kept in a folder, so that the same again goes on where it was and ends with the same
 * bits.
 *
 * <pre>{@code
 * RhythmReproduction chapman =
 *     new RhythmReproduction("chapman", set, settings, licences, trainer, out);
 * RhythmReproduction.Result result = chapman.run(List.of(1L), watcher);
 * }</pre>
 */
public final class RhythmReproduction {
  /** Fewer strips than this are no data to train on. */
  static final int FEWEST = 10;

  private final String part;
  private final RhythmData data;
  private final StripDataSet set;
  private final Settings settings;
  private final Trainer trainer;
  private final Path out;
  private final KeptStrips kept;
  private KeptStrips.All all; // once everything is kept

  /**
   * What can be chosen.
   *
   * @param recipe which network
   * @param labels which classes
   * @param lead name of the lead
   * @param folds how strips are shared out
   * @param epochs passes over the training part
   * @param firstFolds how many of the five folds are run
   * @param threads that train; another number changes the last bits
   * @param baselines whether classifiers on features alone are fitted, beside the heart rate rule
   * @param faultShare of the records that may be at fault, 0 to 1
   * @param program version of the program, by which what is kept is told from another's
   */
  public record Settings(
      RhythmRecipe recipe,
      RhythmLabels labels,
      String lead,
      RhythmFolds folds,
      int epochs,
      int firstFolds,
      int threads,
      boolean baselines,
      double faultShare,
      String program) {}

  /** Is told how it goes. */
  public interface Watcher extends BeatTraining.Watcher {
    /** So many of the records that were not kept yet have been read. */
    default void read(int records) {}

    /** Records have been read, or found at fault; nothing is trained yet. */
    default void audited(StripAudit audit) throws IOException {}
  }

  /**
   * What comes of it.
   *
   * @param audit what became of every record
   * @param networks out of fold, one a seed
   * @param baselines on the same folds, the heart rate rule first
   */
  public record Result(
      StripAudit audit, List<RhythmPredictions> networks, List<RhythmPredictions> baselines) {}

  /**
   * Strips read for a trial; see {@link #sample}.
   *
   * @param strips how many
   */
  public record Sample(int strips, Examples examples) {}

  /**
   * A reproduction yet to be run; nothing is read, but what is kept is looked at.
   *
   * @param part which records these are, as in {@code chapman}
   * @param set those records
   * @param licences data sets with their licences
   * @param trainer who trains
   * @param out folder for what is kept and for predictions
   * @throws IOException if the disk fails
   */
  public RhythmReproduction(
      String part,
      StripDataSet set,
      Settings settings,
      List<String> licences,
      Trainer trainer,
      Path out)
      throws IOException {
    this(part, set, settings, licences, trainer, out, KeptStrips.USUAL_PIECE);
  }

  RhythmReproduction(
      String part,
      StripDataSet set,
      Settings settings,
      List<String> licences,
      Trainer trainer,
      Path out,
      int pieceRecords)
      throws IOException {
    this.set = set;
    this.settings = settings;
    this.trainer = trainer;
    this.out = out;
    this.part = part;
    String id = id(part, set, settings);
    this.data = RhythmData.downloaded(id, set, settings.labels(), licences);
    this.kept =
        new KeptStrips(
            new KeptStrips.What(
                set,
                settings.labels(),
                data.rules(),
                settings.lead(),
                settings.recipe().preparation(data.seconds()),
                Guidance.HRV,
                training(out).cells(),
                settings.program()),
            out.resolve("strips").resolve(settings.recipe().id() + "-" + id),
            pieceRecords);
  }

  private static String id(String part, StripDataSet set, Settings settings) {
    RhythmLabels labels = settings.labels();
    boolean asNamed =
        labels.takesOthers() == RhythmLabels.named(labels.name()).orElseThrow().takesOthers();
    boolean usual = settings.lead().equalsIgnoreCase(set.usualLead());
    return part
        + "-"
        + labels.name()
        + (asNamed ? "" : "-with-others")
        + (usual ? "" : "-lead-" + settings.lead());
  }

  private RhythmTraining training(Path work) {
    RhythmTraining.Settings how =
        new RhythmTraining.Settings(
            RhythmOptions.STANDARD,
            settings.folds(),
            settings.epochs(),
            settings.firstFolds(),
            false,
            1,
            Optional.empty(),
            settings.threads());
    return new RhythmTraining(settings.recipe(), data, how, out, trainer, work);
  }

  /** The name of part, classes and what else was chosen, as in {@code chapman-exgnet-5}. */
  public String id() {
    return data.id();
  }

  /** Which records these are, as in {@code chapman}. */
  public String part() {
    return part;
  }

  /** What was chosen. */
  public Settings settings() {
    return settings;
  }

  /** How many numbers the network has to learn, without what only training needs. */
  public long trainable() {
    return training(out).deployed().trainable();
  }

  /** How many records there are, whatever becomes of them. */
  public int allRecords() {
    return set.entries().size() + set.rejects().size();
  }

  /** How many of them have a class by their labels. */
  public int records() {
    return kept.records();
  }

  /** How many of those are yet to be read. */
  public int recordsLeft() throws IOException {
    return kept.left();
  }

  /** Bytes that the strips take on the disk when all are kept. */
  public long bytes() {
    return (long) records() * Float.BYTES * settings.recipe().preparation(data.seconds()).samples();
  }

  /**
   * Reads some records, evenly spread, and keeps nothing: to see how long that takes.
   *
   * @param count how many at most
   * @param progress is told after each
   */
  public Sample sample(int count, Runnable progress) throws IOException {
    Examples examples = kept.sample(count, progress);
    return new Sample(examples.count(), examples);
  }

  /**
   * Trains on a sample, some strips several times, until the watcher stops it, and keeps nothing.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped
   */
  public void trial(Sample sample, Trainer.Watcher watcher) throws IOException {
    int[] rows = new int[Math.max(sample.strips(), 8 * batch())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % sample.strips();
    }
    training(out).trial(sample.examples().select(rows), watcher);
  }

  /** How many strips a step of the training takes. */
  public int batch() {
    return settings.recipe().plan(data, settings.epochs()).batch();
  }

  /**
   * Scores some strips of a sample with a network that knows nothing: to see how long that takes.
   */
  public void score(Sample sample, int count) {
    RhythmTraining training = training(out);
    Network network = Network.of(training.deployed(), Weights.zero(training.deployed()));
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i % sample.strips();
    }
    RhythmPredictions.rows(network, sample.examples().select(rows), 0);
  }

  /**
   * How many epochs are yet to be trained, all folds of a seed together; of what is kept only where
   * all strips are kept too.
   */
  public int epochsLeft(long seed) throws IOException {
    int left = settings.epochs() * settings.firstFolds();
    if (kept.left() > 0) {
      return left;
    }
    RhythmTraining training = training(work(strips(count -> {})));
    for (int fold = 0; fold < settings.firstFolds(); fold++) {
      left -= training.epochsDone(seed, fold);
    }
    return left;
  }

  private KeptStrips.All strips(IntConsumer progress) throws IOException {
    if (all == null) {
      all = kept.read(progress);
    }
    return all;
  }

  /** Checkpoints and folds of these very strips. */
  private Path work(KeptStrips.All strips) {
    return out.resolve("work").resolve(data.id() + "-" + strips.identity().substring(0, 16));
  }

  /**
   * Does all that is not done yet.
   *
   * @param seeds of the trainings
   * @param watcher is told how it goes
   * @throws MalformedInputException if too many records are at fault, or too few can be used
   * @throws IOException if a file cannot be read or written
   */
  public Result run(List<Long> seeds, Watcher watcher) throws IOException {
    watcher.part(0, parts(seeds), "reading " + data.id());
    KeptStrips.All strips = strips(watcher::read);
    watcher.audited(strips.audit());
    strips.audit().requireFaults(settings.faultShare());
    requireEnough(strips);
    List<RhythmPredictions> networks = new ArrayList<>();
    int number = 0;
    for (long seed : seeds) {
      RhythmTraining training = training(work(strips));
      LoadedStrips loaded =
          training.loaded(
              strips.examples(),
              strips.folds(),
              List.of(strips.audit()),
              strips.everyFeature(),
              seed);
      RhythmPredictions predictions =
          training
              .run(loaded, seed, "", "", new Numbered(watcher, number, parts(seeds), seed))
              .predictions();
      RhythmPredictionFile.write(file(predictions), predictions);
      networks.add(predictions);
      number += settings.firstFolds();
    }
    return new Result(strips.audit(), networks, baselines(strips, number, parts(seeds), watcher));
  }

  private int parts(List<Long> seeds) {
    return seeds.size() * settings.firstFolds() + (settings.baselines() ? 2 : 0);
  }

  private void requireEnough(KeptStrips.All strips) throws MalformedInputException {
    long classes = strips.audit().used().stream().filter(count -> count > 0).count();
    if (strips.examples().count() < FEWEST || classes < 2) {
      throw new MalformedInputException(
          data.id(),
          strips.examples().count()
              + " strips of "
              + classes
              + " classes can be used, expected at least "
              + FEWEST
              + " of 2 classes to train on");
    }
  }

  private List<RhythmPredictions> baselines(
      KeptStrips.All strips, int before, int parts, Watcher watcher) throws IOException {
    RhythmBaselines fitted = RhythmBaselines.of(data, settings.folds(), strips);
    List<RhythmPredictions> baselines = new ArrayList<>();
    baselines.add(fitted.rule(1, settings.firstFolds()));
    if (settings.baselines()) {
      watcher.part(before + 1, parts, "logistic regression on features, " + data.id());
      baselines.add(fitted.logistic(1, settings.firstFolds()));
      watcher.part(before + 2, parts, "boosted trees on features, " + data.id());
      baselines.add(fitted.trees(1, settings.firstFolds()));
    }
    for (RhythmPredictions one : baselines) {
      RhythmPredictionFile.write(file(one), one);
    }
    return baselines;
  }

  private Path file(RhythmPredictions predictions) throws IOException {
    Files.createDirectories(out);
    return out.resolve(predictions.model() + "-seed" + predictions.seed() + ".tsv.gz");
  }

  /** Counts the folds of all seeds through. */
  private record Numbered(Watcher to, int before, int parts, long seed)
      implements BeatTraining.Watcher {
    @Override
    public void part(int number, int ofThis, String name) {
      if (number > 0) {
        to.part(before + number, parts, name + ", seed " + seed);
      }
    }

    @Override
    public Trainer.Watcher steps() {
      return to.steps();
    }
  }
}
