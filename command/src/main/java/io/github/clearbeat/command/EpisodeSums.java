package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.EpisodeResult;
import io.github.clearbeat.evaluation.EventDetection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Episodes and their durations, of one record or of many pooled.
 *
 * @param episodes how well they were found
 * @param referenceSeconds total length of the reference's
 * @param testSeconds total length of the test's
 * @param foundSeconds of the reference's time, how much the test has
 * @param rightSeconds of the test's time, how much the reference has
 */
record EpisodeSums(
    EventDetection episodes,
    double referenceSeconds,
    double testSeconds,
    double foundSeconds,
    double rightSeconds) {
  static EpisodeSums of(EpisodeResult found) {
    return new EpisodeSums(
        found.episodes(),
        found.referenceSeconds(),
        found.testSeconds(),
        found.referenceOverlapSamples() / found.hertz(),
        found.testOverlapSamples() / found.hertz());
  }

  /** All records pooled: every episode and every second weighs the same. */
  static EpisodeSums gross(List<EpisodeResults.Row> of) {
    return of.stream()
        .map(row -> EpisodeSums.of(row.found()))
        .reduce(new EpisodeSums(EventDetection.NONE, 0, 0, 0, 0), EpisodeSums::plus);
  }

  private EpisodeSums plus(EpisodeSums other) {
    return new EpisodeSums(
        episodes.plus(other.episodes),
        referenceSeconds + other.referenceSeconds,
        testSeconds + other.testSeconds,
        foundSeconds + other.foundSeconds,
        rightSeconds + other.rightSeconds);
  }

  double sensitivity() {
    return episodes.sensitivity();
  }

  double positivePredictivity() {
    return episodes.positivePredictivity();
  }

  double durationSensitivity() {
    return referenceSeconds > 0 ? foundSeconds / referenceSeconds : Double.NaN;
  }

  double durationPositivePredictivity() {
    return testSeconds > 0 ? rightSeconds / testSeconds : Double.NaN;
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>(EventForms.values(episodes));
    values.put("referenceSeconds", referenceSeconds);
    values.put("testSeconds", testSeconds);
    values.put("durationSensitivity", EventForms.known(durationSensitivity()));
    values.put("durationPositivePredictivity", EventForms.known(durationPositivePredictivity()));
    return values;
  }

  List<Object> cells() {
    List<Object> cells = new ArrayList<>(EventForms.cells(episodes));
    cells.addAll(
        List.of(
            durationSensitivity(), durationPositivePredictivity(), referenceSeconds, testSeconds));
    return cells;
  }

  /** The mean over the records in which a statistic is defined. */
  static double average(List<EpisodeResults.Row> of, ToDoubleFunction<EpisodeSums> statistic) {
    return Across.average(of.stream().map(row -> EpisodeSums.of(row.found())).toList(), statistic);
  }

  static Map<String, Object> averages(List<EpisodeResults.Row> of) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sensitivity", EventForms.known(average(of, EpisodeSums::sensitivity)));
    values.put(
        "positivePredictivity", EventForms.known(average(of, EpisodeSums::positivePredictivity)));
    values.put(
        "durationSensitivity", EventForms.known(average(of, EpisodeSums::durationSensitivity)));
    values.put(
        "durationPositivePredictivity",
        EventForms.known(average(of, EpisodeSums::durationPositivePredictivity)));
    return values;
  }

  static List<Object> averageCells(List<EpisodeResults.Row> of) {
    return List.of(
        "",
        "",
        "",
        "",
        average(of, EpisodeSums::sensitivity),
        average(of, EpisodeSums::positivePredictivity),
        average(of, EpisodeSums::durationSensitivity),
        average(of, EpisodeSums::durationPositivePredictivity),
        "",
        "");
  }
}
