package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.MeasurementErrors;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page of a measurement-by-measurement comparison.
 *
 * @param results what was found
 */
record RatePage(RateResults results) {
  private static final String OTHERS =
      "As mxm, sums over pairs are divided by all measurements of the test, those of the learning"
          + " period among them, so that errors and means come out low: --corrected divides by the"
          + " pairs.";

  void write(Path to) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (RateResults.Row row : results.rows()) {
      lines.add(line(PageWords.plain(row.marks().files().record()), row.found()));
    }
    lines.add(line(PageWords.strong("gross"), results.gross()));
    lines.add(
        new Line(
            PageWords.strong("average"),
            List.of(
                PageWords.plain(""),
                PageWords.plain(""),
                PageWords.plain(number(results.average(MeasurementErrors::rootMeanSquare))),
                PageWords.percent(results.average(MeasurementErrors::normalized)),
                PageWords.plain(number(results.average(MeasurementErrors::referenceMean))))));
    List<AnnotatorPair> pairs = results.rows().stream().map(row -> row.marks().files()).toList();
    PageWords.write(
        new ComparisonPage(
            "Measurement by measurement: "
                + pairs.get(0).testAnnotator()
                + " against "
                + pairs.get(0).referenceAnnotator(),
            PageWords.program(),
            PageWords.facts(pairs, results.heading()),
            results.countsOthers() ? List.of(OTHERS) : List.of(),
            List.of(
                new ComparisonPage.Section(
                    "Errors",
                    "Root mean square of the differences, in the measurements’ unit and in per cent"
                        + " of the reference’s mean. Gross weighs every measurement the same,"
                        + " average every record.",
                    List.of(
                        new Table(
                            "By record",
                            List.of(
                                "record",
                                "pairs",
                                "divided by",
                                "RMS error",
                                "per cent",
                                "reference mean"),
                            lines)))),
            "",
            List.of()),
        to);
  }

  private static Line line(ComparisonPage.Cell head, MeasurementErrors found) {
    return new Line(
        head,
        List.of(
            PageWords.plain(found.compared()),
            PageWords.plain(found.count()),
            PageWords.plain(number(found.rootMeanSquare())),
            PageWords.percent(found.normalized()),
            PageWords.plain(number(found.referenceMean()))));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
