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
  void write(Path to) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (RateResults.Row row : results.rows()) {
      MeasurementErrors found = row.found();
      lines.add(
          new Line(
              PageWords.plain(row.marks().files().record()),
              List.of(
                  PageWords.plain(found.count()),
                  PageWords.plain(number(found.rootMeanSquare())),
                  PageWords.percent(found.normalized()),
                  PageWords.plain(number(found.referenceMean())))));
    }
    List<AnnotatorPair> pairs = results.rows().stream().map(row -> row.marks().files()).toList();
    PageWords.write(
        new ComparisonPage(
            "Measurement by measurement: "
                + pairs.get(0).testAnnotator()
                + " against "
                + pairs.get(0).referenceAnnotator(),
            PageWords.program(),
            PageWords.facts(pairs, results.heading()),
            List.of(),
            List.of(
                new ComparisonPage.Section(
                    "Errors",
                    "Root mean square of the differences, in the measurements’ unit and in per cent"
                        + " of the reference’s mean.",
                    List.of(
                        new Table(
                            "By record",
                            List.of("record", "compared", "RMS error", "per cent", "mean"),
                            lines)))),
            "Measurements have no strips.",
            List.of()),
        to);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
