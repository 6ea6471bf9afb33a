package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Faithfulness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why one beat has its class, as text for people and as values for scripts. */
final class ExplanationForms {
  private ExplanationForms() {}

  static String text(Analysis analysis, BeatExplanation why) {
    ClassifiedBeat beat = why.beat();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: beat %d at %.3f s is %s with probability %.3f%n",
            analysis.source().name(),
            why.position() + 1,
            beat.seconds(),
            beat.className(),
            beat.probability()));
    text.append("  Shapley values in logits:");
    for (Attribution.Share share : why.segments().shares()) {
      text.append(String.format(Locale.ROOT, " %s %+.2f;", share.name(), share.value()));
    }
    text.setCharAt(text.length() - 1, '\n');
    line(text, "Grad-CAM", why.gradCamFaithfulness());
    line(text, "DeepSHAP", why.shapFaithfulness());
    return text.toString();
  }

  private static void line(StringBuilder text, String method, Faithfulness faithfulness) {
    text.append(
        String.format(
            Locale.ROOT,
            "  without the tenth that %s marks the probability drops by %.3f, without a random"
                + " tenth by %.3f%n",
            method,
            faithfulness.drop(),
            faithfulness.randomDrop()));
  }

  static Map<String, Object> of(Analysis analysis, BeatExplanation why) {
    ClassifiedBeat beat = why.beat();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-explanation-1");
    values.put("recording", analysis.source().name());
    values.put("analysedLead", analysis.source().analysedLead());
    values.put("model", analysis.model().id());
    values.put("sha256", analysis.model().sha256());
    values.put("beat", why.position() + 1);
    values.put("sample", beat.sampleIndex());
    values.put("seconds", beat.seconds());
    values.put("class", beat.className());
    values.put("explainedClass", analysis.model().classes().get(why.classIndex()));
    values.put("probability", known(beat.probability()));
    Map<String, Object> probabilities = new LinkedHashMap<>();
    for (int c = 0; c < beat.probabilities().size(); c++) {
      probabilities.put(analysis.model().classes().get(c), known(beat.probabilities().get(c)));
    }
    values.put("probabilities", probabilities);
    values.put("windowHertz", analysis.model().preparation().hertz());
    values.put("windowBeforeSamples", analysis.model().preparation().beforeSamples());
    values.put("window", floats(why.example().window()));
    values.put("gradCam", attribution(why.gradCam(), why.gradCamFaithfulness()));
    values.put("finerGradCam", attribution(why.finerGradCam(), null));
    values.put("deepShap", attribution(why.shap(), why.shapFaithfulness()));
    values.put("segments", attribution(why.segments(), null));
    return values;
  }

  private static Map<String, Object> attribution(
      Attribution attribution, Faithfulness faithfulness) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", attribution.method());
    values.put("logit", known(attribution.value()));
    values.put("baseline", known(attribution.baseline()));
    values.put("residual", known(attribution.residual()));
    if (attribution.shares().isEmpty()) {
      values.put("values", floats(attribution.window()));
    }
    List<Object> shares = new ArrayList<>();
    for (Attribution.Share share : attribution.shares()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", share.name());
      one.put("from", share.ofWindow() ? share.from() : null);
      one.put("to", share.ofWindow() ? share.to() : null);
      one.put("value", known(share.value()));
      shares.add(one);
    }
    if (!shares.isEmpty()) {
      values.put("shares", shares);
    }
    if (faithfulness != null) {
      values.put("drop", known(faithfulness.drop()));
      values.put("randomDrop", known(faithfulness.randomDrop()));
    }
    return values;
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
