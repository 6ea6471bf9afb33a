package io.github.clearbeat.study;

import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.GlobalAttribution.ClassAttribution;
import io.github.clearbeat.explanation.Location;
import io.github.clearbeat.explanation.Smoothing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The document on how far explanations can be trusted, made from measurements alone: methods and
 * controls side by side, and where they look.
 *
 * <pre>{@code
 * new ExplanationPage(List.of(new ExplanationPage.OfModel("arrhythminet-v1", trial, global)), made)
 *     .markdown();
 * }</pre>
 */
public final class ExplanationPage {
  /** From where on a share of attribution over a share of time is called more. */
  private static final double MORE = 1.25;

  private static final List<String> CONTROLS = List.of("slope", "r-peak", "random");
  private static final Wave[] WAVES = {Wave.P, Wave.QRS, Wave.T};

  private final List<OfModel> models;
  private final String made;
  private final StringBuilder page = new StringBuilder();

  /**
   * What was measured of one model.
   *
   * @param id the model's
   * @param tested on what, in words
   * @param trial at no smoothing and at {@link Smoothing#USUAL}
   * @param global where methods and controls look
   */
  public record OfModel(
      String id, String tested, ExplanationTrial trial, GlobalExplanation global) {}

  /**
   * A page over these models.
   *
   * @param models at least one
   * @param made the command that makes the page
   */
  public ExplanationPage(List<OfModel> models, String made) {
    this.models = List.copyOf(models);
    this.made = made;
  }

  /** The page as Markdown. */
  public String markdown() {
    page.setLength(0);
    line("# Explanations: how far they can be trusted");
    line("");
    line("Made by `" + made + "`; nothing is typed by hand.");
    line("All beats are of DS2 and classified rightly; values are shared out over");
    line(
        milliseconds(Smoothing.USUAL)
            + " before they are drawn, summed or marked (0 ms: raw). That");
    line("width was chosen on DS1, see [experiments](experiments/explanations.md).");
    line("`slope` is |dV/dt|, `r-peak` a bump on the R peak, `random` a random map: controls that");
    line(
        "know no network. The paper says that its networks look at the QRS complex and the T wave.");
    line("");
    found();
    models.forEach(this::model);
    return page.toString();
  }

  private void found() {
    line("## What is found");
    line("");
    for (OfModel one : models) {
      line("**" + one.id + "**, " + one.trial.beats() + " beats:");
      line("");
      line("- " + smoothing(one));
      line("- " + against(one, Filler.INTERPOLATION, "a straight line"));
      line("- " + against(one, Filler.BACKGROUND, "the mean background beat"));
      paperClaim(one);
      line("");
    }
  }

  private static String smoothing(OfModel one) {
    return String.format(
        Locale.ROOT,
        "Without the tenth that DeepSHAP marks, made a straight line, the probability drops by %.2f"
            + " with raw values and by %.2f with smoothed ones; without a random tenth by %.2f.",
        row(one, "deep-shap", Smoothing.NONE, Filler.INTERPOLATION).drop(),
        row(one, "deep-shap", Smoothing.USUAL, Filler.INTERPOLATION).drop(),
        row(one, "deep-shap", Smoothing.USUAL, Filler.INTERPOLATION).randomDrop());
  }

  /** How many methods mark what matters more than the steepest samples. */
  private static String against(OfModel one, Filler filler, String words) {
    double slope = row(one, "slope", Smoothing.USUAL, filler).drop();
    List<ExplanationTrial.Row> methods =
        one.trial.rows().stream()
            .filter(r -> r.smoothing().equals(Smoothing.USUAL) && r.filler() == filler)
            .filter(r -> !CONTROLS.contains(r.method()))
            .toList();
    String better =
        methods.stream()
            .filter(r -> r.drop() > slope)
            .map(r -> String.format(Locale.ROOT, "%s %.2f", r.method(), r.drop()))
            .collect(Collectors.joining(", "));
    long count = methods.stream().filter(r -> r.drop() > slope).count();
    return String.format(
        Locale.ROOT,
        "When the marked tenth becomes %s, |dV/dt|, which knows no network, loses %.2f: %s of %d"
            + " methods do better%s.",
        words,
        slope,
        count == 0 ? "none" : String.valueOf(count),
        methods.size(),
        count == 0 ? "" : " (" + better + ")");
  }

  /** Does it look at the T wave of V, as the paper says? */
  private void paperClaim(OfModel one) {
    for (GlobalExplanation.OfMethod method : one.global.methods()) {
      if (CONTROLS.contains(method.method())) {
        continue;
      }
      ClassAttribution v = method.global().of(method.global().classes().indexOf("V"));
      Location.Share qrs = v.shares().get(Wave.QRS);
      Location.Share t = v.shares().get(Wave.T);
      line(
          String.format(
              Locale.ROOT,
              "- %s of V: %.0f %% of |value| in QRS, which takes %.0f %% of the time, and %.0f %% in"
                  + " T, which takes %.0f %%: %s.",
              method.method(),
              100 * qrs.attribution(),
              100 * qrs.time(),
              100 * t.attribution(),
              100 * t.time(),
              t.concentration() < MORE
                  ? "T gets no more than its time"
                  : "T gets more than its time"));
    }
  }

  private void model(OfModel one) {
    line("## " + one.id);
    line("");
    line("Beats of " + one.tested + ".");
    line("");
    line(
        "| method | smoothed | made a line: marked | random | better | deletion | insertion"
            + " | made background: marked | random | better | deletion | insertion |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (ExplanationTrial.Row row : one.trial.rows()) {
      if (row.filler() == Filler.INTERPOLATION) {
        ExplanationTrial.Row other = row(one, row.method(), row.smoothing(), Filler.BACKGROUND);
        List<String> cells = new ArrayList<>();
        cells.add(row.method());
        cells.add(milliseconds(row.smoothing()));
        numbers(cells, row);
        numbers(cells, other);
        line("| " + String.join(" | ", cells) + " |");
      }
    }
    line("");
    line(
        "Marked, random: probability lost without the tenth; better: beats that lose more without");
    line("the marked tenth; deletion (less is better), insertion (more is better): area under the");
    line("curve when samples go or come in the order of their values.");
    line("");
    where(one);
  }

  private static void numbers(List<String> cells, ExplanationTrial.Row row) {
    cells.add(String.format(Locale.ROOT, "%.3f", row.drop()));
    cells.add(String.format(Locale.ROOT, "%.3f", row.randomDrop()));
    cells.add(String.format(Locale.ROOT, "%.0f %%", 100 * row.better()));
    cells.add(String.format(Locale.ROOT, "%.2f", row.deletionArea()));
    cells.add(String.format(Locale.ROOT, "%.2f", row.insertionArea()));
  }

  private void where(OfModel one) {
    List<Integer> classes = new ArrayList<>();
    GlobalExplanation.OfMethod first = one.global.methods().get(0);
    for (int c = 0; c < first.global().classes().size(); c++) {
      if (first.global().of(c).beats() > 0) {
        classes.add(c);
      }
    }
    line("Share of |value| in P / QRS / T, in per cent:");
    line("");
    line(
        "| |"
            + classes.stream()
                .map(c -> first.global().of(c))
                .map(c -> " " + c.className() + ", " + c.beats() + " beats |")
                .collect(Collectors.joining()));
    line("|---|" + "--:|".repeat(classes.size()));
    for (GlobalExplanation.OfMethod method : one.global.methods()) {
      line(
          "| "
              + method.method()
              + " |"
              + classes.stream()
                  .map(c -> " " + shares(method.global().of(c), true) + " |")
                  .collect(Collectors.joining()));
    }
    line(
        "| share of time |"
            + classes.stream()
                .map(c -> " " + shares(first.global().of(c), false) + " |")
                .collect(Collectors.joining()));
    line("");
  }

  private static String shares(ClassAttribution of, boolean attribution) {
    return Arrays.stream(WAVES)
        .map(of.shares()::get)
        .map(
            s ->
                String.format(
                    Locale.ROOT, "%.0f", 100 * (attribution ? s.attribution() : s.time())))
        .collect(Collectors.joining(" / "));
  }

  private static ExplanationTrial.Row row(
      OfModel one, String method, Smoothing smoothing, Filler filler) {
    return one.trial.rows().stream()
        .filter(r -> r.method().equals(method) && r.filler() == filler)
        .filter(r -> r.smoothing().equals(smoothing))
        .findFirst()
        .orElseThrow();
  }

  private static String milliseconds(Smoothing smoothing) {
    return String.format(Locale.ROOT, "%.0f ms", smoothing.milliseconds());
  }

  private void line(String words) {
    page.append(words).append('\n');
  }
}
