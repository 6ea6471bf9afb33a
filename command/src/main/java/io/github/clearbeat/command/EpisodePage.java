package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EpisodeDisagreement;
import io.github.clearbeat.evaluation.EpisodeKind;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of an episode-by-episode comparison.
 *
 * @param results what was found
 * @param options which strips
 */
record EpisodePage(EpisodeResults results, StripOptions options) {
  void write(Path to) throws IOException {
    DisagreementStrips strips = new DisagreementStrips(places(results), BeatMapping.BXB, options);
    strips.draw();
    List<ComparisonPage.Section> sections = new ArrayList<>();
    results.rows().forEach((kind, of) -> sections.add(section(kind, of, strips)));
    List<AnnotatorPair> pairs =
        results.rows().values().iterator().next().stream().map(row -> row.marks().files()).toList();
    PageWords.write(
        new ComparisonPage(
            "Episode by episode: "
                + pairs.get(0).testAnnotator()
                + " against "
                + pairs.get(0).referenceAnnotator(),
            PageWords.program(),
            PageWords.facts(pairs, results.heading()),
            List.of(),
            sections,
            strips.sentence()
                + " A strip shows where an episode begins that the other side has not.",
            strips.strips()),
        to);
  }

  private static List<DisagreementStrips.Place> places(EpisodeResults results) {
    List<DisagreementStrips.Place> places = new ArrayList<>();
    results
        .rows()
        .forEach(
            (kind, of) -> {
              for (EpisodeResults.Row row : of) {
                double hertz = row.found().hertz();
                for (EpisodeDisagreement d : row.found().disagreements()) {
                  String what = d.ofReference() ? " missed" : " not in the reference";
                  places.add(
                      new DisagreementStrips.Place(
                          row.marks(),
                          kind.letters() + d.ofReference(),
                          d.fromSample() / hertz,
                          d.toSample() / hertz,
                          kind.letters() + what));
                }
              }
            });
    return places;
  }

  private static List<Cell> cells(EpisodeSums sums, String missed, String wrong) {
    List<Cell> cells = new ArrayList<>(PageWords.events(sums.episodes(), missed, wrong));
    cells.add(PageWords.percent(sums.durationSensitivity()));
    cells.add(PageWords.percent(sums.durationPositivePredictivity()));
    cells.add(PageWords.plain(Words.duration(sums.referenceSeconds())));
    cells.add(PageWords.plain(Words.duration(sums.testSeconds())));
    return cells;
  }

  private static List<Cell> averages(List<EpisodeResults.Row> of) {
    Cell none = PageWords.plain("");
    return List.of(
        none,
        none,
        PageWords.percent(EpisodeSums.average(of, EpisodeSums::sensitivity)),
        none,
        none,
        PageWords.percent(EpisodeSums.average(of, EpisodeSums::positivePredictivity)),
        PageWords.percent(EpisodeSums.average(of, EpisodeSums::durationSensitivity)),
        PageWords.percent(EpisodeSums.average(of, EpisodeSums::durationPositivePredictivity)),
        none,
        none);
  }

  private static ComparisonPage.Section section(
      EpisodeKind kind, List<EpisodeResults.Row> of, DisagreementStrips strips) {
    List<Line> lines = new ArrayList<>();
    for (EpisodeResults.Row row : of) {
      String record = row.marks().files().record();
      String missed = strips.of(record, kind.letters() + true);
      String wrong = strips.of(record, kind.letters() + false);
      lines.add(
          new Line(
              PageWords.linked(record, missed.isEmpty() ? wrong : missed),
              cells(EpisodeSums.of(row.found()), missed, wrong)));
    }
    lines.add(new Line(PageWords.strong("gross"), cells(EpisodeSums.gross(of), "", "")));
    lines.add(new Line(PageWords.strong("average"), averages(of)));
    return new ComparisonPage.Section(
        kind.letters() + " episodes",
        "Any overlap finds an episode; durations count by time. Gross weighs every episode and every"
            + " second the same, average every record.",
        List.of(
            new Table(
                "By record, in per cent",
                List.of(
                    "record",
                    "found",
                    "missed",
                    "Se",
                    "right",
                    "wrong",
                    "+P",
                    "time Se",
                    "time +P",
                    "reference",
                    "test"),
                lines)));
  }
}
