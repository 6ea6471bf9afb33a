package io.github.clearbeat.command;

import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Int8Size;
import io.github.clearbeat.network.Spec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A rhythm model as text and as values. */
final class RhythmForms {
  private RhythmForms() {}

  static String text(RhythmModel model) {
    StringBuilder text = new StringBuilder();
    Spec spec = model.spec();
    text.append(model.id()).append("\n\n").append(LayerTable.of(spec)).append('\n');
    ModelForms.row(
        text,
        "parameters",
        String.format(
            Locale.ROOT,
            "%,d: %,d trainable, %,d running statistics",
            spec.parameters(),
            spec.trainable(),
            spec.runningStatistics()));
    ModelForms.row(text, "footprint", ModelForms.kilobytes(spec) + " KB as float");
    ModelForms.row(text, "at int8", ModelForms.int8(Int8Size.of(spec)));
    ModelForms.row(text, "MACs", String.format(Locale.ROOT, "%,d a strip", spec.macs()));
    StripPreparation preparation = model.preparation();
    ModelForms.row(
        text,
        "sees",
        Words.number(spec.receptiveField(Exgnet.map(spec)).length() / preparation.hertz())
            + " s at each cell of its last block");
    ModelForms.row(
        text,
        "input",
        Words.number(preparation.seconds())
            + " s at "
            + Words.number(preparation.hertz())
            + " Hz, a strip every "
            + Words.number(preparation.hopSeconds())
            + " s, filter "
            + preparation.filter().name().toLowerCase(Locale.ROOT));
    ModelForms.row(text, "classes", String.join(" ", model.classes()));
    ModelForms.row(text, "sha256", model.sha256() + " (weights)");
    text.append('\n');
    ModelForms.provenance(text, model.provenance(), "strip");
    model.scores().forEach(scores -> text.append('\n').append(ModelForms.scores(scores, "strips")));
    return text.toString();
  }

  static Map<String, Object> values(RhythmModel model) {
    Spec spec = model.spec();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", model.id());
    values.put("kind", "rhythm");
    values.put("sha256", model.sha256());
    values.put("parameters", spec.parameters());
    values.put("trainable", spec.trainable());
    values.put("runningStatistics", spec.runningStatistics());
    values.put("int8", ModelForms.int8Values(spec));
    values.put("macs", spec.macs());
    values.put("layers", LayerTable.values(spec));
    values.put("classes", model.classes());
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("hertz", model.preparation().hertz());
    input.put("seconds", model.preparation().seconds());
    input.put("hopSeconds", model.preparation().hopSeconds());
    input.put("filter", model.preparation().filter().name());
    input.put("normalisation", model.preparation().normalisation().name());
    values.put("preparation", input);
    values.put("abstainBelow", model.abstainBelow());
    values.put("provenance", ModelForms.values(model.provenance()));
    values.put("scores", model.scores().stream().map(ModelForms::values).toList());
    return values;
  }
}
