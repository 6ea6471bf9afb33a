package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How well beats were classified, record by record and over all, each figure with its 95 % interval
 * by bootstrap over records.
 *
 * <pre>{@code
 * BeatFigures figures = BeatFigures.of(predictions);
 * figures.rows().forEach(row -> show(row.className(), row.sensitivity()));
 * }</pre>
 *
 * @param byRecord what each true class was called in each record, in the papers' mapping; of
 *     detected beats only those that have a partner in the reference
 * @param matrices the same with missed and invented beats, where the classes are AAMI groups
 * @param overall figures over all classes, first those of all records in the papers' mapping
 * @param rows figures of single classes
 */
public record BeatFigures(
    Map<String, Confusion> byRecord,
    Map<String, BeatMatrix> matrices,
    List<Overall> overall,
    List<Row> rows) {
  private static final long SEED = 1;
  private static final BeatLabel[] GROUPS = {
    BeatLabel.N, BeatLabel.S, BeatLabel.V, BeatLabel.F, BeatLabel.Q
  };
  static final List<String> NAMES = List.of("N", "S", "V", "F", "Q");
  private static final Set<BeatLabel> S = EnumSet.of(BeatLabel.S);
  private static final Set<BeatLabel> V = EnumSet.of(BeatLabel.V);

  /** The rule that takes F for V, in truth and findings. */
  public static final String MERGED = "merged";

  /** The mapping that has e and j as N. */
  public static final String PAPERS = "papers";

  /** The mapping that has e and j as S, and the rule of false positives that goes with it. */
  public static final String BXB = "bxb";

  /** Single codes, which need no mapping. */
  public static final String CODES = "codes";

  /** Half of DS2's S beats and more. */
  public static final String MOST_S = "mitdb/232";

  /** The person of 201, which DS1 holds. */
  public static final String KNOWN_PATIENT = "mitdb/202";

  /**
   * A figure over all classes.
   *
   * @param name in camel case, as in JSON
   * @param interval its value and in what it may well lie
   */
  public record Figure(String name, Interval interval) {}

  /**
   * Figures over all classes. Accuracy, one-vs-rest average and kappa are over all beats; averages
   * over classes leave Q out, of which there is a handful.
   *
   * @param mapping of escape beats: {@code papers} (N) or {@code bxb} (S), or {@code codes}
   * @param fusionMerged whether F counts as V, in truth and findings
   * @param without the record left out, or empty
   * @param figures by name
   */
  public record Overall(
      String mapping, boolean fusionMerged, String without, List<Figure> figures) {
    /** Keeps its own copy. */
    public Overall {
      figures = List.copyOf(figures);
    }

    /** Whether there is a figure of that name. */
    public boolean has(String name) {
      return figures.stream().anyMatch(figure -> figure.name().equals(name));
    }

    /** The figure of that name. */
    public Interval of(String name) {
      return figures.stream()
          .filter(figure -> figure.name().equals(name))
          .findFirst()
          .orElseThrow()
          .interval();
    }
  }

  /**
   * How one class was told from all others.
   *
   * @param className such as S
   * @param mapping of escape beats: {@code papers} (N) or {@code bxb} (S), or {@code codes}
   * @param rule of false positives: {@code papers} counts every other beat, {@code bxb} no F or Q
   *     called V, and no Q called S; {@code merged} takes F for V in truth and findings
   * @param without the record left out, or empty
   * @param detection the counts
   * @param sensitivity TP / (TP + FN)
   * @param positivePredictivity TP / (TP + FP)
   * @param f1 the harmonic mean of both
   * @param falsePositiveRate FP / (FP + TN), TN all pairs and extra beats that neither side calls
   *     so
   * @param averageSensitivity the mean of the records' own, of those that have one
   * @param averagePositivePredictivity the mean of the records' own, of those that have one
   */
  public record Row(
      String className,
      String mapping,
      String rule,
      String without,
      Detection detection,
      Interval sensitivity,
      Interval positivePredictivity,
      Interval f1,
      Interval falsePositiveRate,
      double averageSensitivity,
      double averagePositivePredictivity) {}

  /** Keeps its own copies. */
  public BeatFigures {
    byRecord = new LinkedHashMap<>(byRecord);
    matrices = new LinkedHashMap<>(matrices);
    overall = List.copyOf(overall);
    rows = List.copyOf(rows);
  }

  /** Of beats classified at the reference's R peaks. */
  public static BeatFigures of(Predictions predictions) {
    return of(predictions, false);
  }

  /** The same with the main figures alone, for tables of many such. */
  public static BeatFigures brief(Predictions predictions) {
    return of(predictions, true);
  }

  private static BeatFigures of(Predictions predictions, boolean brief) {
    Map<String, Confusion> papers = BeatScores.of(predictions).byRecord();
    if (!predictions.classes().equals(NAMES)) {
      List<Row> rows = new ArrayList<>();
      for (String name : predictions.classes()) {
        rows.add(ofCode(name, List.copyOf(papers.values())));
      }
      List<Figure> figures = figures(papers, predictions.classes());
      return new BeatFigures(
          papers, Map.of(), List.of(new Overall(CODES, false, "", figures)), rows);
    }
    Map<String, Confusion> bxb =
        BeatScores.of(predictions, row -> true, BeatMapping.BXB).byRecord();
    return ofGroups(matrices(papers), matrices(bxb), false, brief);
  }

  /**
   * Of beats in AAMI groups, found and classified.
   *
   * @param papers matrices by record, escape beats as N
   * @param bxb the same with escape beats as S
   */
  public static BeatFigures ofGroups(Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb) {
    return ofGroups(papers, bxb, true, false);
  }

  /** The same with the main figures alone, for tables of many such. */
  public static BeatFigures briefOfGroups(
      Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb) {
    return ofGroups(papers, bxb, true, true);
  }

  private static BeatFigures ofGroups(
      Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb, boolean found, boolean brief) {
    List<Overall> overall = new ArrayList<>();
    overall.add(overall(PAPERS, false, "", papers, found));
    List<Row> rows = new ArrayList<>();
    if (brief) {
      rows.addAll(main(papers, bxb, ""));
    } else {
      overall.add(overall(BXB, false, "", bxb, found));
      overall.add(overall(PAPERS, true, "", papers, found));
      List<BeatMatrix> all = values(papers, "");
      for (BeatLabel label : List.of(BeatLabel.N, BeatLabel.F)) {
        rows.add(strict(label, PAPERS, "", all));
      }
      rows.addAll(main(papers, bxb, ""));
      rows.add(merged(all));
      for (String left : List.of(MOST_S, KNOWN_PATIENT)) {
        if (papers.containsKey(left) && papers.size() > 1) {
          overall.add(overall(PAPERS, false, left, papers, found));
          rows.addAll(main(papers, bxb, left));
        }
      }
    }
    Map<String, Confusion> pairs = new LinkedHashMap<>();
    papers.forEach((record, matrix) -> pairs.put(record, pairs(matrix)));
    return new BeatFigures(pairs, papers, overall, rows);
  }

  /** S and V under both mappings and both rules. */
  private static List<Row> main(
      Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb, String without) {
    List<BeatMatrix> asN = values(papers, without);
    List<BeatMatrix> asS = values(bxb, without);
    return List.of(
        strict(BeatLabel.S, PAPERS, without, asN),
        row(S, PAPERS, BXB, without, asN, BeatMatrix::supraventricular),
        strict(BeatLabel.S, BXB, without, asS),
        row(S, BXB, BXB, without, asS, BeatMatrix::supraventricular),
        strict(BeatLabel.V, PAPERS, without, asN),
        row(V, PAPERS, BXB, without, asN, BeatMatrix::ventricular),
        row(V, BXB, BXB, without, asS, BeatMatrix::ventricular));
  }

  private static List<BeatMatrix> values(Map<String, BeatMatrix> matrices, String without) {
    return matrices.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(without))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** One group against all others, every other beat called so being false. */
  private static Row strict(
      BeatLabel label, String mapping, String without, List<BeatMatrix> records) {
    Set<BeatLabel> one = EnumSet.of(label);
    return row(one, mapping, PAPERS, without, records, m -> together(m, one));
  }

  private static Row merged(List<BeatMatrix> records) {
    Set<BeatLabel> both = EnumSet.of(BeatLabel.V, BeatLabel.F);
    return row(both, PAPERS, MERGED, "", records, m -> together(m, both));
  }

  /**
   * One group of one record by the papers' rule: every other beat called so is false.
   *
   * @param matrix of the record
   * @param className such as S
   */
  public static Detection strict(BeatMatrix matrix, String className) {
    return together(matrix, EnumSet.of(BeatLabel.valueOf(className)));
  }

  /** Groups taken as one against all others. */
  private static Detection together(BeatMatrix matrix, Set<BeatLabel> one) {
    long hits = 0;
    long truth = 0;
    long found = 0;
    for (BeatLabel label : one) {
      truth += matrix.referenceBeats(label);
      for (BeatLabel reference : BeatLabel.values()) {
        long count = matrix.count(reference, label);
        found += count;
        hits += one.contains(reference) ? count : 0;
      }
    }
    return new Detection(hits, truth - hits, found - hits);
  }

  private static Confusion pairs(BeatMatrix matrix) {
    long[][] counts = new long[GROUPS.length][GROUPS.length];
    for (int row = 0; row < GROUPS.length; row++) {
      for (int column = 0; column < GROUPS.length; column++) {
        counts[row][column] = matrix.count(GROUPS[row], GROUPS[column]);
      }
    }
    return Confusion.of(NAMES, counts);
  }

  private static Map<String, BeatMatrix> matrices(Map<String, Confusion> byRecord) {
    Map<String, BeatMatrix> matrices = new LinkedHashMap<>();
    byRecord.forEach(
        (record, confusion) -> {
          int labels = BeatLabel.values().length;
          long[][] counts = new long[labels][labels];
          for (BeatLabel truth : GROUPS) {
            for (BeatLabel found : GROUPS) {
              counts[truth.ordinal()][found.ordinal()] =
                  confusion.count(truth.name(), found.name());
            }
          }
          matrices.put(record, BeatMatrix.of(counts));
        });
    return matrices;
  }

  private static Overall overall(
      String mapping,
      boolean merged,
      String without,
      Map<String, BeatMatrix> matrices,
      boolean found) {
    Map<String, Confusion> pairs = new LinkedHashMap<>();
    List<BeatMatrix> kept = new ArrayList<>();
    matrices.forEach(
        (record, matrix) -> {
          if (!record.equals(without)) {
            kept.add(matrix);
            pairs.put(record, merged ? fused(pairs(matrix)) : pairs(matrix));
          }
        });
    List<String> headline = merged ? List.of("N", "S", "V") : List.of("N", "S", "V", "F");
    List<Figure> figures = new ArrayList<>(figures(pairs, headline));
    figures.add(
        new Figure("jKappa", interval(List.copyOf(pairs.values()), sum -> sum.jKappa("S", "V"))));
    if (found) {
      List<Detection> beats = kept.stream().map(BeatMatrix::qrs).toList();
      figures.add(new Figure("qrsSensitivity", detected(beats, Detection::sensitivity)));
      figures.add(
          new Figure("qrsPositivePredictivity", detected(beats, Detection::positivePredictivity)));
    }
    return new Overall(mapping, merged, without, figures);
  }

  /** F counted as V, in rows and columns. */
  private static Confusion fused(Confusion apart) {
    long[][] counts = apart.toArray();
    int v = NAMES.indexOf("V");
    int f = NAMES.indexOf("F");
    for (long[] row : counts) {
      row[v] += row[f];
      row[f] = 0;
    }
    for (int column = 0; column < counts.length; column++) {
      counts[v][column] += counts[f][column];
      counts[f][column] = 0;
    }
    return Confusion.of(NAMES, counts);
  }

  private static List<Figure> figures(Map<String, Confusion> byRecord, List<String> headline) {
    List<Confusion> records = List.copyOf(byRecord.values());
    List<String> rest = new ArrayList<>(records.get(0).classes());
    rest.removeAll(headline);
    return List.of(
        new Figure("accuracy", interval(records, Confusion::accuracy)),
        new Figure(
            "oneVersusRestAccuracy", interval(records, m -> m.oneVersusRestAccuracy(headline))),
        new Figure(
            "balancedAccuracy", interval(records, m -> m.withoutTruth(rest).balancedAccuracy())),
        new Figure("macroF1", interval(records, m -> m.macroF1(headline))),
        new Figure("kappa", interval(records, Confusion::kappa)));
  }

  private static Interval interval(List<Confusion> records, ToDoubleFunction<Confusion> statistic) {
    return Bootstrap.standard(SEED)
        .interval(records, drawn -> statistic.applyAsDouble(Confusion.sum(drawn)));
  }

  private static Row ofCode(String name, List<Confusion> records) {
    List<Detection> counts = records.stream().map(m -> m.detection(name)).toList();
    List<Detection> negatives = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Detection one = counts.get(i);
      long positives = one.truePositives() + one.falseNegatives() + one.falsePositives();
      negatives.add(new Detection(one.falsePositives(), records.get(i).total() - positives, 0));
    }
    return row(name, CODES, PAPERS, "", counts, negatives);
  }

  private static Row row(
      Set<BeatLabel> one,
      String mapping,
      String rule,
      String without,
      List<BeatMatrix> records,
      Function<? super BeatMatrix, Detection> counted) {
    List<Detection> counts = records.stream().<Detection>map(counted).toList();
    List<Detection> negatives = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      long wrong = counts.get(i).falsePositives();
      negatives.add(new Detection(wrong, neither(records.get(i), one), 0));
    }
    String name = one.contains(BeatLabel.V) ? "V" : one.iterator().next().name();
    return row(name, mapping, rule, without, counts, negatives);
  }

  /** Pairs and extra beats that neither side calls so. */
  private static long neither(BeatMatrix matrix, Set<BeatLabel> one) {
    long count = 0;
    for (BeatLabel reference : BeatLabel.values()) {
      for (BeatLabel found : GROUPS) {
        boolean counted = !one.contains(reference) && !one.contains(found);
        count += counted ? matrix.count(reference, found) : 0;
      }
    }
    return count;
  }

  /**
   * A row.
   *
   * @param negatives of each record: what was called so though it is not, as found, and what was
   *     not, as missed, so that the false positive rate is a sensitivity
   */
  private static Row row(
      String name,
      String mapping,
      String rule,
      String without,
      List<Detection> counts,
      List<Detection> negatives) {
    return new Row(
        name,
        mapping,
        rule,
        without,
        counts.stream().reduce(Detection.NONE, Detection::plus),
        detected(counts, Detection::sensitivity),
        detected(counts, Detection::positivePredictivity),
        detected(counts, Detection::f1),
        detected(negatives, Detection::sensitivity),
        Across.average(counts, Detection::sensitivity),
        Across.average(counts, Detection::positivePredictivity));
  }

  private static Interval detected(List<Detection> records, ToDoubleFunction<Detection> statistic) {
    return Bootstrap.standard(SEED)
        .interval(
            records,
            drawn -> {
              long hits = 0;
              long missed = 0;
              long wrong = 0;
              for (Detection one : drawn) {
                hits += one.truePositives();
                missed += one.falseNegatives();
                wrong += one.falsePositives();
              }
              return statistic.applyAsDouble(new Detection(hits, missed, wrong));
            });
  }
}
