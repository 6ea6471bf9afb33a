package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.StripPreparer;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.dataset.StripPass;
import io.github.clearbeat.dataset.StripRules;
import io.github.clearbeat.explanation.Correlation;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Whether guided attention changes what a rhythm network uses, or only what its map shows: networks
 * of each kind of guidance, several seeds and folds, each asked about strips of the fold that it
 * has not seen, and about LUDB, which none has seen and whose waves are marked by hand.
 *
 * <p>Networks are those of {@link RhythmAblation}; what its work folder holds is not trained again.
 *
 * <pre>{@code
 * AttentionAssessment assessment = new AttentionAssessment(settings, root, trainer, work);
 * AttentionAssessment.Outcome outcome = assessment.measure(assessment.networks(watcher), n -> {});
 * }</pre>
 */
public final class AttentionAssessment {
  private static final RhythmData DATA = RhythmData.PTBXL_LEAD2;
  private static final int BACKGROUND = 32;
  private static final long CHOICE_SEED = 7;
  private static final int THOUSAND = 1000;

  private final Settings settings;
  private final Path root;
  private final Trainer trainer;
  private final Path work;

  /**
   * What is assessed.
   *
   * @param recipe which network
   * @param epochs of each training
   * @param folds how many of the five
   * @param seeds of the trainings
   * @param guidances kinds of guidance, the one in question first
   * @param perClass the most strips of a class in a fold, a patient giving one; of LUDB as many in
   *     all
   */
  public record Settings(
      RhythmRecipe recipe,
      int epochs,
      int folds,
      List<Long> seeds,
      List<Guidance> guidances,
      int perClass) {
    /** Keeps its own copies. */
    public Settings {
      seeds = List.copyOf(seeds);
      guidances = List.copyOf(guidances);
    }
  }

  /**
   * One network.
   *
   * @param guidance what its map was taught
   * @param seed of its training
   * @param fold that it has not seen
   * @param subject the network, with strips of its training part
   * @param held what it has not seen
   */
  record Asked(Guidance guidance, long seed, int fold, Subject subject, Examples held) {}

  /** All networks, ready to be asked. */
  public static final class Networks {
    private final List<Asked> asked;

    private Networks(List<Asked> asked) {
      this.asked = List.copyOf(asked);
    }
  }

  /**
   * One strip with what networks of the first seed show and use.
   *
   * @param className its class
   * @param record its record
   * @param lead its samples
   * @param ribbons by name: masks, maps and evidence, at the samples of the prepared strip or by
   *     cells
   */
  public record Picture(
      String className, String record, Samples lead, Map<String, float[]> ribbons) {
    /** Keeps its own copy. */
    public Picture {
      ribbons = Collections.unmodifiableMap(new LinkedHashMap<>(ribbons));
    }
  }

  /**
   * What was measured.
   *
   * @param content all rows
   * @param pictures one a class, where a strip is named rightly by all
   */
  public record Outcome(AttentionFile.Content content, List<Picture> pictures) {}

  /**
   * An assessment yet to be made.
   *
   * @param settings what
   * @param root the data root
   * @param trainer who trains networks that are not there
   * @param work folder of checkpoints
   */
  public AttentionAssessment(Settings settings, Path root, Trainer trainer, Path work) {
    this.settings = settings;
    this.root = root;
    this.trainer = trainer;
    this.work = work;
  }

  /**
   * The networks, trained where the work folder does not hold them.
   *
   * @param watcher is told how it goes
   * @throws IOException if data cannot be read or a checkpoint not be written
   */
  public Networks networks(BeatTraining.Watcher watcher) throws IOException {
    List<Asked> asked = new ArrayList<>();
    int number = 0;
    int parts = settings.guidances.size() * settings.seeds.size();
    for (Guidance guidance : settings.guidances) {
      double lambda = guidance == Guidance.OFF ? 0 : RhythmOptions.STANDARD.lambda();
      RhythmOptions options = RhythmOptions.STANDARD.withGuidance(guidance, lambda);
      RhythmTraining.Settings how =
          new RhythmTraining.Settings(
              options,
              DATA.usualFolds(),
              settings.epochs,
              settings.folds,
              false,
              1,
              Optional.empty());
      RhythmTraining training = new RhythmTraining(settings.recipe, DATA, how, root, trainer, work);
      for (long seed : settings.seeds) {
        watcher.part(++number, parts, "guidance " + guidance.word() + ", seed " + seed);
        List<RhythmTraining.Fold> folds = training.folds(seed, RhythmAblation.inner(watcher));
        for (int fold = 0; fold < folds.size(); fold++) {
          asked.add(asked(guidance, seed, fold, folds.get(fold)));
        }
      }
    }
    return new Networks(asked);
  }

  private static Asked asked(Guidance guidance, long seed, int fold, RhythmTraining.Fold network) {
    List<float[][]> background = new ArrayList<>();
    Examples training = network.training();
    for (int example : chosen(training, BACKGROUND / training.classes().size())) {
      float[] strip = new float[training.size(StripExamples.STRIP)];
      training.copyInput(example, StripExamples.STRIP, strip, 0);
      background.add(new float[][] {strip});
    }
    Subject subject = Subject.of(network.spec(), network.weights(), background);
    return new Asked(guidance, seed, fold, subject, network.held());
  }

  /** So many of each class, at random by a fixed seed, a patient giving one. */
  static List<Integer> chosen(Examples examples, int perClass) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < examples.count(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(CHOICE_SEED));
    Set<String> patients = new HashSet<>();
    int[] taken = new int[examples.classes().size()];
    List<Integer> chosen = new ArrayList<>();
    for (int i : order) {
      if (taken[examples.label(i)] < perClass && patients.add(examples.origin(i).patient())) {
        taken[examples.label(i)]++;
        chosen.add(i);
      }
    }
    return chosen;
  }

  /**
   * Asks all networks.
   *
   * @param networks of {@link #networks}
   * @param progress is told how many of a thousand parts are done
   * @throws IOException if data cannot be read
   */
  public Outcome measure(Networks networks, IntConsumer progress) throws IOException {
    List<AttentionStrip> strips = new ArrayList<>(held(networks));
    strips.addAll(handMarked(networks));
    List<AttentionRow> rows = new ArrayList<>();
    Map<String, Picture> pictures = new LinkedHashMap<>();
    DATA.labels().classes().forEach(name -> pictures.put(name, null));
    int done = 0;
    for (AttentionStrip strip : strips) {
      ask(networks, strip, rows, pictures);
      progress.accept(THOUSAND * ++done / strips.size());
    }
    String about =
        String.format(
            Locale.ROOT,
            "%s on %s, %d epochs, seeds %s, held-out folds %d of 5 by patient; at most %d strips of"
                + " a class in a fold",
            settings.recipe.id(),
            DATA.id(),
            settings.epochs,
            settings.seeds,
            settings.folds,
            settings.perClass);
    List<Picture> drawn = pictures.values().stream().filter(p -> p != null).toList();
    return new Outcome(new AttentionFile.Content(about, rows), drawn);
  }

  private StripPreparer preparer() {
    return new StripPreparer(settings.recipe.preparation(DATA.seconds()));
  }

  private static int cells(Networks networks) {
    Spec spec = networks.asked.get(0).subject().spec();
    return spec.shapes().get(Exgnet.map(spec)).time();
  }

  /** Strips of the held-out folds. */
  private List<AttentionStrip> held(Networks networks) throws IOException {
    Map<String, Integer> foldOf = new HashMap<>();
    for (Asked one : networks.asked) {
      for (int example : chosen(one.held(), settings.perClass)) {
        foldOf.put(one.held().origin(example).record(), one.fold());
      }
    }
    List<AttentionStrip> strips = new ArrayList<>();
    for (StripDataSet set : DATA.open(root)) {
      new StripPass(set, DATA.labels(), DATA.rules(), set.usualLead())
          .forEach(
              (entry, label, strip) -> {
                Integer fold = foldOf.get(entry.set() + "/" + entry.record());
                if (fold != null) {
                  strips.add(
                      AttentionStrip.of(entry, label, fold, strip, preparer(), cells(networks)));
                }
              });
    }
    return strips;
  }

  /** Strips of LUDB, the first of each class in an order by a fixed seed. */
  private List<AttentionStrip> handMarked(Networks networks) throws IOException {
    StripDataSet set = StripDataSet.ludb(root);
    List<AttentionStrip> all = new ArrayList<>();
    new StripPass(set, DATA.labels(), StripRules.TEN_SECONDS, set.usualLead())
        .forEach(
            (entry, label, strip) ->
                all.add(
                    AttentionStrip.of(entry, label, -1, strip, preparer(), cells(networks))
                        .withHandMarks(root, set.usualLead())));
    Collections.shuffle(all, new Random(CHOICE_SEED));
    int[] taken = new int[DATA.labels().classes().size()];
    List<AttentionStrip> strips = new ArrayList<>();
    for (AttentionStrip strip : all) {
      boolean marked = !strip.waves().spans().isEmpty();
      if (marked && taken[strip.label()]++ < settings.perClass) {
        strips.add(strip);
      }
    }
    return strips;
  }

  private void ask(
      Networks networks,
      AttentionStrip strip,
      List<AttentionRow> rows,
      Map<String, Picture> pictures) {
    double hertz = settings.recipe.preparation(DATA.seconds()).hertz();
    boolean whole = strip.fold() >= 0;
    Map<Asked, AttentionProbe.Found> found = new LinkedHashMap<>();
    for (Asked one : networks.asked) {
      if (strip.fold() < 0 || strip.fold() == one.fold()) {
        found.put(one, new AttentionProbe(one.subject(), hertz).on(strip, whole));
      }
    }
    String className = DATA.labels().classes().get(strip.label());
    found.forEach(
        (one, of) -> {
          seeds(one, of, found);
          rows.add(row(strip, className, one, of));
        });
    boolean allRight =
        found.values().stream().allMatch(of -> of.values().get(AttentionMeasure.RIGHT) == 1);
    if (whole && allRight && !strip.masks().isEmpty() && pictures.get(className) == null) {
      pictures.put(className, picture(strip, className, found));
    }
  }

  private static AttentionRow row(
      AttentionStrip strip, String className, Asked one, AttentionProbe.Found of) {
    StripEntry entry = strip.entry();
    return new AttentionRow(
        entry.set(),
        entry.record(),
        entry.patient(),
        className,
        one.guidance(),
        one.seed(),
        one.fold(),
        of.values());
  }

  /** How like the map and evidence are to those of the same training from other seeds. */
  private static void seeds(
      Asked one, AttentionProbe.Found of, Map<Asked, AttentionProbe.Found> found) {
    double map = 0;
    double ranks = 0;
    double evidence = 0;
    int maps = 0;
    int others = 0;
    for (Map.Entry<Asked, AttentionProbe.Found> other : found.entrySet()) {
      boolean same = other.getKey().guidance() == one.guidance();
      if (same && other.getKey().fold() == one.fold() && other.getKey().seed() != one.seed()) {
        others++;
        evidence += Correlation.pearson(of.evidence(), other.getValue().evidence());
        if (shows(of) && shows(other.getValue())) {
          maps++;
          map += Correlation.pearson(of.cells(), other.getValue().cells());
          ranks += Correlation.spearman(of.cells(), other.getValue().cells());
        }
      }
    }
    if (others > 0) {
      of.values().put(AttentionMeasure.EVIDENCE_SEEDS, evidence / others);
    }
    if (maps > 0) {
      of.values().put(AttentionMeasure.MAP_SEEDS, map / maps);
      of.values().put(AttentionMeasure.MAP_SEEDS_RANK, ranks / maps);
    }
  }

  private static boolean shows(AttentionProbe.Found of) {
    return of.values().get(AttentionMeasure.EMPTY) == 0;
  }

  private Picture picture(
      AttentionStrip strip, String className, Map<Asked, AttentionProbe.Found> found) {
    Map<String, float[]> ribbons = new LinkedHashMap<>();
    ribbons.put("HRV mask", strip.masks().get(Guidance.HRV));
    found.forEach(
        (one, of) -> {
          if (one.seed() == settings.seeds.get(0)) {
            ribbons.put("map, " + words(one.guidance()), of.shown());
          }
        });
    found.forEach(
        (one, of) -> {
          if (one.seed() == settings.seeds.get(0)) {
            ribbons.put("evidence, " + words(one.guidance()), of.used());
          }
        });
    return new Picture(className, strip.entry().record(), strip.lead(), ribbons);
  }

  /** How a network of that guidance is called. */
  public static String words(Guidance guidance) {
    return switch (guidance) {
      case HRV -> "guided";
      case OFF -> "unguided";
      case QRS -> "QRS-guided";
      case SHIFTED -> "shift-guided";
      case RANDOM -> "random-guided";
    };
  }
}
