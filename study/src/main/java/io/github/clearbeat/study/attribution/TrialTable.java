package io.github.clearbeat.study.attribution;

import static io.github.clearbeat.study.attribution.AttributionMeasure.ELSEWHERE;
import static io.github.clearbeat.study.attribution.AttributionMeasure.LOCALISATION;
import static io.github.clearbeat.study.attribution.AttributionMeasure.MILLISECONDS;
import static io.github.clearbeat.study.attribution.AttributionMeasure.NOISE;
import static io.github.clearbeat.study.attribution.AttributionMeasure.POINTS;
import static io.github.clearbeat.study.attribution.AttributionMeasure.POINTS_QRS;
import static io.github.clearbeat.study.attribution.AttributionMeasure.SANITY;
import static io.github.clearbeat.study.attribution.AttributionMeasure.SEEDS;
import static io.github.clearbeat.study.attribution.AttributionMeasure.SEEDS_RANK;
import static io.github.clearbeat.study.attribution.AttributionMeasure.SEEDS_TERMS;
import static io.github.clearbeat.study.attribution.AttributionMeasure.SHIFT;

import io.github.clearbeat.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of one model's explanations as a table of words, for the document and for the
 * page alike: a row a method, the method's name first.
 *
 * <pre>{@code
 * TrialTable lost = TrialTable.faithful(table, "beat-light");
 * }</pre>
 *
 * @param columns names of the columns
 * @param rows as many cells each
 */
public record TrialTable(List<String> columns, List<List<String>> rows) {
  private static final List<String> KINDS = List.of("DROP_", "RANDOM_", "DELETION_", "INSERTION_");

  /** Keeps its own copies. */
  public TrialTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** What happens without the samples that are marked, with two fillers. */
  public static TrialTable faithful(AttributionTable table, String model) {
    return new Writer(table, model, table.methods(model))
        .faithful(List.of("line", "background"), List.of("LINE", "BACKGROUND"));
  }

  /** What happens without the named values that are put first, with two fillers. */
  public static TrialTable faithfulOfValues(AttributionTable table, String model) {
    return new Writer(table, model, table.valueMethods(model))
        .faithful(List.of("average", "single beats"), List.of("BACKGROUND", "BEATS"));
  }

  /** Completeness, random weights, stability, seeds, place and time. */
  public static TrialTable trusted(AttributionTable table, String model) {
    return new Writer(table, model, table.methods(model))
        .trusted(
            List.of(
                "sanity",
                "noise",
                "shift",
                "seeds",
                "ranks",
                "localised",
                "points",
                "in QRS",
                "elsewhere"),
            List.of(
                SANITY,
                NOISE,
                SHIFT,
                SEEDS,
                SEEDS_RANK,
                LOCALISATION,
                POINTS,
                POINTS_QRS,
                ELSEWHERE));
  }

  /** Of named values: completeness, random weights, noise, seeds, share of samples, time. */
  public static TrialTable trustedOfValues(AttributionTable table, String model) {
    return new Writer(table, model, table.valueMethods(model))
        .trusted(
            List.of("sanity", "noise", "seeds", "ranks", "terms", "samples"),
            List.of(SANITY, NOISE, SEEDS, SEEDS_RANK, SEEDS_TERMS, ELSEWHERE));
  }

  /**
   * Mean rank correlation of two methods' maps.
   *
   * @param corner the name of the column of methods
   */
  public static TrialTable agreeing(AttributionTable table, String model, String corner) {
    return new Writer(table, model, table.methods(model)).agreeing(corner);
  }

  /** Mean rank correlation of what two methods say of named values. */
  static TrialTable agreeingOfValues(AttributionTable table, String model) {
    return new Writer(table, model, table.valueMethods(model)).agreeing("");
  }

  /** Asks the measurements of one model for the cells of some methods. */
  private record Writer(AttributionTable table, String model, List<String> methods) {
    TrialTable faithful(List<String> names, List<String> fillers) {
      List<String> columns = new ArrayList<>(List.of("method"));
      for (String name : names) {
        columns.addAll(List.of(name + ": lost", "random", "deletion", "insertion", "degradation"));
      }
      List<List<String>> rows = new ArrayList<>();
      for (String method : methods) {
        List<String> cells = started(method);
        for (String filler : fillers) {
          KINDS.forEach(k -> cells.add(mean(method, AttributionMeasure.valueOf(k + filler))));
          Interval i =
              table.interval(model, method, AttributionMeasure.valueOf("DEGRADATION_" + filler));
          cells.add(
              String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", i.value(), i.low(), i.high()));
        }
        rows.add(cells);
      }
      return new TrialTable(columns, rows);
    }

    TrialTable trusted(List<String> names, List<AttributionMeasure> measures) {
      List<String> columns = new ArrayList<>(List.of("method", "incomplete"));
      columns.addAll(names);
      columns.add("ms");
      List<List<String>> rows = new ArrayList<>();
      for (String method : methods) {
        List<String> cells = started(method);
        double incomplete = table.median(model, method, AttributionMeasure.RESIDUAL_SHARE);
        cells.add(
            Double.isNaN(incomplete)
                ? "–"
                : String.format(Locale.ROOT, "%.2f %%", 100 * incomplete));
        measures.forEach(measure -> cells.add(mean(method, measure)));
        cells.add(String.format(Locale.ROOT, "%.1f", table.mean(model, method, MILLISECONDS)));
        rows.add(cells);
      }
      return new TrialTable(columns, rows);
    }

    TrialTable agreeing(String corner) {
      List<String> columns = new ArrayList<>(List.of(corner));
      methods.forEach(method -> columns.add(name(method)));
      List<List<String>> rows = new ArrayList<>();
      for (String method : methods) {
        List<String> cells = started(method);
        for (String other : methods) {
          cells.add(String.format(Locale.ROOT, "%.2f", table.likeness(model, method, other)));
        }
        rows.add(cells);
      }
      return new TrialTable(columns, rows);
    }

    private List<String> started(String method) {
      return new ArrayList<>(List.of(name(method)));
    }

    private static String name(String method) {
      return method.startsWith(ValueMethods.PREFIX)
          ? method.substring(ValueMethods.PREFIX.length())
          : method;
    }

    private String mean(String method, AttributionMeasure measure) {
      double value = table.mean(model, method, measure);
      return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
  }
}
