package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.RunDisagreement;
import io.github.clearbeat.evaluation.RunKind;
import io.github.clearbeat.evaluation.RunMatrix;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page of a run-by-run comparison.
 *
 * @param results what was found
 * @param options which strips
 */
record RunPage(RunResults results, StripOptions options) {
  void write(Path to) throws IOException {
    BeatMapping first = results.rows().keySet().iterator().next();
    List<RunResults.Row> rows = results.rows().get(first);
    DisagreementStrips strips = new DisagreementStrips(places(rows), first, options);
    strips.draw();
    List<ComparisonPage.Section> sections = new ArrayList<>();
    results
        .rows()
        .forEach(
            (mapping, of) -> {
              for (RunKind kind : RunKind.values()) {
                sections.add(section(mapping, kind, of, strips, mapping == first));
              }
            });
    List<AnnotatorPair> pairs = rows.stream().map(row -> row.marks().files()).toList();
    PageWords.write(
        new ComparisonPage(
            "Run by run: "
                + pairs.get(0).testAnnotator()
                + " against "
                + pairs.get(0).referenceAnnotator(),
            PageWords.program(),
            PageWords.facts(
                pairs, results.heading(first, rows).replaceFirst("^Runs; mapping [^;]*; ", "")),
            List.of(),
            sections,
            strips.sentence(),
            strips.strips()),
        to);
  }

  private static List<DisagreementStrips.Place> places(List<RunResults.Row> rows) {
    List<DisagreementStrips.Place> places = new ArrayList<>();
    for (RunResults.Row row : rows) {
      double hertz = row.found().settings().hertz();
      for (RunKind kind : RunKind.values()) {
        for (RunDisagreement d : row.of(kind).disagreements()) {
          String lengths = length(d.referenceLength()) + " beats called " + length(d.testLength());
          places.add(
              new DisagreementStrips.Place(
                  row.marks(),
                  kind.letters(),
                  Math.max(0, d.fromSample() / hertz),
                  Math.max(d.fromSample(), d.toSample()) / hertz,
                  kind.letters() + " run of " + lengths));
        }
      }
    }
    return places;
  }

  private static String length(int length) {
    return length == RunMatrix.LONG ? "more than 5" : String.valueOf(length);
  }

  private static ComparisonPage.Section section(
      BeatMapping mapping,
      RunKind kind,
      List<RunResults.Row> of,
      DisagreementStrips strips,
      boolean linked) {
    String strip = linked ? strips.ofKind(kind.letters()) : "";
    List<Line> lines = new ArrayList<>();
    for (RunResults.Row row : of) {
      String record = row.marks().files().record();
      String own = linked ? strips.of(record, kind.letters()) : "";
      lines.add(
          new Line(
              PageWords.linked(record, own),
              PageWords.events(RunResults.lengths(row.of(kind)), own)));
    }
    lines.add(
        new Line(PageWords.strong("gross"), PageWords.events(RunResults.gross(of, kind), strip)));
    lines.add(new Line(PageWords.strong("average"), averages(of, kind)));
    List<String> columns = new ArrayList<>(List.of("record"));
    for (String length : List.of("couplets", "short", "long")) {
      columns.addAll(List.of(length + " found", "missed", "Se", "right", "wrong", "+P"));
    }
    return new ComparisonPage.Section(
        kind.letters() + " runs, mapping " + mapping.name().toLowerCase(Locale.ROOT),
        "Couplets, short runs (3 to 5) and long runs (more than 5). Of the reference’s runs: found"
            + " and missed; of the test’s: right and wrong. Gross weighs every run the same, average"
            + " every record.",
        List.of(
            matrix(of, kind, true),
            matrix(of, kind, false),
            new Table("By record, in per cent", columns, lines)));
  }

  private static List<Cell> averages(List<RunResults.Row> of, RunKind kind) {
    List<Cell> cells = new ArrayList<>();
    for (RunResults.Average average : RunResults.averages(of, kind).values()) {
      cells.addAll(
          List.of(
              PageWords.plain(""),
              PageWords.plain(""),
              PageWords.percent(average.sensitivity()),
              PageWords.plain(""),
              PageWords.plain(""),
              PageWords.percent(average.positivePredictivity())));
    }
    return cells;
  }

  private static Table matrix(List<RunResults.Row> of, RunKind kind, boolean sensitivity) {
    List<String> columns = new ArrayList<>(List.of("reference"));
    List<Line> lines = new ArrayList<>();
    for (int reference = 0; reference <= RunMatrix.LONG; reference++) {
      columns.add(name(reference));
      List<Cell> cells = new ArrayList<>();
      for (int test = 0; test <= RunMatrix.LONG; test++) {
        long count = 0;
        for (RunResults.Row row : of) {
          RunMatrix matrix = sensitivity ? row.of(kind).sensitivity() : row.of(kind).predictivity();
          count += matrix.count(reference, test);
        }
        boolean none = reference == 0 && test == 0;
        cells.add(
            none
                ? PageWords.plain("")
                : reference == test ? PageWords.strong(count) : PageWords.plain(count));
      }
      lines.add(new Line(PageWords.plain(name(reference)), cells));
    }
    return new Table(
        sensitivity
            ? "Each run of the reference (rows) and the longest of the test there (columns)"
            : "Each run of the test (columns) and the longest of the reference there (rows)",
        columns,
        lines);
  }

  private static String name(int length) {
    return length == RunMatrix.LONG ? ">5" : String.valueOf(length);
  }
}
