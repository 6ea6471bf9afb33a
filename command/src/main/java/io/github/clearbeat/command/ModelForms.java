package io.github.clearbeat.command;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.network.Int8Size;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a model, as text for people and as values for scripts. */
final class ModelForms {
  private static final int MOST_RECORDS = 100;

  static final String SCHEMA = "clearbeat-model-1";
  private static final int BYTES_OF_A_FLOAT = 4;

  private ModelForms() {}

  /** The size of all numbers as floats in KB of 1,024 bytes, with two decimals. */
  static String kilobytes(Spec spec) {
    return String.format(Locale.ROOT, "%.2f", spec.parameters() * BYTES_OF_A_FLOAT / 1024.0);
  }

  /** What a network takes with its weights as 8-bit integers, and of what that consists. */
  static String int8(Int8Size size) {
    return String.format(
        Locale.ROOT,
        "%.2f KB: %,d weights of a byte; %,d scales, %,d biases%s of 4 bytes each",
        size.bytes() / 1024.0,
        size.int8Weights(),
        size.scales(),
        size.biases(),
        size.normalisation() == 0
            ? ""
            : String.format(Locale.ROOT, " and %,d numbers that normalise", size.normalisation()));
  }

  static Map<String, Object> int8Values(Spec spec) {
    Int8Size size = Int8Size.of(spec);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("bytes", size.bytes());
    values.put("weights", size.int8Weights());
    values.put("scales", size.scales());
    values.put("biases", size.biases());
    values.put("normalisation", size.normalisation());
    return values;
  }

  /** A share in percent with two decimals, or a hyphen where it is not known. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f", 100 * share) : "-";
  }

  static String text(Model model) {
    StringBuilder text = new StringBuilder();
    Spec spec = model.spec();
    text.append(model.id()).append("\n\n").append(LayerTable.of(spec)).append('\n');
    row(
        text,
        "parameters",
        String.format(
            Locale.ROOT,
            "%,d: %,d trainable, %,d running statistics",
            spec.parameters(),
            spec.trainable(),
            spec.runningStatistics()));
    row(text, "footprint", kilobytes(spec) + " KB as float");
    row(text, "at int8", int8(Int8Size.of(spec)));
    row(text, "MACs", String.format(Locale.ROOT, "%,d a beat", spec.macs()));
    row(text, "sees", LayerTable.receptiveField(spec, model.preparation().hertz()));
    row(text, "input", preparation(model.preparation()));
    row(text, "classes", String.join(" ", model.classes()));
    row(text, "background", Words.count(model.background().beats().size(), "beat"));
    row(text, "names", AbstentionForms.text(model));
    row(text, "sha256", model.sha256() + " (weights)");
    text.append('\n');
    provenance(text, model.provenance(), "beat");
    for (Scores scores : model.scores()) {
      text.append('\n').append(scores(scores, "beats"));
    }
    return text.toString();
  }

  static void row(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-12s %s%n", name, value));
  }

  private static String preparation(Preparation preparation) {
    StringBuilder text = new StringBuilder();
    text.append(preparation.windowSamples()).append(" samples at ");
    text.append(Words.number(preparation.hertz())).append(" Hz, R peak at index ");
    text.append(preparation.beforeSamples());
    text.append(", filter ").append(preparation.filter().name().toLowerCase(Locale.ROOT));
    text.append("; channels ").append(names(preparation.channels()));
    if (!preparation.featureNames().isEmpty()) {
      text.append("; features ").append(String.join(" ", preparation.featureNames()));
    }
    int later = preparation.laterBeats();
    return text.append("; waits for ").append(Words.count(later, "later beat")).toString();
  }

  private static String names(List<? extends Enum<?>> values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add(value.name().toLowerCase(Locale.ROOT)));
    return String.join(" ", names);
  }

  static void provenance(StringBuilder text, Provenance from, String what) {
    row(text, "protocol", from.protocol());
    row(text, "data", String.join("; ", from.dataSets()));
    row(
        text,
        "trained on",
        Words.count(from.trainingExamples(), what)
            + " of "
            + Words.count(from.trainingRecords().size(), "recording")
            + (from.trainingRecords().size() > MOST_RECORDS
                ? "; --json names them"
                : ": " + String.join(" ", from.trainingRecords())));
    row(text, "data sha256", from.dataSha256());
    row(text, "seed, epochs", from.seed() + ", " + from.epochs());
    row(text, "plan", from.plan());
    row(text, "engine", from.engine());
    row(text, "commit", from.commit());
    row(text, "command", from.command());
  }

  static String scores(Scores scores, String what) {
    StringBuilder text = new StringBuilder();
    text.append("Scores under ").append(scores.protocol()).append(": ").append(scores.tested());
    text.append('\n');
    if (scores.patientsOnBothSides()) {
      text.append("Beats of the same patient stand in training and test.\n");
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%-8s %8s %22s %22s %22s%n",
            "class",
            what,
            "sensitivity %",
            "+P %",
            "F1 %"));
    for (Scores.ClassScore one : scores.classes()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %,8d %22s %22s %22s%s%n",
              one.name(),
              one.beats(),
              estimate(one.sensitivity()),
              estimate(one.positivePredictivity()),
              estimate(one.f1()),
              one.reliable() ? "" : "  not reliable"));
    }
    text.append("accuracy ").append(estimate(scores.accuracy()));
    text.append(", macro F1 ").append(estimate(scores.macroF1()));
    return text.append("; in brackets 95 % intervals over recordings\n").toString();
  }

  private static String estimate(Scores.Estimate estimate) {
    return percent(estimate.value())
        + " ("
        + percent(estimate.low())
        + " to "
        + percent(estimate.high())
        + ")";
  }

  static Map<String, Object> values(Model model) {
    Spec spec = model.spec();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", model.id());
    values.put("sha256", model.sha256());
    values.put("parameters", spec.parameters());
    values.put("trainable", spec.trainable());
    values.put("runningStatistics", spec.runningStatistics());
    values.put("int8", int8Values(spec));
    values.put("macs", spec.macs());
    values.put("layers", LayerTable.values(spec));
    values.put("classes", model.classes());
    Preparation preparation = model.preparation();
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("hertz", preparation.hertz());
    input.put("beforeSamples", preparation.beforeSamples());
    input.put("afterSamples", preparation.afterSamples());
    input.put("filter", preparation.filter().name());
    input.put("channels", preparation.channels().stream().map(Enum::name).toList());
    input.put("features", preparation.featureNames());
    input.put("laterBeats", preparation.laterBeats());
    values.put("preparation", input);
    values.put("backgroundBeats", model.background().beats().size());
    values.put("abstention", AbstentionForms.values(model));
    values.put("provenance", values(model.provenance()));
    values.put("scores", model.scores().stream().map(ModelForms::values).toList());
    return values;
  }

  static Map<String, Object> values(Provenance from) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("protocol", from.protocol());
    provenance.put("dataSets", from.dataSets());
    provenance.put("trainingRecords", from.trainingRecords());
    provenance.put("trainingExamples", from.trainingExamples());
    provenance.put("dataSha256", from.dataSha256());
    provenance.put("seed", from.seed());
    provenance.put("epochs", from.epochs());
    provenance.put("plan", from.plan());
    provenance.put("engine", from.engine());
    provenance.put("commit", from.commit());
    provenance.put("command", from.command());
    return provenance;
  }

  static Map<String, Object> values(Scores scores) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("protocol", scores.protocol());
    values.put("tested", scores.tested());
    values.put("patientsOnBothSides", scores.patientsOnBothSides());
    values.put("accuracy", values(scores.accuracy()));
    values.put("macroF1", values(scores.macroF1()));
    List<Object> classes = new ArrayList<>();
    for (Scores.ClassScore one : scores.classes()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", one.name());
      row.put("beats", one.beats());
      row.put("sensitivity", values(one.sensitivity()));
      row.put("positivePredictivity", values(one.positivePredictivity()));
      row.put("f1", values(one.f1()));
      row.put("reliable", one.reliable());
      classes.add(row);
    }
    values.put("classes", classes);
    return values;
  }

  private static Map<String, Object> values(Scores.Estimate estimate) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", known(estimate.value()));
    values.put("low", known(estimate.low()));
    values.put("high", known(estimate.high()));
    return values;
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
