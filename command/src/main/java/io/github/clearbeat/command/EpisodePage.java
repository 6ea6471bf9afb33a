package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EpisodeDisagreement;
import io.github.clearbeat.evaluation.EpisodeKind;
import io.github.clearbeat.evaluation.EpisodeResult;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private static ComparisonPage.Section section(
      EpisodeKind kind, List<EpisodeResults.Row> of, DisagreementStrips strips) {
    List<Line> lines = new ArrayList<>();
    for (EpisodeResults.Row row : of) {
      String record = row.marks().files().record();
      String strip = strips.ofRecord(record);
      EpisodeResult found = row.found();
      List<Cell> cells = new ArrayList<>(PageWords.events(Map.of("", found.episodes()), strip));
      cells.add(PageWords.percent(found.durationSensitivity()));
      cells.add(PageWords.percent(found.durationPositivePredictivity()));
      cells.add(PageWords.plain(Words.duration(found.referenceSeconds())));
      cells.add(PageWords.plain(Words.duration(found.testSeconds())));
      lines.add(new Line(PageWords.linked(record, strip), cells));
    }
    lines.add(
        new Line(
            PageWords.strong("gross"), PageWords.events(Map.of("", EpisodeResults.gross(of)), "")));
    return new ComparisonPage.Section(
        kind.letters() + " episodes",
        "Any overlap finds an episode; durations count by time.",
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
