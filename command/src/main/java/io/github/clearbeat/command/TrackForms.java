package io.github.clearbeat.command;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmAnswers;
import io.github.clearbeat.evaluation.RhythmByRhythm;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import io.github.clearbeat.study.RhythmReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the rhythm over time is worth, as text for people and as values for scripts: by the model's
 * classes, and by the names that annotators gave.
 */
final class TrackForms {
  private static final double SECONDS_PER_MINUTE = 60;

  private final RhythmModel model;
  private final RhythmLabels labels;
  private final Map<String, RhythmByRhythm> classes;
  private final List<Row> rows = new ArrayList<>();

  /** A rhythm by its annotated name: its class, if one stands for it, and how it was answered. */
  private record Row(String name, Optional<String> className, RhythmAnswers answers) {
    double sensitivity(ToDoubleFunction<RhythmAnswers.Answer> measure) {
      return className.map(name -> share(answers.answer(name), measure)).orElse(Double.NaN);
    }

    double share(RhythmAnswers.Answer part, ToDoubleFunction<RhythmAnswers.Answer> measure) {
      return measure.applyAsDouble(part) / measure.applyAsDouble(answers.all());
    }
  }

  TrackForms(
      RhythmModel model,
      RhythmLabels labels,
      Map<String, RhythmByRhythm> classes,
      Map<String, RhythmAnswers> rhythms) {
    this.model = model;
    this.labels = labels;
    this.classes = classes;
    rhythms.forEach(
        (name, answers) ->
            rows.add(new Row(name, RhythmReference.classOfName(name, labels), answers)));
    // In the order of the classes, the longest first in each; those without a class at the end.
    rows.sort(
        Comparator.<Row>comparingInt(
                row -> row.className.map(model.classes()::indexOf).orElse(model.classes().size()))
            .thenComparing(row -> -row.answers.all().seconds())
            .thenComparing(Row::name));
  }

  String text(int records) {
    StringBuilder text = new StringBuilder();
    line(text, model.id() + " on " + Words.count(records, "record") + ":");
    byClass(text);
    line(text, "");
    line(
        text,
        "By the annotators' names and the class that stands for each ("
            + labels.name()
            + "); +P is that of the class:");
    byName(text);
    line(text, "");
    line(text, "What each was called, in % of its minutes; none: no rhythm was named there.");
    answers(text, RhythmAnswers.Answer::seconds);
    line(text, "");
    line(text, "Episodes of which any part was called so, in %.");
    answers(text, RhythmAnswers.Answer::episodes);
    return text.toString();
  }

  private void byClass(StringBuilder text) {
    row(text, "class", "episodes", "called", "Se %", "+P %", "minutes", "called", "Se %", "+P %");
    classes.forEach(
        (name, one) ->
            row(
                text,
                name,
                String.valueOf(one.referenceEpisodes()),
                String.valueOf(one.testEpisodes()),
                ModelForms.percent(one.episodeSensitivity()),
                ModelForms.percent(one.episodePredictivity()),
                minutes(one.referenceSeconds()),
                minutes(one.testSeconds()),
                ModelForms.percent(one.durationSensitivity()),
                ModelForms.percent(one.durationPredictivity())));
  }

  private void byName(StringBuilder text) {
    String head = cells("rhythm", "class", "episodes", "Se %", "+P %", "minutes", "Se %", "+P %");
    line(text, head + "  meaning");
    for (Row row : rows) {
      Optional<RhythmByRhythm> one = row.className.map(classes::get);
      String figures =
          cells(
              row.name,
              row.className.orElse("-"),
              String.valueOf(row.answers.all().episodes()),
              ModelForms.percent(row.sensitivity(RhythmAnswers.Answer::episodes)),
              ModelForms.percent(one.map(RhythmByRhythm::episodePredictivity).orElse(Double.NaN)),
              minutes(row.answers.all().seconds()),
              ModelForms.percent(row.sensitivity(RhythmAnswers.Answer::seconds)),
              ModelForms.percent(one.map(RhythmByRhythm::durationPredictivity).orElse(Double.NaN)));
      line(text, figures + "  " + meaning(row.name));
    }
  }

  private void answers(StringBuilder text, ToDoubleFunction<RhythmAnswers.Answer> measure) {
    List<String> head = new ArrayList<>(List.of("rhythm"));
    head.addAll(model.classes());
    head.add("none");
    row(text, head.toArray(String[]::new));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name));
      for (String name : model.classes()) {
        cells.add(ModelForms.percent(row.share(row.answers.answer(name), measure)));
      }
      cells.add(ModelForms.percent(row.share(row.answers.unanswered(), measure)));
      row(text, cells.toArray(String[]::new));
    }
  }

  private static void row(StringBuilder text, String... cells) {
    line(text, cells(cells));
  }

  private static String cells(String... cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", cells[0]));
    for (int c = 1; c < cells.length; c++) {
      line.append(String.format(Locale.ROOT, " %9s", cells[c]));
    }
    return line.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private static String minutes(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / SECONDS_PER_MINUTE);
  }

  private static String meaning(String name) {
    return name.equals(RhythmReference.NOISE)
        ? "marked as noisy in the lead"
        : RhythmCoding.MIT_BIH.rhythmOf("(" + name).map(Rhythm::title).orElse("not known");
  }

  /** For scripts; {@code rhythms} by the annotators' names, {@code classes} by the model's. */
  Map<String, Object> values(boolean trainedOnSome) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model", model.id());
    values.put("trainedOnSome", trainedOnSome);
    List<Object> byClass = new ArrayList<>();
    classes.forEach((name, one) -> byClass.add(values(name, one)));
    values.put("classes", byClass);
    values.put("labels", labels.name());
    values.put("rhythms", rows.stream().map(this::values).toList());
    return values;
  }

  private static Map<String, Object> values(String name, RhythmByRhythm one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("class", name);
    row.put("referenceEpisodes", one.referenceEpisodes());
    row.put("found", one.found());
    row.put("testEpisodes", one.testEpisodes());
    row.put("right", one.right());
    row.put("referenceSeconds", one.referenceSeconds());
    row.put("testSeconds", one.testSeconds());
    row.put("bothSeconds", one.bothSeconds());
    return row;
  }

  private Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rhythm", row.name);
    values.put("meaning", meaning(row.name));
    values.put("class", row.className.orElse(null));
    values.put("episodes", row.answers.all().episodes());
    values.put("seconds", row.answers.all().seconds());
    List<Object> called = new ArrayList<>();
    for (String name : model.classes()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("class", name);
      answer.put("episodes", row.answers.answer(name).episodes());
      answer.put("seconds", row.answers.answer(name).seconds());
      called.add(answer);
    }
    values.put("called", called);
    values.put(
        "notNamed",
        Map.of(
            "episodes", row.answers.unanswered().episodes(),
            "seconds", row.answers.unanswered().seconds()));
    return values;
  }
}
