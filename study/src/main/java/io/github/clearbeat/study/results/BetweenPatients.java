package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.cell;
import static io.github.clearbeat.study.results.ResultsPage.percent;
import static io.github.clearbeat.study.results.ResultsPage.spread;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.TestBasis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The parts of the results document on DS2: our own R peaks, mappings and rules, records. */
final class BetweenPatients {
  private static final double MITDB_HERTZ = 360;
  private static final double FROM_SECONDS = 300;

  private final ResultsDocument.Builder page;

  BetweenPatients(ResultsDocument.Builder page) {
    this.page = page;
  }

  /** Our own R peaks beside the reference's, over the same span. */
  void detected(
      List<DetectedCounts> counts, List<List<Predictions>> ds1, List<List<Predictions>> open) {
    if (counts.isEmpty()) {
      return;
    }
    page.section("With our own R peaks, as a user gets it");
    page.words(
        "DS2 from 5:00 on. Our own R peaks are compared as `bxb` does, 150 ms: missed and invented"
            + " beats count in\nthe rows of classes; accuracy is of pairs. Papers' mapping, S by"
            + " the papers' rule of false positives, V by\n`bxb`'s (a reference F called V is not"
            + " false). One seed, the one that comes with the program; 95 %\nintervals over"
            + " records.");
    page.table(
        "network",
        ResultsPage.BOTH_SIDES,
        "R peaks",
        "QRS Se",
        "QRS +P",
        "S Se",
        "S +P",
        "V Se",
        "V +P",
        "accuracy");
    List<Predictions> all = new ArrayList<>();
    ds1.forEach(all::addAll);
    open.forEach(all::addAll);
    List<DetectedCounts> ordered =
        counts.stream()
            .sorted(
                Comparator.comparing(DetectedCounts::protocol).thenComparing(DetectedCounts::model))
            .toList();
    for (DetectedCounts one : ordered) {
      String sides = TestBasis.of(one.protocol()).map(ResultsPage::bothSides).orElse("unknown");
      for (Predictions predictions : all) {
        if (predictions.sha256().equals(one.sha256())) {
          Predictions late =
              predictions.where(row -> row.sampleIndex() >= FROM_SECONDS * MITDB_HERTZ);
          row(one.model(), sides, "reference", BeatFigures.brief(late));
        }
      }
      row(one.model(), sides, "our own", BeatFigures.briefOfGroups(one.papers(), one.bxb()));
    }
  }

  private void row(String model, String sides, String peaks, BeatFigures figures) {
    BeatFigures.Overall overall = figures.overall().get(0);
    List<String> cells = new ArrayList<>(List.of(model, sides, peaks));
    for (String name : List.of("qrsSensitivity", "qrsPositivePredictivity")) {
      cells.add(overall.has(name) ? cell(overall.of(name)) : "given");
    }
    for (String name : List.of("S", "V")) {
      String rule = name.equals("S") ? BeatFigures.PAPERS : BeatFigures.BXB;
      for (BeatFigures.Row one : figures.rows()) {
        boolean wanted = one.className().equals(name) && one.rule().equals(rule);
        if (wanted && one.mapping().equals(BeatFigures.PAPERS)) {
          cells.add(cell(one.sensitivity()));
          cells.add(cell(one.positivePredictivity()));
        }
      }
    }
    cells.add(cell(overall.of("accuracy")));
    page.row(cells);
  }

  /** Mappings, rules and records left out, and every record. */
  void section(List<List<Predictions>> models) {
    if (models.isEmpty()) {
      return;
    }
    page.section("DS2 more closely");
    page.words(
        "Record 232 holds 1,382 of the 1,837 S beats; 202 is the same person as 201 of DS1. Mapping"
            + " `bxb` has the\nescape beats e and j as S, `F is V` takes F for V in truth and"
            + " findings. Rule `papers` counts every other\nbeat called so as false, `bxb` no F or"
            + " Q called V, and no Q called S. Seeds: mean and range.");
    page.table(
        "network",
        "records",
        ResultsPage.BOTH_SIDES,
        "mapping",
        "S Se",
        "S +P, rule papers",
        "S +P, rule bxb",
        "V Se",
        "V +P, rule papers",
        "V +P, rule bxb",
        "accuracy");
    for (List<Predictions> seeds : models) {
      for (String left : List.of("", BeatFigures.MOST_S, BeatFigures.KNOWN_PATIENT)) {
        between(seeds, left, BeatMapping.PAPERS, false);
        between(seeds, left, BeatMapping.BXB, false);
      }
      between(seeds, "", BeatMapping.PAPERS, true);
    }
    page.words("For the first seed, 95 % intervals over records:");
    page.table(
        "network",
        "records",
        ResultsPage.BOTH_SIDES,
        "mapping",
        "rule",
        "S Se",
        "S +P",
        "V Se",
        "V +P");
    for (List<Predictions> seeds : models) {
      intervals(seeds.get(0));
    }
    for (List<Predictions> seeds : models) {
      byRecord(seeds.get(0));
    }
  }

  private static String records(String left) {
    return left.isEmpty() ? "all 22" : "without " + left.substring(left.indexOf('/') + 1);
  }

  /** Without 202 no person of DS2 is in DS1. */
  private static String sides(String left) {
    return left.equals(BeatFigures.KNOWN_PATIENT) ? "no" : "no, but 202 is 201";
  }

  private void between(List<Predictions> seeds, String left, BeatMapping mapping, boolean merged) {
    Predicate<Predictions.Row> which = row -> !row.record().equals(left);
    List<Confusion> each =
        seeds.stream()
            .map(p -> BeatScores.of(p, which, mapping).gross())
            .map(gross -> merged ? merged(gross) : gross)
            .toList();
    String name = mapping == BeatMapping.PAPERS ? BeatFigures.PAPERS : BeatFigures.BXB;
    List<String> quiet = List.of("Q");
    List<String> both = List.of("F", "Q");
    page.row(
        seeds.get(0).model(),
        records(left),
        sides(left),
        merged ? name + ", F is V" : name,
        spread(each, c -> c.detection("S").sensitivity()),
        spread(each, c -> c.detection("S").positivePredictivity()),
        spread(each, c -> c.withoutTruth(quiet).detection("S").positivePredictivity()),
        spread(each, c -> c.detection("V").sensitivity()),
        spread(each, c -> c.detection("V").positivePredictivity()),
        merged
            ? "–"
            : spread(each, c -> c.withoutTruth(both).detection("V").positivePredictivity()),
        spread(each, Confusion::accuracy));
  }

  /** F counted as V, in truth and findings. */
  private static Confusion merged(Confusion apart) {
    long[][] counts = apart.toArray();
    int v = apart.classes().indexOf("V");
    int f = apart.classes().indexOf("F");
    for (long[] row : counts) {
      row[v] += row[f];
      row[f] = 0;
    }
    for (int column = 0; column < counts.length; column++) {
      counts[v][column] += counts[f][column];
      counts[f][column] = 0;
    }
    return Confusion.of(apart.classes(), counts);
  }

  private void intervals(Predictions predictions) {
    List<BeatFigures.Row> rows = BeatFigures.of(predictions).rows();
    for (BeatFigures.Row s : rows) {
      for (BeatFigures.Row v : rows) {
        boolean pair = s.className().equals("S") && v.className().equals("V");
        boolean same = s.mapping().equals(v.mapping()) && s.rule().equals(v.rule());
        if (pair && same && s.without().equals(v.without())) {
          page.row(
              predictions.model(),
              records(s.without()),
              sides(s.without()),
              s.mapping(),
              s.rule(),
              cell(s.sensitivity()),
              cell(s.positivePredictivity()),
              cell(v.sensitivity()),
              cell(v.positivePredictivity()));
        }
      }
    }
  }

  private void byRecord(Predictions predictions) {
    page.under(
        predictions.model()
            + " by record, "
            + predictions.protocol()
            + ", seed "
            + predictions.seed()
            + ", papers' mapping and rule");
    page.table("record", "beats", "S", "S found", "S wrong", "V", "V found", "V wrong", "accuracy");
    BeatScores.of(predictions)
        .byRecord()
        .forEach(
            (record, confusion) -> {
              Detection s = confusion.detection("S");
              Detection v = confusion.detection("V");
              page.row(
                  record,
                  String.valueOf(confusion.total()),
                  String.valueOf(s.truePositives() + s.falseNegatives()),
                  String.valueOf(s.truePositives()),
                  String.valueOf(s.falsePositives()),
                  String.valueOf(v.truePositives() + v.falseNegatives()),
                  String.valueOf(v.truePositives()),
                  String.valueOf(v.falsePositives()),
                  percent(confusion.accuracy()));
            });
  }
}
