package io.github.clearbeat.study.attribution;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.attribution.AttributionFindings.Asked;
import io.github.clearbeat.study.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The document on how far explanations can be trusted, made from findings alone.
 *
 * <pre>{@code
 * new AttributionPage(table, Optional.empty(), pictures, made).markdown();
 * }</pre>
 */
public final class AttributionPage {
  /** What an analysis draws. */
  public static final String DEFAULT = "deep-shap";

  /** The highest self-consistency published of twelve methods (Arends et al. 2026). */
  public static final double PUBLISHED_CONSISTENCY = 0.65;

  /** Stands behind a model's id for the file of its curves about named values. */
  public static final String OF_VALUES = "-values";

  private final AttributionTable table;
  private final Optional<AttributionTable> chosen;
  private final Map<String, String> pictures;
  private final String made;
  private final StringBuilder page = new StringBuilder();

  /**
   * A page over findings.
   *
   * @param table of them
   * @param chosen by which the default was chosen, on other beats
   * @param pictures by model, the file of its curves
   * @param made the command that makes the page
   */
  public AttributionPage(
      AttributionTable table,
      Optional<AttributionTable> chosen,
      Map<String, String> pictures,
      String made) {
    this.table = table;
    this.chosen = chosen;
    this.pictures = Map.copyOf(pictures);
    this.made = made;
  }

  /** What stands out, a sentence each. */
  public static List<String> found(AttributionTable table) {
    List<String> sentences = new ArrayList<>();
    sentences.add(choice(table));
    for (Asked model : table.findings().models()) {
      ValueSection.found(table, model).ifPresent(sentences::add);
    }
    for (Asked model : table.findings().models()) {
      sentences.add(consistency(table, model));
    }
    sentences.add(repolarisation(table));
    List<String> failing =
        table.standings().stream()
            .filter(s -> !s.sane() && !AttributionMethods.isControl(s.method()))
            .map(s -> String.format(Locale.ROOT, "%s %.2f", s.method(), s.sanity()))
            .toList();
    sentences.add(
        "With random weights, "
            + (failing.isEmpty()
                ? "every method's map is less than 0.5 like that of the trained network (ranks of"
                    + " |value|)."
                : "too like the trained network's map stay " + String.join(", ", failing) + "."));
    for (Asked model : table.findings().models()) {
      sentences.add(against(table, model.id()));
    }
    return sentences.stream().filter(s -> !s.isEmpty()).toList();
  }

  private static String choice(AttributionTable table) {
    AttributionTable.Standing best = table.best().orElse(null);
    if (best == null) {
      return "No method here needs what the networks have learnt.";
    }
    String words =
        String.format(
            Locale.ROOT,
            "Best degradation score (mean of both fillers, every model alike) among methods that"
                + " need their weights: %s, %.3f",
            best.method(),
            best.degradation());
    boolean known = table.standings().stream().anyMatch(s -> s.method().equals(DEFAULT));
    if (!known || best.method().equals(DEFAULT)) {
      return words + ".";
    }
    Interval lead = table.lead(best.method(), DEFAULT);
    return words
        + String.format(
            Locale.ROOT,
            "; ahead of %s by %.3f (%.3f to %.3f, paired over records): %s.",
            DEFAULT,
            lead.value(),
            lead.low(),
            lead.high(),
            lead.low() > 0 ? "more than chance" : "no more than chance");
  }

  private static String consistency(AttributionTable table, Asked model) {
    if (model.seeds() == 0) {
      return "";
    }
    List<String> methods =
        table.methods(model.id()).stream().filter(m -> !AttributionMethods.isControl(m)).toList();
    List<String> above =
        methods.stream()
            .filter(
                m -> table.mean(model.id(), m, AttributionMeasure.SEEDS) > PUBLISHED_CONSISTENCY)
            .toList();
    return String.format(
        Locale.ROOT,
        "%s, %d other seeds: about samples %d of %d methods agree with themselves by more than"
            + " 0.65%s.",
        model.id(),
        model.seeds(),
        above.size(),
        methods.size(),
        above.isEmpty()
            ? ""
            : " ("
                + above.stream()
                    .map(
                        m ->
                            String.format(
                                Locale.ROOT,
                                "%s %.2f",
                                m,
                                table.mean(model.id(), m, AttributionMeasure.SEEDS)))
                    .collect(Collectors.joining(", "))
                + ")");
  }

  /** Whether the T wave of V beats counts most, as has been said of one of these networks. */
  private static String repolarisation(AttributionTable table) {
    List<String> words = new ArrayList<>();
    for (String method : List.of(DEFAULT, "grad-cam")) {
      List<String> asked =
          table.findings().models().stream()
              .map(Asked::id)
              .filter(id -> table.methods(id).contains(method) && table.classes(id).contains("V"))
              .toList();
      if (!asked.isEmpty()) {
        words.add(
            String.format(
                Locale.ROOT,
                "%s gives the T wave more than the QRS complex in %d of %d networks, and more than"
                    + " its share of time in %d",
                method,
                asked.stream()
                    .filter(
                        id ->
                            ofV(table, id, method, AttributionMeasure.SHARE_T)
                                > ofV(table, id, method, AttributionMeasure.SHARE_QRS))
                    .count(),
                asked.size(),
                asked.stream()
                    .filter(
                        id ->
                            ofV(table, id, method, AttributionMeasure.SHARE_T)
                                > ofV(table, id, method, AttributionMeasure.TIME_T))
                    .count()));
      }
    }
    return words.isEmpty() ? "" : "Of V beats " + String.join("; ", words) + ".";
  }

  private static double ofV(
      AttributionTable table, String model, String method, AttributionMeasure measure) {
    return table.mean(model, method, "V", measure);
  }

  private static String against(AttributionTable table, String model) {
    if (!table.methods(model).contains("slope")) {
      return "";
    }
    StringBuilder words = new StringBuilder(model + ": better than |dV/dt| degrade");
    for (AttributionMeasure measure :
        List.of(AttributionMeasure.DEGRADATION_LINE, AttributionMeasure.DEGRADATION_BACKGROUND)) {
      double slope = table.mean(model, "slope", measure);
      List<String> methods =
          table.methods(model).stream().filter(m -> !AttributionMethods.isControl(m)).toList();
      long better = methods.stream().filter(m -> table.mean(model, m, measure) > slope).count();
      words.append(
          String.format(
              Locale.ROOT,
              " %d of %d methods with %s",
              better,
              methods.size(),
              measure == AttributionMeasure.DEGRADATION_LINE ? "a line," : "the background beat."));
    }
    return words.toString();
  }

  /** The page as Markdown. */
  public String markdown() {
    page.setLength(0);
    line("# Explanations: how far they can be trusted");
    line("");
    line(
        "Made by `"
            + made
            + "`; nothing is typed by hand. Of a network that has changed, `./clearbeat evaluate"
            + " explanations --model ID --per-class 16 --seeds DIR --save new.tsv.gz` measures anew, DIR"
            + " holding it trained with other seeds as `ID-seedN.onnx`; `--from"
            + " new.tsv.gz,docs/measured/explanations.tsv.gz --save docs/measured/explanations.tsv.gz`"
            + " joins.");
    line("");
    line(
        "Beats that the network gets right, at most so many of a class and a quarter of these from"
            + " one record; the class explained is the true one. Values are shared out over 47 ms"
            + " before they are drawn, marked or compared (`-raw`: not; `-waves`: over the"
            + " stretches of the beat); that width was chosen on DS1, see"
            + " [experiments](experiments/explanations.md). Controls: `gradient` |∂logit/∂x|,"
            + " `slope` |dV/dt|, `r-peak` a bump on the R peak, `random`.");
    line("");
    line("## What is found");
    line("");
    chosen.ifPresent(
        on ->
            line(
                "- The default is the best by degradation score among methods that need their"
                    + " weights, but it is changed only where the lead is more than chance. Chosen on"
                    + " beats of DS1, where: "
                    + choice(on)
                    + " The default is "
                    + DEFAULT
                    + ". What follows is of test beats, which choose nothing."));
    found(table).forEach(sentence -> line("- " + sentence));
    line("");
    line("## How it is measured");
    line("");
    line(
        "- *line*, *background*: what stands in for samples taken away, a straight line or the mean"
            + " of class-balanced training beats; zeros are an artefact. Only the beat's own window"
            + " changes; neighbouring beats and features stay.");
    line(
        "- *lost*, *random*: probability lost without the marked tenth, and without a random tenth"
            + " in pieces of the same lengths. *Deletion*, *insertion*: area under the curve."
            + " *Degradation*: insertion less deletion, which is the area between least important"
            + " first and most important first; 95 % by bootstrap over records.");
    line(
        "- *incomplete*: median |value − baseline − sum| / |value − baseline| of the logit, with"
            + " all channels and features. *sanity*: rank correlation of |value| with the map of the"
            + " network whose weights are all random; controls that ask no network have 1.");
    line(
        "- *noise*, *shift*: correlation of the map under noise at 20 dB and one sample later."
            + " *seeds*, *ranks*: Pearson's and rank correlation between networks of other seeds"
            + " that get the beat right too, mean over pairs. Published: mean correlation 0.41 to"
            + " 0.65 for twelve methods (Arends et al. 2026, doi 10.1093/ehjdh/ztag038; on median"
            + " beats of twelve leads, other networks, and its abstract does not say which"
            + " correlation: an orientation). Controls without a network agree by construction.");
    line(
        "- *localised*: of as many samples with the greatest |value| as the delineated P, QRS and T"
            + " take, the share inside them; *points*: how often the greatest stands there; *in QRS*"
            + " likewise. *elsewhere*: share of |value| on other channels and features."
            + " *ms*: processor time a beat, one thread.");
    line(ValueSection.HOW);
    line("");
    table.findings().models().forEach(this::model);
    return page.toString();
  }

  private void model(Asked model) {
    String id = model.id();
    int[] beats = table.beats(id);
    line("## " + id);
    line("");
    line(
        beats[0]
            + " beats of "
            + beats[1]
            + " records: "
            + model.tested()
            + "."
            + (model.seen() > 0
                ? " The network was trained on beats of " + model.seen() + " of the test records."
                : ""));
    line("");
    if (!table.methods(id).isEmpty()) {
      table(TrialTable.faithful(table, id));
      line("");
      trust(id);
      places(id);
      agreement(id);
    }
    page.append(new ValueSection(table, id).markdown());
    for (String what : List.of(id + OF_VALUES, id)) {
      if (pictures.containsKey(what)) {
        line("![curves of " + what + "](" + pictures.get(what) + ")");
        line("");
      }
    }
  }

  private void trust(String id) {
    table(TrialTable.trusted(table, id));
    line(
        String.format(
            Locale.ROOT,
            "%nChance of *localised* and *points*: %.2f, the share of time in found waves.",
            table.mean(id, table.methods(id).get(0), AttributionMeasure.WAVE_TIME)));
    line("");
  }

  private static final List<String> STRETCHES = List.of("P", "PR", "QRS", "ST", "T");

  private void places(String id) {
    line("Share of |value| in P / PR / QRS / ST / T, per cent:");
    line("");
    List<String> classes = table.classes(id);
    List<String> columns = new ArrayList<>(List.of("method"));
    columns.addAll(classes);
    MarkdownTable shares = MarkdownTable.ofNumbers(columns);
    List<String> methods = table.methods(id);
    for (String method : methods) {
      shares.row(shares(id, method, method, classes, "SHARE_"));
    }
    shares.row(shares(id, "share of time", methods.get(0), classes, "TIME_"));
    line(shares.toString());
  }

  private List<String> shares(
      String id, String head, String method, List<String> classes, String kind) {
    List<String> cells = new ArrayList<>(List.of(head));
    for (String name : classes) {
      cells.add(
          STRETCHES.stream()
              .map(s -> table.mean(id, method, name, AttributionMeasure.valueOf(kind + s)))
              .map(s -> String.format(Locale.ROOT, "%.0f", 100 * s))
              .collect(Collectors.joining(" / ")));
    }
    return cells;
  }

  private void agreement(String id) {
    line("Agreement, mean rank correlation of two methods' maps:");
    line("");
    table(TrialTable.agreeing(table, id, ""));
    line("");
  }

  private void table(TrialTable words) {
    page.append(markdown(words));
  }

  /** Words as Markdown. */
  static MarkdownTable markdown(TrialTable words) {
    MarkdownTable table = MarkdownTable.ofNumbers(words.columns());
    words.rows().forEach(table::row);
    return table;
  }

  private void line(String words) {
    page.append(words).append('\n');
  }
}
