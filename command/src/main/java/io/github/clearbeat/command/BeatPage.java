package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Disagreement;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page of a beat-by-beat comparison: matrix and figures under each mapping, figures by record,
 * strips of the disagreements under all of them, lettered by the first.
 *
 * @param results what was found
 * @param options which strips
 */
record BeatPage(BeatResults results, StripOptions options) {
  /** How far around a beat a strip is shaded. */
  private static final double BESIDE = 0.12;

  void write(Path to) throws IOException {
    BeatMapping first = results.rows().keySet().iterator().next();
    List<BeatResults.Row> rows = results.rows().get(first);
    DisagreementStrips strips = new DisagreementStrips(places(), first, options);
    strips.draw();
    List<ComparisonPage.Section> sections = new ArrayList<>();
    results.rows().forEach((mapping, of) -> sections.add(section(mapping, of, strips)));
    List<AnnotatorPair> pairs = rows.stream().map(BeatResults.Row::files).toList();
    String heading = results.heading(first, rows);
    List<String> cautions = new ArrayList<>();
    if (heading.contains("NON-STANDARD")) {
      cautions.add(
          "These settings are not those of EC57, 150 ms from 5:00 to the end: figures cannot be"
              + " compared with others'.");
    }
    PageWords.write(
        new ComparisonPage(
            "Beat by beat: " + title(pairs),
            PageWords.program(),
            PageWords.facts(pairs, heading.replaceFirst("^Mapping [^;]*; ", "")),
            cautions,
            sections,
            strips.sentence() + " Letters are those of mapping " + name(first) + ".",
            strips.strips()),
        to);
  }

  private static String title(List<AnnotatorPair> pairs) {
    AnnotatorPair pair = pairs.get(0);
    String annotators = pair.testAnnotator() + " against " + pair.referenceAnnotator();
    return (pairs.size() == 1 ? pair.record() + ", " : "") + annotators;
  }

  /**
   * Where the two differ under any mapping; what differs so under all of them stands there once.
   */
  private List<DisagreementStrips.Place> places() {
    List<DisagreementStrips.Place> places = new ArrayList<>();
    int records = results.rows().values().iterator().next().size();
    for (int i = 0; i < records; i++) {
      Map<String, Set<BeatMapping>> alike = new LinkedHashMap<>();
      Map<String, Disagreement> by = new HashMap<>();
      BeatResults.Row row = null;
      for (Map.Entry<BeatMapping, List<BeatResults.Row>> one : results.rows().entrySet()) {
        row = one.getValue().get(i);
        for (Disagreement d : row.found().disagreements()) {
          alike.computeIfAbsent(d.toString(), key -> new TreeSet<>()).add(one.getKey());
          by.put(d.toString(), d);
        }
      }
      for (Map.Entry<String, Set<BeatMapping>> one : alike.entrySet()) {
        places.add(place(row, by.get(one.getKey()), one.getValue()));
      }
    }
    return places;
  }

  private DisagreementStrips.Place place(
      BeatResults.Row row, Disagreement d, Set<BeatMapping> under) {
    boolean always = under.size() == results.rows().size();
    BeatMapping mapping = under.iterator().next();
    double hertz = row.found().settings().hertz();
    double one = d.referenceSample() / hertz;
    double other = d.testSample() / hertz;
    return new DisagreementStrips.Place(
        row.marks(),
        always ? d.cell() : kind(mapping, d.cell()),
        Math.max(0, Math.min(one, other) - BESIDE),
        Math.max(one, other) + BESIDE,
        words(d) + (always ? "" : " (mapping " + name(mapping) + ")"));
  }

  private static String kind(BeatMapping mapping, String cell) {
    return mapping.name() + " " + cell;
  }

  private static String words(Disagreement d) {
    if (!d.reference().isBeat()) {
      return "extra " + d.test();
    }
    return d.test().isBeat() ? d.reference() + " called " + d.test() : d.reference() + " missed";
  }

  private static String name(BeatMapping mapping) {
    return mapping.name().toLowerCase(Locale.ROOT);
  }

  private static ComparisonPage.Section section(
      BeatMapping mapping, List<BeatResults.Row> of, DisagreementStrips strips) {
    List<BeatMatrix> matrices = BeatResults.matrices(of);
    BeatMatrix gross = BeatResults.sum(matrices);
    return new ComparisonPage.Section(
        "Mapping " + name(mapping),
        mapping == BeatMapping.BXB
            ? "Escape beats (e j n) count as S, as in WFDB’s bxb."
            : "Escape beats (e j n) count as N, as in nearly all papers.",
        List.of(matrix(mapping, gross, strips), kinds(gross, matrices), records(of, strips)));
  }

  private static Table matrix(BeatMapping mapping, BeatMatrix gross, DisagreementStrips strips) {
    List<String> columns = new ArrayList<>(List.of("reference"));
    List<Line> lines = new ArrayList<>();
    for (BeatLabel label : BeatLabel.values()) {
      columns.add(String.valueOf(label.testLetter()));
      List<Cell> cells = new ArrayList<>();
      for (BeatLabel test : BeatLabel.values()) {
        cells.add(cell(mapping, gross, label, test, strips));
      }
      lines.add(new Line(PageWords.plain(label), cells));
    }
    return new Table(
        "Beats of all records: reference in rows, test in columns; o and x are missed beats, O and X"
            + " extra ones (X and x inside a shutdown)",
        columns,
        lines);
  }

  private static Cell cell(
      BeatMapping mapping,
      BeatMatrix gross,
      BeatLabel reference,
      BeatLabel test,
      DisagreementStrips strips) {
    if (!reference.isBeat() && !test.isBeat()) {
      return PageWords.plain("");
    }
    long count = gross.count(reference, test);
    if (reference == test) {
      return PageWords.strong(count);
    }
    String cell = reference.name() + test.testLetter();
    String always = count > 0 ? strips.ofKind(cell) : "";
    String here = count > 0 && always.isEmpty() ? strips.ofKind(kind(mapping, cell)) : always;
    return PageWords.linked(count, here);
  }

  private static Table kinds(BeatMatrix gross, List<BeatMatrix> matrices) {
    List<Line> lines = new ArrayList<>();
    for (BeatResults.Kind kind : BeatResults.Kind.values()) {
      Detection all = kind.of(gross);
      lines.add(
          new Line(
              PageWords.plain(kind.words()),
              List.of(
                  PageWords.plain(all.truePositives()),
                  PageWords.plain(all.falseNegatives()),
                  PageWords.plain(all.falsePositives()),
                  PageWords.percent(all.sensitivity()),
                  PageWords.percent(all.positivePredictivity()),
                  PageWords.percent(Across.average(matrices, m -> kind.of(m).sensitivity())),
                  PageWords.percent(
                      Across.average(matrices, m -> kind.of(m).positivePredictivity())))));
    }
    return new Table(
        "Sensitivity (Se) and positive predictivity (+P) in per cent: gross weighs every beat the"
            + " same, average every record",
        List.of("", "TP", "FN", "FP", "Se", "+P", "average Se", "average +P"),
        lines);
  }

  private static Table records(List<BeatResults.Row> of, DisagreementStrips strips) {
    List<Line> lines = new ArrayList<>();
    for (BeatResults.Row row : of) {
      BeatMatrix matrix = row.found().matrix();
      String strip = strips.ofRecord(row.files().record());
      List<Cell> cells = new ArrayList<>();
      cells.add(PageWords.plain(matrix.referenceBeats()));
      cells.add(PageWords.linked(row.found().disagreements().size(), strip));
      for (BeatResults.Kind kind :
          List.of(BeatResults.Kind.QRS, BeatResults.Kind.V, BeatResults.Kind.S)) {
        cells.add(PageWords.percent(kind.of(matrix).sensitivity()));
        cells.add(PageWords.percent(kind.of(matrix).positivePredictivity()));
      }
      cells.add(PageWords.plain(Math.round(row.found().shutdownSeconds())));
      lines.add(new Line(PageWords.linked(row.files().record(), strip), cells));
    }
    return new Table(
        "By record, in per cent",
        List.of(
            "record", "beats", "differ", "QRS Se", "+P", "V Se", "+P", "S Se", "+P", "shutdown s"),
        lines);
  }
}
