package io.github.clearbeat.study.scoring;

import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.study.BeatThresholds;
import io.github.clearbeat.study.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules by which a network might withhold an answer, each fitted to beats whose classes are known.
 * Those that aim at a share of named beats name at least {@link BeatThresholds#COVERAGE} of these.
 *
 * <pre>{@code
 * int answer = NamingRule.TAKEN.fitted(others, classes).answer(row);   // or -1
 * }</pre>
 */
enum NamingRule {
  /** The rule that models have. */
  TAKEN("**a share of each class's right answers withheld**") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      Predictions all = new Predictions("", "", "", 0, 0, classes, rows);
      return BeatThresholds.of(all).map(NamingRule::of).orElse(Predictions.Row::found);
    }
  },
  /** The same with a share that is given. */
  THREE_PER_CENT("3 % of each class's right answers withheld") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      return withheld(rows, classes, 0.03);
    }
  },
  /** The same with a greater share. */
  FIVE_PER_CENT("5 % of each class's right answers withheld") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      return withheld(rows, classes, 0.05);
    }
  },
  /** One least probability for all. */
  ONE_THRESHOLD("one threshold for all, 98 % named") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      return oneThreshold(rows, BeatThresholds.COVERAGE);
    }
  },
  /** One least probability for all, and fewer named. */
  ONE_HIGHER_THRESHOLD("one threshold for all, 95 % named") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      return oneThreshold(rows, 0.95);
    }
  },
  /** A least probability for each class, so that what is named so is wrong at most so often. */
  LIMITS("at most 2.5, 20, 5 % of N, S, V named wrongly") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      double[] wrong = byClass(classes, 0.025, 0.2, 0.05);
      int[] least = IntStream.range(0, wrong.length).map(c -> limit(rows, c, wrong[c])).toArray();
      return row -> probability(row, row.found()) >= least[row.found()] ? row.found() : -1;
    }
  },
  /** Chow 1970, "On optimum recognition error and reject tradeoff", with two costs. */
  CHOW("Chow's rule, 0.85 for N and 0.6 for the others") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      double[] least = byClass(classes, 0.85, 0.6, 0.6);
      return row -> row.probability(row.found()) >= least[row.found()] ? row.found() : -1;
    }
  },
  /** Vovk 2012, sets by class: one class in the set is an answer. */
  SETS("conformal sets (2, 40, 5 % of N, S, V outside), a set of one is an answer") {
    @Override
    Fitted fitted(List<Predictions.Row> rows, List<String> classes) {
      double[] outside = byClass(classes, 0.02, 0.4, 0.05);
      int[] least = new int[outside.length];
      for (int c = 0; c < least.length; c++) {
        int own = c;
        int[] sorted =
            rows.stream()
                .filter(row -> row.truth() == own)
                .mapToInt(row -> probability(row, own))
                .sorted()
                .toArray();
        int k = (int) Math.floor(outside[c] * (sorted.length + 1));
        least[c] = k == 0 ? 0 : sorted[k - 1];
      }
      return row -> {
        int[] set =
            IntStream.range(0, least.length).filter(c -> probability(row, c) > least[c]).toArray();
        return set.length == 1 ? set[0] : -1;
      };
    }
  };

  private static final int STEPS = 255;

  private final String words;

  NamingRule(String words) {
    this.words = words;
  }

  /** A rule with its thresholds. */
  interface Fitted {
    /** The class that is named, or -1. */
    int answer(Predictions.Row row);
  }

  String words() {
    return words;
  }

  /** The rule with thresholds of these beats. */
  abstract Fitted fitted(List<Predictions.Row> rows, List<String> classes);

  private static Fitted of(BeatAbstention rule) {
    return row -> rule.names(row.found(), row.probability(row.found())) ? row.found() : -1;
  }

  private static Fitted withheld(List<Predictions.Row> rows, List<String> classes, double share) {
    return BeatThresholds.of(rows, classes.size(), share)
        .map(NamingRule::of)
        .orElse(Predictions.Row::found);
  }

  /** The greatest threshold with which at least this share is named. */
  private static Fitted oneThreshold(List<Predictions.Row> rows, double share) {
    int[] sorted = rows.stream().mapToInt(row -> probability(row, row.found())).sorted().toArray();
    int least = sorted.length == 0 ? 0 : sorted[(int) Math.floor((1 - share) * sorted.length)];
    return row -> probability(row, row.found()) >= least ? row.found() : -1;
  }

  /** The least threshold with which at most this share of what is named so is wrong. */
  private static int limit(List<Predictions.Row> rows, int className, double share) {
    int[][] called = new int[STEPS + 1][2];
    for (Predictions.Row row : rows) {
      if (row.found() == className) {
        called[probability(row, className)][row.truth() == className ? 1 : 0]++;
      }
    }
    int least = STEPS;
    long wrong = 0;
    long all = 0;
    for (int step = STEPS; step >= 0; step--) {
      wrong += called[step][0];
      all += called[step][0] + called[step][1];
      if (wrong <= share * all) {
        least = step;
      }
    }
    return least;
  }

  /** A number for each class; F and Q take that of V. */
  private static double[] byClass(List<String> classes, double n, double s, double v) {
    double[] values = new double[classes.size()];
    Arrays.fill(values, v);
    values[classes.indexOf("N")] = n;
    values[classes.indexOf("S")] = s;
    return values;
  }

  private static int probability(Predictions.Row row, int className) {
    return row.probabilities()[className] & 0xff;
  }
}
