package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.MarkCheck;
import io.github.clearbeat.explanation.Attribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why one beat has its class, as text for people and as values for scripts. */
final class ExplanationForms {
  /** Differences of probability below this are none. */
  private static final double NOTHING = 0.01;

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
    why.values().ifPresent(values -> ExplainedValuesForms.text(text, values));
    text.append("  Probability lost without a tenth of the beat:\n");
    text.append(
        String.format(
            Locale.ROOT,
            "  %-10s %18s %26s%n",
            "",
            "as a straight line",
            "as the mean background"));
    String columns = "  %-10s %8s %9s %14s %11s%n";
    text.append(String.format(Locale.ROOT, columns, "", "marked", "random", "marked", "random"));
    line(text, "Grad-CAM", why.gradCamMarks());
    line(text, "DeepSHAP", why.shapMarks());
    line(text, "|dV/dt|", why.slopeMarks());
    text.append("  |dV/dt| knows no network. ").append(verdict(why)).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "  DeepSHAP is drawn and marked shared out over %.0f ms; before that it adds up to the"
                + " logit but for %.0e%n",
            why.smoothing().milliseconds(),
            Math.abs(why.shap().residual())));
    return text.toString();
  }

  private static void line(StringBuilder text, String method, MarkCheck marks) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-10s %8.3f %9.3f %14.3f %11.3f%n",
            method,
            marks.line().drop(),
            marks.line().randomDrop(),
            marks.usual().drop(),
            marks.usual().randomDrop()));
  }

  /** Which methods' marks matter more than the steepest samples, for this beat. */
  private static String verdict(BeatExplanation why) {
    double control = why.slopeMarks().line().drop() + NOTHING;
    List<String> better = new ArrayList<>();
    if (why.gradCamMarks().line().drop() > control) {
      better.add("Grad-CAM");
    }
    if (why.shapMarks().line().drop() > control) {
      better.add("DeepSHAP");
    }
    if (better.isEmpty() && why.slopeMarks().line().drop() < NOTHING) {
      return "No tenth of this beat matters much by itself.";
    }
    return better.isEmpty()
        ? "With a straight line neither method does better on this beat."
        : "With a straight line " + String.join(" and ", better) + " does better on this beat.";
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
    values.put("gradCam", attribution(analysis, why, why.gradCam(), why.gradCamMarks()));
    values.put("finerGradCam", attribution(analysis, why, why.finerGradCam(), null));
    values.put("deepShap", attribution(analysis, why, why.shap(), why.shapMarks()));
    values.put("segments", attribution(analysis, why, why.segments(), null));
    values.put("smoothedMilliseconds", why.smoothing().milliseconds());
    Map<String, Object> slope = new LinkedHashMap<>();
    drops(slope, why.slopeMarks());
    values.put("slope", slope);
    why.values().ifPresent(v -> ExplainedValuesForms.put(values, v));
    return values;
  }

  private static Map<String, Object> attribution(
      Analysis analysis, BeatExplanation why, Attribution attribution, MarkCheck marks) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", attribution.method());
    values.put("logit", known(attribution.value()));
    values.put("baseline", known(attribution.baseline()));
    values.put("residual", known(attribution.residual()));
    if (attribution.shares().isEmpty()) {
      values.put("values", floats(attribution.window()));
      double hertz = analysis.model().preparation().hertz();
      values.put("smoothedValues", floats(why.drawn(attribution, hertz).window()));
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
    if (marks != null) {
      drops(values, marks);
    }
    return values;
  }

  private static void drops(Map<String, Object> values, MarkCheck marks) {
    values.put("drop", known(marks.line().drop()));
    values.put("randomDrop", known(marks.line().randomDrop()));
    values.put("backgroundDrop", known(marks.usual().drop()));
    values.put("backgroundRandomDrop", known(marks.usual().randomDrop()));
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
