package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EventDetection;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page of a run-by-run comparison.
 *
 * @param results what was found
 * @param options which strips
 */
record RunPage(RunResults results, StripOptions options) {
  /**
   * Runs of some lengths.
   *
   * @param name in the results
   * @param words on the page
   * @param shortest beats of the shortest
   * @param longest beats of the longest; the other side has none where it has fewer than the
   *     shortest
   */
  private record Lengths(String name, String words, int shortest, int longest) {
    static final List<Lengths> ALL =
        List.of(
            new Lengths("couplets", "Couplets", 2, 2),
            new Lengths("shortRuns", "Short runs", 3, 5),
            new Lengths("longRuns", "Long runs", RunMatrix.LONG, RunMatrix.LONG));

    /** What kinds of disagreement are such runs of one side, missed on the other. */
    Set<String> kinds(RunKind kind, BeatMapping mapping, boolean ofReference) {
      Set<String> kinds = new TreeSet<>();
      for (int length = shortest; length <= longest; length++) {
        for (int other = 0; other < shortest; other++) {
          String key = ofReference ? key(kind, length, other) : key(kind, other, length);
          kinds.add(key);
          kinds.add(mapping.name() + " " + key);
        }
      }
      return kinds;
    }
  }

  void write(Path to) throws IOException {
    BeatMapping first = results.rows().keySet().iterator().next();
    List<RunResults.Row> rows = results.rows().get(first);
    DisagreementStrips strips = new DisagreementStrips(places(), first, options);
    strips.draw();
    List<ComparisonPage.Section> sections = new ArrayList<>();
    results
        .rows()
        .forEach(
            (mapping, of) -> {
              for (RunKind kind : RunKind.values()) {
                sections.add(section(mapping, kind, of, strips));
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
            strips.sentence() + " Letters are those of mapping " + name(first) + ".",
            strips.strips()),
        to);
  }

  /** Where runs differ under any mapping; what differs so under all of them stands there once. */
  private List<DisagreementStrips.Place> places() {
    List<DisagreementStrips.Place> places = new ArrayList<>();
    int records = results.rows().values().iterator().next().size();
    for (int i = 0; i < records; i++) {
      for (RunKind kind : RunKind.values()) {
        Map<RunDisagreement, Set<BeatMapping>> alike = new LinkedHashMap<>();
        RunResults.Row row = null;
        for (Map.Entry<BeatMapping, List<RunResults.Row>> one : results.rows().entrySet()) {
          row = one.getValue().get(i);
          for (RunDisagreement d : row.of(kind).disagreements()) {
            alike.computeIfAbsent(d, key -> new TreeSet<>()).add(one.getKey());
          }
        }
        for (Map.Entry<RunDisagreement, Set<BeatMapping>> one : alike.entrySet()) {
          places.add(place(row, kind, one.getKey(), one.getValue()));
        }
      }
    }
    return places;
  }

  private DisagreementStrips.Place place(
      RunResults.Row row, RunKind kind, RunDisagreement d, Set<BeatMapping> under) {
    boolean always = under.size() == results.rows().size();
    BeatMapping mapping = under.iterator().next();
    double hertz = row.found().settings().hertz();
    String key = key(kind, d.referenceLength(), d.testLength());
    return new DisagreementStrips.Place(
        row.marks(),
        always ? key : mapping.name() + " " + key,
        Math.max(0, d.fromSample() / hertz),
        Math.max(d.fromSample(), d.toSample()) / hertz,
        kind.letters()
            + " run of "
            + name(d.referenceLength())
            + " called "
            + name(d.testLength())
            + (always ? "" : " (mapping " + name(mapping) + ")"));
  }

  private static String key(RunKind kind, int reference, int test) {
    return prefix(kind) + reference + "/" + test;
  }

  private static String prefix(RunKind kind) {
    return kind.letters() + " ";
  }

  private static ComparisonPage.Section section(
      BeatMapping mapping, RunKind kind, List<RunResults.Row> of, DisagreementStrips strips) {
    List<Table> tables = new ArrayList<>();
    tables.add(matrix(mapping, of, kind, true, strips));
    tables.add(matrix(mapping, of, kind, false, strips));
    Lengths.ALL.forEach(lengths -> tables.add(records(mapping, of, kind, lengths, strips)));
    return new ComparisonPage.Section(
        kind.letters() + " runs, mapping " + mapping.name().toLowerCase(Locale.ROOT),
        "Couplets, short runs (3 to 5) and long runs (more than 5). Of the reference’s runs: found"
            + " and missed; of the test’s: right and wrong. Gross weighs every run the same, average"
            + " every record.",
        tables);
  }

  /** One length of runs by record. */
  private static Table records(
      BeatMapping mapping,
      List<RunResults.Row> of,
      RunKind kind,
      Lengths lengths,
      DisagreementStrips strips) {
    List<Line> lines = new ArrayList<>();
    for (RunResults.Row row : of) {
      String record = row.marks().files().record();
      String always = strips.of(record, prefix(kind));
      String own =
          always.isEmpty() ? strips.of(record, mapping.name() + " " + prefix(kind)) : always;
      String missed = strips.of(record, lengths.kinds(kind, mapping, true));
      String wrong = strips.of(record, lengths.kinds(kind, mapping, false));
      EventDetection found = RunResults.lengths(row.of(kind)).get(lengths.name());
      lines.add(new Line(PageWords.linked(record, own), PageWords.events(found, missed, wrong)));
    }
    EventDetection gross = RunResults.gross(of, kind).get(lengths.name());
    lines.add(new Line(PageWords.strong("gross"), PageWords.events(gross, "", "")));
    RunResults.Average average = RunResults.averages(of, kind).get(lengths.name());
    Cell none = PageWords.plain("");
    lines.add(
        new Line(
            PageWords.strong("average"),
            List.of(
                none,
                none,
                PageWords.percent(average.sensitivity()),
                none,
                none,
                PageWords.percent(average.positivePredictivity()))));
    return new Table(
        lengths.words() + " by record, in per cent",
        List.of("record", "found", "missed", "Se", "right", "wrong", "+P"),
        lines);
  }

  private static Table matrix(
      BeatMapping mapping,
      List<RunResults.Row> of,
      RunKind kind,
      boolean sensitivity,
      DisagreementStrips strips) {
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
        String key = key(kind, reference, test);
        String always = count > 0 ? strips.ofKind(key) : "";
        String strip =
            count > 0 && always.isEmpty() ? strips.ofKind(mapping.name() + " " + key) : always;
        cells.add(
            reference != test
                ? PageWords.linked(count, strip)
                : reference == 0 ? PageWords.plain("") : PageWords.strong(count));
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

  private static String name(BeatMapping mapping) {
    return mapping.name().toLowerCase(Locale.ROOT);
  }

  private static String name(int length) {
    return length == RunMatrix.LONG ? ">5" : String.valueOf(length);
  }
}
