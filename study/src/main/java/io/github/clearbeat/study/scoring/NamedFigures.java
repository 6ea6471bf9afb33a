package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a model's rule of abstention does: how many beats it still names, and how right it is on
 * them, beside all of its answers. So that a class cannot vanish unseen, its sensitivity stands
 * also with withheld beats counted as missed. Papers' mapping; every other beat called so is false.
 *
 * <pre>{@code
 * NamedFigures figures = NamedFigures.of(predictions, model.abstention().orElseThrow());
 * figures.coverage().value();   // 0.957
 * }</pre>
 *
 * @param coverage share of the beats that are named
 * @param accuracy share of all beats whose most probable class is right
 * @param accuracyOfNamed the same of the named beats
 * @param rows a row a class
 */
public record NamedFigures(
    Interval coverage, Interval accuracy, Interval accuracyOfNamed, List<Row> rows) {
  private static final long SEED = 1;
  private static final BeatLabel[] GROUPS = {
    BeatLabel.N, BeatLabel.S, BeatLabel.V, BeatLabel.F, BeatLabel.Q
  };

  /** Keeps its own copy. */
  public NamedFigures {
    rows = List.copyOf(rows);
  }

  /**
   * One class.
   *
   * @param className such as S
   * @param beats that are so
   * @param named those of them that have a class, right or wrong
   * @param sensitivity of all answers
   * @param sensitivityWithheldMissed rightly named of all that are so
   * @param sensitivityOfNamed rightly named of the named that are so
   * @param positivePredictivity of all answers
   * @param positivePredictivityOfNamed rightly named of those named so
   */
  public record Row(
      String className,
      long beats,
      long named,
      Interval sensitivity,
      Interval sensitivityWithheldMissed,
      Interval sensitivityOfNamed,
      Interval positivePredictivity,
      Interval positivePredictivityOfNamed) {}

  /** Beats of one class in one record: all, and the named ones of them. */
  private record Count(
      long truth, long truthNamed, long called, long calledNamed, long right, long rightNamed) {
    Count plus(Count other) {
      return new Count(
          truth + other.truth,
          truthNamed + other.truthNamed,
          called + other.called,
          calledNamed + other.calledNamed,
          right + other.right,
          rightNamed + other.rightNamed);
    }
  }

  /**
   * Of stored predictions.
   *
   * @param predictions of whole records, at the reference's R peaks
   * @param rule of the model that made them
   */
  public static NamedFigures of(Predictions predictions, BeatAbstention rule) {
    int classes = predictions.classes().size();
    Map<String, long[][][]> counted = new LinkedHashMap<>();
    for (Predictions.Row row : predictions.beats()) {
      long[][][] record =
          counted.computeIfAbsent(row.record(), name -> new long[2][classes][classes]);
      record[0][row.truth()][row.found()]++;
      if (rule.names(row.found(), row.probability(row.found()))) {
        record[1][row.truth()][row.found()]++;
      }
    }
    List<Count[]> records = new ArrayList<>();
    for (long[][][] record : counted.values()) {
      Count[] counts = new Count[classes];
      for (int c = 0; c < classes; c++) {
        counts[c] =
            new Count(
                row(record[0], c),
                row(record[1], c),
                column(record[0], c),
                column(record[1], c),
                record[0][c][c],
                record[1][c][c]);
      }
      records.add(counts);
    }
    return of(predictions.classes(), records);
  }

  /**
   * Of beats found and classified. Coverage and accuracy are of the reference's beats; one that was
   * not found is named and wrong. Invented beats count in the rows of classes.
   *
   * @param all matrices by record with every answer
   * @param named the same with Q where the class was withheld
   */
  public static NamedFigures of(Map<String, BeatMatrix> all, Map<String, BeatMatrix> named) {
    List<Count[]> records = new ArrayList<>();
    all.forEach(
        (record, answers) -> {
          Count[] counts = new Count[GROUPS.length];
          for (int c = 0; c < counts.length; c++) {
            counts[c] = count(GROUPS[c], answers, named.get(record));
          }
          records.add(counts);
        });
    return of(BeatFigures.NAMES, records);
  }

  private static Count count(BeatLabel label, BeatMatrix all, BeatMatrix named) {
    long withheld = named.count(label, BeatLabel.Q) - all.count(label, BeatLabel.Q);
    long called = 0;
    long calledNamed = 0;
    for (BeatLabel reference : BeatLabel.values()) {
      called += all.count(reference, label);
      calledNamed += Math.min(named.count(reference, label), all.count(reference, label));
    }
    long truth = all.referenceBeats(label);
    long rightNamed = Math.min(named.count(label, label), all.count(label, label));
    return new Count(
        truth, truth - withheld, called, calledNamed, all.count(label, label), rightNamed);
  }

  private static NamedFigures of(List<String> classes, List<Count[]> records) {
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      rows.add(row(classes.get(c), c, records));
    }
    return new NamedFigures(
        ratio(records, Count::truthNamed, Count::truth),
        ratio(records, Count::right, Count::truth),
        ratio(records, Count::rightNamed, Count::truthNamed),
        rows);
  }

  private static Row row(String name, int c, List<Count[]> records) {
    List<Count[]> one = records.stream().map(record -> new Count[] {record[c]}).toList();
    Count sum = one.stream().map(record -> record[0]).reduce(Count::plus).orElseThrow();
    return new Row(
        name,
        sum.truth(),
        sum.truthNamed(),
        ratio(one, Count::right, Count::truth),
        ratio(one, Count::rightNamed, Count::truth),
        ratio(one, Count::rightNamed, Count::truthNamed),
        ratio(one, Count::right, Count::called),
        ratio(one, Count::rightNamed, Count::calledNamed));
  }

  /** A share over all classes of all drawn records. */
  private static Interval ratio(
      List<Count[]> records, ToLongFunction<Count> part, ToLongFunction<Count> whole) {
    return Bootstrap.standard(SEED)
        .interval(
            records,
            drawn -> {
              long parts = 0;
              long wholes = 0;
              for (Count[] record : drawn) {
                for (Count one : record) {
                  parts += part.applyAsLong(one);
                  wholes += whole.applyAsLong(one);
                }
              }
              return wholes == 0 ? Double.NaN : parts / (double) wholes;
            });
  }

  private static long row(long[][] counts, int c) {
    long sum = 0;
    for (long count : counts[c]) {
      sum += count;
    }
    return sum;
  }

  private static long column(long[][] counts, int c) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[c];
    }
    return sum;
  }
}
