package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the template of the report lays out: words and pictures, nothing left to decide.
 *
 * @param name of the recording
 * @param when it was taken, and how long it is
 * @param lead which lead and why
 * @param seenInTraining whether the model was trained on it
 * @param warnings to be read first
 * @param tiles figures at the head
 * @param classes beats by class
 * @param tested on what the model's scores rest
 * @param ectopy for V and S
 * @param runs all of them
 * @param pauses all of them
 * @param hours of a long recording
 * @param poor stretches that were not analysed
 * @param rhythm over time; empty where it was not assessed
 * @param strips some seconds on ECG paper
 * @param charts of the RR intervals
 * @param groups explained beats by class
 * @param disclosure one minute a line, hour by hour
 * @param disclosureFolded whether the hours are folded away
 * @param card of the model
 * @param legend of the marks
 * @param program that made the page
 */
record Page(
    String name,
    String when,
    String lead,
    boolean seenInTraining,
    List<String> warnings,
    List<Tile> tiles,
    List<ClassRow> classes,
    String tested,
    List<Row> ectopy,
    List<Row> runs,
    List<Row> pauses,
    List<Row> hours,
    List<Row> poor,
    Optional<RhythmPart> rhythm,
    List<Picture> strips,
    Charts charts,
    List<Group> groups,
    List<Disclosure.Hour> disclosure,
    boolean disclosureFolded,
    Card card,
    List<Legend> legend,
    String program) {

  private static List<String> warnings(ReportContent content) {
    return Stream.concat(
            content.warnings().stream(), RhythmWords.doubt(content.analysis()).stream())
        .toList();
  }

  /**
   * The rhythm.
   *
   * @param track over the whole recording
   * @param episodes other than sinus rhythm
   * @param maps a strip a rhythm with where the network saw it
   * @param model its id, and what it was tested on
   * @param scores a row a class
   */
  record RhythmPart(
      Picture track, List<Row> episodes, List<Picture> maps, String model, List<Row> scores) {
    static Optional<RhythmPart> of(ReportContent content) {
      Analysis analysis = content.analysis();
      return analysis
          .rhythm()
          .map(
              track ->
                  new RhythmPart(
                      new Picture(RhythmFigure.of(analysis)),
                      RhythmWords.episodes(analysis),
                      content.rhythms().stream()
                          .map(strip -> new Picture(RhythmMapFigure.of(analysis, strip)))
                          .toList(),
                      track.model().id()
                          + track
                              .model()
                              .ownScores()
                              .map(s -> ", tested on " + s.tested())
                              .orElse(", not tested"),
                      track
                          .model()
                          .ownScores()
                          .map(s -> s.classes().stream().map(RhythmWords::score).toList())
                          .orElse(List.of())));
    }
  }

  /**
   * The charts of the RR intervals.
   *
   * @param trend heart rate over time
   * @param tachogram RR intervals over time
   * @param histogram how often each occurs
   * @param figures that go with them
   */
  record Charts(Picture trend, Picture tachogram, Picture histogram, List<Row> figures) {}

  /**
   * The explained beats of one class.
   *
   * @param icon shape of its group
   * @param name of the class
   * @param words what it means
   * @param caution why not to trust it; empty where there is no reason
   * @param pictures the beats
   */
  record Group(MarkIcon icon, String name, String words, String caution, List<Picture> pictures) {}

  /**
   * The model's card.
   *
   * @param id of the model
   * @param facts what it is
   * @param tested on what, and whether patients stood on both sides
   * @param scores a row a class
   * @param overall accuracy and macro F1
   * @param failures what it cannot do
   * @param departing heading above the departures
   * @param departures from the paper, or how it is made where there is none
   * @param provenance where it comes from
   */
  record Card(
      String id,
      List<Row> facts,
      String tested,
      List<Row> scores,
      String overall,
      List<String> failures,
      String departing,
      List<String> departures,
      List<Row> provenance) {
    static Card of(Model model, List<String> departures) {
      Optional<Scores> own = model.ownScores();
      List<Row> rows = new ArrayList<>();
      own.ifPresent(s -> s.classes().forEach(c -> rows.add(ModelCard.score(c))));
      return new Card(
          model.id(),
          ModelCard.facts(model),
          own.map(ModelCard::tested)
              .orElse("This model has not been scored under its own protocol."),
          rows,
          own.map(
                  s ->
                      "Accuracy "
                          + ModelCard.estimate(s.accuracy())
                          + ", macro F1 "
                          + ModelCard.estimate(s.macroF1())
                          + ". In per cent, with 95 % intervals over recordings.")
              .orElse(""),
          ModelCard.failures(model),
          ModelCard.departing(model),
          departures,
          ModelCard.provenance(model));
    }
  }

  /**
   * One mark.
   *
   * @param icon shape
   * @param letter beside it
   * @param words what it means
   * @param shape in words
   */
  record Legend(MarkIcon icon, String letter, String words, String shape) {}

  static Page of(ReportContent content) throws IOException {
    Analysis analysis = content.analysis();
    Analysis.Source source = analysis.source();
    List<Disclosure.Hour> disclosure = Disclosure.hours(analysis, content.envelope());
    return new Page(
        source.name(),
        when(source),
        source.analysedLead() + ": " + source.leadReason(),
        content.seenInTraining(),
        warnings(content),
        Tile.of(analysis),
        ClassRow.of(analysis),
        analysis.model().ownScores().map(Scores::tested).orElse(""),
        Episodes.ectopy(analysis),
        Episodes.runs(analysis),
        Episodes.pauses(analysis),
        Episodes.hours(analysis),
        Episodes.poor(analysis),
        RhythmPart.of(content),
        strips(content),
        new Charts(
            new Picture(RateTrend.of(analysis)),
            new Picture(Tachogram.of(analysis)),
            new Picture(RrHistogram.of(analysis)),
            Episodes.rates(analysis)),
        groups(content),
        disclosure,
        disclosure.size() > 1,
        Card.of(analysis.model(), content.departures()),
        marks(analysis),
        content.program());
  }

  private static String when(Analysis.Source source) {
    return source
        .start()
        .map(s -> Words.day(s) + ", from " + Words.clock(s))
        .orElse("date and time of day not known; times are from the start of the recording");
  }

  private static List<Picture> strips(ReportContent content) throws IOException {
    Analysis analysis = content.analysis();
    double hertz = analysis.source().hertz();
    List<Picture> strips = new ArrayList<>();
    for (StripChoice choice : StripChoice.of(analysis)) {
      long from =
          Math.max(analysis.source().fromSample(), Math.round(choice.fromSeconds() * hertz));
      long to = Math.min(analysis.source().toSample(), Math.round(choice.toSeconds() * hertz));
      if (to > from) {
        strips.add(
            new Picture(
                RhythmStrip.of(analysis, content.signal().stretch(from, to), choice.title())));
      }
    }
    return strips;
  }

  private static List<Group> groups(ReportContent content) {
    Analysis analysis = content.analysis();
    Map<String, List<ExplainedBeat>> byClass = new LinkedHashMap<>();
    analysis.model().classes().forEach(c -> byClass.put(c, new ArrayList<>()));
    for (ExplainedBeat beat : content.explained()) {
      byClass.computeIfAbsent(beat.beat().className(), c -> new ArrayList<>()).add(beat);
    }
    List<Group> groups = new ArrayList<>();
    byClass.forEach(
        (name, beats) -> {
          if (!beats.isEmpty()) {
            beats.sort(Comparator.comparing(ExplainedBeat::choice));
            BeatGroup group = beats.get(0).beat().group();
            groups.add(
                new Group(
                    new MarkIcon(BeatMark.of(group)),
                    name,
                    ModelCard.meaning(name),
                    Tile.caution(analysis.model(), name),
                    LocalFigure.together(beats, analysis).stream().map(Picture::new).toList()));
          }
        });
    return groups;
  }

  private static List<Legend> marks(Analysis analysis) {
    boolean abstains = analysis.model().abstention().isPresent();
    return Arrays.stream(BeatMark.values())
        .map(
            m ->
                new Legend(
                    new MarkIcon(m),
                    m.group().name(),
                    abstains && m == BeatMark.Q ? "unclassified, or paced" : m.group().words(),
                    m.shape()))
        .toList();
  }
}
