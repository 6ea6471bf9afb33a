package io.github.clearbeat.study.results;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.RhythmPredictions;
import io.github.clearbeat.study.scoring.Confidence;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.PeakCounts;
import io.github.clearbeat.study.scoring.StoredNoise;
import io.github.clearbeat.study.scoring.Switches;
import io.github.clearbeat.study.scoring.TestBasis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The results document, made from what is stored alone: every network under every protocol side by
 * side, three seeds, with intervals over records, and in each row whether beats of one patient
 * stand in training and test.
 *
 * <pre>{@code
 * String markdown = new ResultsPage(all, counts, noise, rhythms, peaks, preparations, rules)
 *     .document().markdown();
 * }</pre>
 */
public final class ResultsPage {
  /** Which beats of a patient stand where, as every table of several protocols says it. */
  static final String BOTH_SIDES = "beats of one patient in training and test";

  private final Map<String, List<Predictions>> byModel = new TreeMap<>();
  private final List<DetectedCounts> counts;
  private final List<StoredNoise> noise;
  private final List<RhythmPredictions> rhythms;
  private final List<PeakCounts> peaks;
  private final Map<String, Preparation> preparations;
  private final Map<String, BeatAbstention> rules;
  private final ResultsDocument.Builder page = new ResultsDocument.Builder();

  /** A page over networks that name every beat. */
  ResultsPage(
      List<Predictions> all,
      List<DetectedCounts> counts,
      List<StoredNoise> noise,
      List<RhythmPredictions> rhythms,
      List<PeakCounts> peaks,
      Map<String, Preparation> preparations) {
    this(all, counts, noise, rhythms, peaks, preparations, Map.of());
  }

  /**
   * A page over these.
   *
   * @param all predictions of beats at the reference's R peaks
   * @param counts of beats at our own
   * @param noise figures with noise
   * @param rhythms predictions of strips
   * @param peaks R peaks found
   * @param preparations how beats are prepared, by the ids of networks of which that is known
   * @param rules which beats networks name, by the hash of their weights, where they have a rule
   */
  public ResultsPage(
      List<Predictions> all,
      List<DetectedCounts> counts,
      List<StoredNoise> noise,
      List<RhythmPredictions> rhythms,
      List<PeakCounts> peaks,
      Map<String, Preparation> preparations,
      Map<String, BeatAbstention> rules) {
    for (Predictions predictions : all) {
      String key = predictions.model() + " " + predictions.protocol();
      byModel.computeIfAbsent(key, id -> new ArrayList<>()).add(predictions);
    }
    byModel.values().forEach(seeds -> seeds.sort(Comparator.comparingLong(Predictions::seed)));
    this.counts = List.copyOf(counts);
    this.noise = List.copyOf(noise);
    this.rhythms = List.copyOf(rhythms);
    this.peaks = List.copyOf(peaks);
    this.preparations = Map.copyOf(preparations);
    this.rules = Map.copyOf(rules);
  }

  /** The document. */
  public ResultsDocument document() {
    page.words(
        "Made from what is stored in `docs/predictions` by `./clearbeat evaluate results`; nothing"
            + " is\ntyped by hand. To train again: `./clearbeat train MODEL --protocol PROTOCOL"
            + " --seed N`. Figures are\nthe mean over seeds, the range over seeds in brackets, and"
            + " for the first seed the 95 % interval by\nbootstrap over records (2,000 draws). In"
            + " per cent.");
    overview();
    switches();
    confidence();
    List<Predictions> inOrder = new ArrayList<>();
    TestBasis.all().forEach(basis -> of(basis).forEach(inOrder::addAll));
    new NamedResults(page).section(inOrder, rules);
    BetweenPatients between = new BetweenPatients(page);
    between.detected(counts, of(TestBasis.of(Protocol.DS1)), of(TestBasis.of(Protocol.OPEN)));
    new NoiseResults(page).section(noise);
    new PeakResults(page).section(peaks);
    new RhythmResults(page).section(rhythms);
    for (TestBasis basis : TestBasis.all()) {
      for (List<Predictions> seeds : of(basis)) {
        classes(basis, seeds);
      }
    }
    List<List<Predictions>> models = new ArrayList<>(of(TestBasis.of(Protocol.DS1)));
    models.addAll(of(TestBasis.of(Protocol.OPEN)));
    between.section(models);
    draws();
    return page.build("Results");
  }

  private void overview() {
    page.section("All beat networks under all protocols");
    page.table(
        "protocol",
        BOTH_SIDES,
        "network",
        "seeds",
        "accuracy",
        "interval",
        "one-vs-rest average",
        "macro F1",
        "interval",
        "balanced accuracy",
        "Cohen's κ",
        "epochs");
    for (TestBasis basis : TestBasis.all()) {
      for (List<Predictions> seeds : of(basis)) {
        BeatScores first = BeatScores.of(seeds.get(0));
        ToDoubleFunction<Confusion> macro = c -> c.macroF1(first.headlineClasses());
        page.row(
            basis.id(),
            bothSides(basis),
            seeds.get(0).model(),
            String.valueOf(seeds.size()),
            meanAndRange(seeds, Confusion::accuracy),
            interval(first.estimate(Confusion::accuracy)),
            meanAndRange(seeds, c -> c.oneVersusRestAccuracy(first.headlineClasses())),
            meanAndRange(seeds, macro),
            interval(first.estimate(macro)),
            meanAndRange(seeds, ResultsPage::balanced),
            meanAndRange(seeds, Confusion::kappa),
            epochs(seeds));
      }
    }
    page.words(
        "Accuracy is plain; the one-vs-rest average is of telling each class from all others, and"
            + " always\nhigher: the two are not to be compared. Between patients macro F1, balanced"
            + " accuracy and the average\nare over N S V F: Q has 7 beats in DS2.");
  }

  /** What explains most differences to other people's figures, for networks that are known. */
  private void switches() {
    page.section("What explains most differences to other figures");
    page.words(
        "R peaks are the reference's, unless a table says our own. One lead: MLII, or the first"
            + " where there is none.\nF is a class of its own, unless a row says that it counts as"
            + " V. Between patients Q stays in, but out of\naverages over classes, and records with"
            + " paced beats (102 104 107 217) are left out; under `paper` and\n`split-first` all"
            + " beats but the codes N L R A V are. Mapping `papers` has the escape beats e and j as"
            + " N,\n`bxb` as S. No network is adapted with labels of the patient.");
    if (preparations.isEmpty()) {
      return;
    }
    page.table("network", "RR intervals", "adapted to the patient");
    new TreeMap<>(preparations)
        .forEach(
            (id, preparation) ->
                page.row(id, Switches.intervals(preparation), Switches.adapted(preparation)));
  }

  private void confidence() {
    page.section("How honest the probabilities are, and what abstaining would gain");
    page.words(
        "At the reference's R peaks, the most probable class; mean and range over seeds. ECE (15"
            + " bins) and the Brier\nscore, summed over classes, are times 100. Last columns: the"
            + " share of wrong answers if only the surest\nbeats are answered, in per cent.");
    page.table(
        "protocol", BOTH_SIDES, "network", "ECE", "Brier", "all answered", "95 %", "90 %", "80 %");
    for (TestBasis basis : TestBasis.all()) {
      for (List<Predictions> seeds : of(basis)) {
        List<Confidence> each = seeds.stream().map(Confidence::of).toList();
        List<String> cells =
            new ArrayList<>(List.of(basis.id(), bothSides(basis), seeds.get(0).model()));
        cells.add(spread(each, c -> c.calibration().expectedError()));
        cells.add(spread(each, c -> c.calibration().brier()));
        for (double coverage : new double[] {1, 0.95, 0.9, 0.8}) {
          cells.add(spread(each, c -> c.selective().riskAt(coverage)));
        }
        page.row(cells);
      }
    }
  }

  static String bothSides(TestBasis basis) {
    return basis.patientsOnBothSides() ? "**yes**" : basis.bothSides();
  }

  private void classes(TestBasis basis, List<Predictions> seeds) {
    BeatScores first = BeatScores.of(seeds.get(0));
    page.section(seeds.get(0).model() + ", " + basis.id());
    page.words(leak(basis, seeds) + "\nTested on " + basis.tested() + ".");
    page.table(
        "class", "beats", "sensitivity", "interval", "+P", "interval", "F1", "interval", "FPR");
    for (String name : first.predictions().classes()) {
      Confusion gross = first.gross();
      long beats = gross.classes().stream().mapToLong(found -> gross.count(name, found)).sum();
      page.row(
          name,
          String.valueOf(beats),
          meanAndRange(seeds, c -> c.detection(name).sensitivity()),
          interval(first.estimate(c -> c.detection(name).sensitivity())),
          meanAndRange(seeds, c -> c.detection(name).positivePredictivity()),
          interval(first.estimate(c -> c.detection(name).positivePredictivity())),
          meanAndRange(seeds, c -> c.detection(name).f1()),
          interval(first.estimate(c -> c.detection(name).f1())),
          meanAndRange(seeds, c -> c.falsePositiveRate(name)));
    }
    if (basis.folds()) {
      folds(seeds.get(0));
    }
  }

  private void folds(Predictions predictions) {
    page.under(predictions.model() + " by fold, seed " + predictions.seed());
    page.table("fold", "records", "beats", "accuracy", "S Se", "S +P", "V Se", "V +P");
    for (int fold : new TreeSet<>(predictions.folds().values())) {
      BeatScores part =
          BeatScores.of(predictions.where(row -> predictions.folds().get(row.record()) == fold));
      Confusion gross = part.gross();
      page.row(
          String.valueOf(fold + 1),
          String.valueOf(part.byRecord().size()),
          String.valueOf(gross.total()),
          percent(gross.accuracy()),
          percent(gross.detection("S").sensitivity()),
          percent(gross.detection("S").positivePredictivity()),
          percent(gross.detection("V").sensitivity()),
          percent(gross.detection("V").positivePredictivity()));
    }
  }

  private static String leak(TestBasis basis, List<Predictions> seeds) {
    if (basis.folds()) {
      return "Patients of a fold are in no training part of the network that judges it. Epochs and"
          + " settings were\nchosen on these folds, so the figures lean to the good side.";
    } else if (!basis.patientsOnBothSides()) {
      return basis.protocol() == Protocol.LEAVE_ONE_OUT
          ? "Patients of the test are in no training part: each has a network of its own, trained on"
              + " all others.\nThere is no model file."
          : "Patients of the test are in no training part, but for record 202, the same person as"
              + " 201 of DS1 (see\nbelow for the figures without it).";
    }
    List<Predictions.Row> beats = seeds.get(0).beats();
    long copies = beats.stream().filter(Predictions.Row::inTraining).count();
    return String.format(
        Locale.ROOT,
        "**Beats of the same patient in training and test.** Copies of %.1f %% of the test beats"
            + " stand in the\ntraining part itself.",
        100.0 * copies / beats.size());
  }

  private void draws() {
    List<List<Predictions>> models = of(TestBasis.of(Protocol.PAPER));
    if (models.isEmpty()) {
      return;
    }
    page.section("The paper's split without the copies");
    page.words(
        "The same test draws, those left out whose beat stands in the training part too. **Beats of"
            + " the same\npatient are still in training and test.**");
    page.table("network", BOTH_SIDES, "accuracy on all test draws", "accuracy without copies");
    for (List<Predictions> seeds : models) {
      List<Confusion> without =
          seeds.stream()
              .map(p -> BeatScores.of(p, row -> !row.inTraining(), BeatMapping.PAPERS).gross())
              .toList();
      page.row(
          seeds.get(0).model(),
          "**yes**",
          meanAndRange(seeds, Confusion::accuracy),
          spread(without, Confusion::accuracy));
    }
  }

  private List<List<Predictions>> of(TestBasis basis) {
    return byModel.values().stream()
        .filter(seeds -> seeds.get(0).protocol().equals(basis.id()))
        .toList();
  }

  private static String epochs(List<Predictions> seeds) {
    return String.join(", ", seeds.stream().map(p -> String.valueOf(p.epochs())).toList());
  }

  /** The mean sensitivity of the classes, Q left out where it is one of the AAMI groups. */
  private static double balanced(Confusion gross) {
    return gross
        .withoutTruth(gross.classes().contains("Q") ? List.of("Q") : List.of())
        .balancedAccuracy();
  }

  private static String meanAndRange(List<Predictions> seeds, ToDoubleFunction<Confusion> figure) {
    return spread(seeds.stream().map(p -> BeatScores.of(p).gross()).toList(), figure);
  }

  /** The mean over seeds and their range. */
  static <S> String spread(List<S> seeds, ToDoubleFunction<S> figure) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (S seed : seeds) {
      double value = figure.applyAsDouble(seed);
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    String mean = percent(sum / seeds.size());
    return seeds.size() == 1 || Double.isNaN(sum)
        ? mean
        : mean + " (" + percent(low) + "–" + percent(high) + ")";
  }

  static String interval(Scores.Estimate estimate) {
    return Double.isNaN(estimate.low())
        ? "–"
        : percent(estimate.low()) + "–" + percent(estimate.high());
  }

  static String percent(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * value);
  }

  /** A share in per cent with its interval; a dash where nothing was asked. */
  static String cell(Interval interval) {
    return Double.isNaN(interval.value())
        ? "–"
        : percent(interval.value())
            + " ("
            + percent(interval.low())
            + "–"
            + percent(interval.high())
            + ")";
  }
}
