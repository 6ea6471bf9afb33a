package io.github.clearbeat.study.scoring;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
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
 * @param overall figures over all classes
 * @param rows figures of single classes
 */
public record BeatFigures(
    Map<String, Confusion> byRecord,
    Map<String, BeatMatrix> matrices,
    List<Figure> overall,
    List<Row> rows) {
  private static final long SEED = 1;
  private static final BeatLabel[] GROUPS = {
    BeatLabel.N, BeatLabel.S, BeatLabel.V, BeatLabel.F, BeatLabel.Q
  };
  private static final List<String> NAMES = List.of("N", "S", "V", "F", "Q");

  /** Half of DS2's S beats and more. */
  private static final String MOST_S = "mitdb/232";

  /** The person of 201, which DS1 holds. */
  private static final String KNOWN_PATIENT = "mitdb/202";

  /**
   * A figure over all classes.
   *
   * @param name in camel case, as in JSON
   * @param interval its value and in what it may well lie
   */
  public record Figure(String name, Interval interval) {}

  /**
   * How one class was told from all others.
   *
   * @param className such as S
   * @param mapping of escape beats: {@code papers} (N) or {@code bxb} (S), or {@code codes}
   * @param rule of false positives: {@code papers} counts every other beat, {@code bxb} no F or Q
   *     called V, and no Q called S
   * @param without the record left out, or empty
   * @param detection the counts
   * @param sensitivity TP / (TP + FN)
   * @param positivePredictivity TP / (TP + FP)
   * @param f1 the harmonic mean of both
   */
  public record Row(
      String className,
      String mapping,
      String rule,
      String without,
      Detection detection,
      Interval sensitivity,
      Interval positivePredictivity,
      Interval f1) {}

  /** Keeps its own copies. */
  public BeatFigures {
    byRecord = new LinkedHashMap<>(byRecord);
    matrices = new LinkedHashMap<>(matrices);
    overall = List.copyOf(overall);
    rows = List.copyOf(rows);
  }

  /** Of beats classified at the reference's R peaks. */
  public static BeatFigures of(Predictions predictions) {
    Map<String, Confusion> papers = BeatScores.of(predictions).byRecord();
    if (!predictions.classes().equals(NAMES)) {
      List<Row> rows = new ArrayList<>();
      for (String name : predictions.classes()) {
        rows.add(
            row(name, "codes", "papers", "", List.copyOf(papers.values()), m -> m.detection(name)));
      }
      return new BeatFigures(papers, Map.of(), overall(papers, predictions.classes()), rows);
    }
    Map<String, Confusion> bxb =
        BeatScores.of(predictions, row -> true, BeatMapping.BXB).byRecord();
    return ofGroups(matrices(papers), matrices(bxb), false);
  }

  /**
   * Of beats in AAMI groups, found and classified.
   *
   * @param papers matrices by record, escape beats as N
   * @param bxb the same with escape beats as S
   */
  public static BeatFigures ofGroups(Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb) {
    return ofGroups(papers, bxb, true);
  }

  private static BeatFigures ofGroups(
      Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb, boolean found) {
    Map<String, Confusion> pairs = new LinkedHashMap<>();
    papers.forEach((record, matrix) -> pairs.put(record, pairs(matrix)));
    List<Figure> overall = new ArrayList<>(overall(pairs, List.of("N", "S", "V", "F")));
    overall.add(figure("jKappa", pairs, Confusion::plus, m -> m.jKappa("S", "V")));
    if (found) {
      overall.add(figure("qrsSensitivity", papers, BeatMatrix::plus, m -> m.qrs().sensitivity()));
      overall.add(
          figure(
              "qrsPositivePredictivity",
              papers,
              BeatMatrix::plus,
              m -> m.qrs().positivePredictivity()));
    }
    return new BeatFigures(pairs, papers, overall, rows(papers, bxb));
  }

  private static List<Row> rows(Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb) {
    List<Row> rows = new ArrayList<>();
    for (BeatLabel label : List.of(BeatLabel.N, BeatLabel.S, BeatLabel.V, BeatLabel.F)) {
      rows.add(row(label.name(), "papers", "papers", "", values(papers, ""), m -> all(m, label)));
    }
    rows.add(row("V", "papers", "bxb", "", values(papers, ""), BeatMatrix::ventricular));
    rows.add(row("S", "bxb", "bxb", "", values(bxb, ""), BeatMatrix::supraventricular));
    rows.add(row("V", "bxb", "bxb", "", values(bxb, ""), BeatMatrix::ventricular));
    for (String left : List.of(MOST_S, KNOWN_PATIENT)) {
      if (papers.containsKey(left) && papers.size() > 1) {
        List<BeatMatrix> rest = values(papers, left);
        rows.add(row("S", "papers", "papers", left, rest, m -> all(m, BeatLabel.S)));
        rows.add(row("V", "papers", "bxb", left, rest, BeatMatrix::ventricular));
        rows.add(row("S", "bxb", "bxb", left, values(bxb, left), BeatMatrix::supraventricular));
      }
    }
    return rows;
  }

  private static List<BeatMatrix> values(Map<String, BeatMatrix> matrices, String without) {
    return matrices.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(without))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** One group against all others, every other beat called so being false. */
  private static Detection all(BeatMatrix matrix, BeatLabel label) {
    long hits = matrix.count(label, label);
    long found = 0;
    for (BeatLabel reference : BeatLabel.values()) {
      found += matrix.count(reference, label);
    }
    return new Detection(hits, matrix.referenceBeats(label) - hits, found - hits);
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

  private static List<Figure> overall(Map<String, Confusion> byRecord, List<String> headline) {
    return List.of(
        figure("accuracy", byRecord, Confusion::plus, Confusion::accuracy),
        figure(
            "oneVersusRestAccuracy",
            byRecord,
            Confusion::plus,
            matrix -> matrix.oneVersusRestAccuracy(headline)),
        figure("balancedAccuracy", byRecord, Confusion::plus, Confusion::balancedAccuracy),
        figure("macroF1", byRecord, Confusion::plus, matrix -> matrix.macroF1(headline)),
        figure("kappa", byRecord, Confusion::plus, Confusion::kappa));
  }

  private static <M> Figure figure(
      String name,
      Map<String, M> byRecord,
      BinaryOperator<M> plus,
      ToDoubleFunction<? super M> of) {
    return new Figure(name, interval(List.copyOf(byRecord.values()), plus, of));
  }

  private static <M> Row row(
      String name,
      String mapping,
      String rule,
      String without,
      List<M> records,
      Function<? super M, Detection> counted) {
    List<Detection> counts = records.stream().<Detection>map(counted).toList();
    return new Row(
        name,
        mapping,
        rule,
        without,
        counts.stream().reduce(Detection.NONE, Detection::plus),
        interval(counts, Detection::plus, Detection::sensitivity),
        interval(counts, Detection::plus, Detection::positivePredictivity),
        interval(counts, Detection::plus, Detection::f1));
  }

  private static <M> Interval interval(
      List<M> records, BinaryOperator<M> plus, ToDoubleFunction<? super M> statistic) {
    return Bootstrap.standard(SEED)
        .interval(
            records, drawn -> statistic.applyAsDouble(drawn.stream().reduce(plus).orElseThrow()));
  }
}
