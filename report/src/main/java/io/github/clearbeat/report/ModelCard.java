package io.github.clearbeat.report;

import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.network.Int8Size;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be known of a model before it is trusted, as Markdown and as the rows that a report
 * prints: data, protocol, scores with intervals, where it fails, departures from the paper.
 *
 * <pre>{@code
 * Files.writeString(Path.of("docs/models", model.id() + ".md"), ModelCard.markdown(model, departures));
 * }</pre>
 */
public final class ModelCard {
  private ModelCard() {}

  /**
   * The card as Markdown.
   *
   * @param model whose card it is
   * @param departures of the model from its paper, a sentence each
   */
  public static String markdown(Model model, List<String> departures) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(model.id()).append("\n\n");
    page.append(
        "One lead, one beat at a time. Research use, not a medical device.\n\n## What it is\n\n");
    page.append("| | |\n|---|---|\n");
    facts(model).forEach(r -> line(page, r));
    page.append("\n## Scores\n\n");
    if (model.scores().isEmpty()) {
      page.append("It has not been scored.\n");
    }
    for (Scores scores : model.scores()) {
      scores(page, scores);
    }
    page.append("\n## Where it fails\n\n");
    failures(model).forEach(f -> page.append("- ").append(cell(f)).append('\n'));
    page.append("\n## ").append(departing(model)).append("\n\n");
    if (departures.isEmpty()) {
      page.append("None is known.\n");
    }
    departures.forEach(d -> page.append("- ").append(cell(d)).append('\n'));
    page.append("\n## Where it comes from\n\n| | |\n|---|---|\n");
    provenance(model).forEach(r -> line(page, r));
    return page.toString();
  }

  /** The heading above what sets it apart: a network with a paper has departures from that. */
  static String departing(Model model) {
    return model.preparation().around() == null
        ? "Departures from the paper"
        : "How it is made: no paper describes it";
  }

  private static void scores(StringBuilder page, Scores scores) {
    page.append("### Protocol `").append(scores.protocol()).append("`\n\n");
    page.append(cell(tested(scores))).append("\n\n");
    page.append("| class | beats | sensitivity | positive predictivity | F1 | |\n");
    page.append("|---|--:|--:|--:|--:|---|\n");
    for (Scores.ClassScore one : scores.classes()) {
      line(page, score(one));
    }
    page.append("\nAccuracy ").append(estimate(scores.accuracy()));
    page.append(", macro F1 ").append(estimate(scores.macroF1()));
    page.append(". In per cent, with 95 % intervals over recordings.\n\n");
  }

  /** On what it was tested, and whether patients stood on both sides, a sentence each. */
  static String tested(Scores scores) {
    return scores.tested() + (scores.tested().endsWith(".") ? " " : ". ") + leak(scores);
  }

  /** Whether the test was on patients that the model had not seen. */
  static String leak(Scores scores) {
    return scores.patientsOnBothSides()
        ? "Beats of the same patients stood in training and test: new patients will score lower."
        : "No recording stood in both training and test.";
  }

  /** A class's beats, sensitivity, positive predictivity, F1 and verdict. */
  static Row score(Scores.ClassScore one) {
    return Row.of(
        one.name(),
        Words.count(one.beats()),
        estimate(one.sensitivity()),
        estimate(one.positivePredictivity()),
        estimate(one.f1()),
        one.reliable() ? "" : "not reliable");
  }

  /** A share in per cent with its interval: {@code 88.1 (80.2–93.4)}. */
  static String estimate(Scores.Estimate estimate) {
    if (!Double.isFinite(estimate.value())) {
      return Words.NONE;
    }
    return Words.fixed(100 * estimate.value(), 1) + " (" + interval(estimate) + ")";
  }

  /** The interval of a share in per cent: {@code 80.2–93.4}. */
  static String interval(Scores.Estimate estimate) {
    return Words.fixed(100 * estimate.low(), 1) + "–" + Words.fixed(100 * estimate.high(), 1);
  }

  /** What the model is, in figures. */
  static List<Row> facts(Model model) {
    long parameters = model.spec().parameters();
    return List.of(
        Row.of("Classes", classes(model)),
        Row.of(
            "Size",
            Words.count(parameters)
                + " parameters, "
                + Words.fixed(parameters * 4 / 1024.0, 2)
                + " KB as float"),
        Row.of("At int8", int8(model.spec())),
        Row.of(
            "Input",
            model.preparation().windowSamples()
                + " samples at "
                + Words.fixed(model.preparation().hertz(), 0)
                + " Hz around the R peak"
                + (model.preparation().featureNames().isEmpty()
                    ? ""
                    : ", and "
                        + model.preparation().featureNames().size()
                        + " values of rhythm and shape")),
        Row.of(
            "Waits for",
            Words.plural(model.preparation().laterBeats(), "later beat", "later beats")),
        Row.of("Names", named(model)),
        Row.of("Weights, SHA-256", model.sha256()));
  }

  /** Which beats it names, and what came of it. */
  private static String named(Model model) {
    if (model.abstention().isEmpty()) {
      return "every beat";
    }
    BeatAbstention rule = model.abstention().get();
    List<String> least = new ArrayList<>();
    for (int c = 0; c < rule.least().size(); c++) {
      least.add(model.classes().get(c) + " from " + Words.percent(rule.least().get(c)));
    }
    StringBuilder words = new StringBuilder("beats in analysable signal of which it is sure: ");
    words.append(String.join(", ", least)).append(". Others are unclassified.");
    for (BeatAbstention.Selected one : rule.measured()) {
      words.append(" Of ").append(one.basis()).append(' ');
      words.append(Words.percent(one.coverage())).append(" of the beats are named and ");
      words.append(Words.percent(one.accuracyOfNamed())).append(" of them are right, of all ");
      words.append(Words.percent(one.accuracy())).append('.');
    }
    return words.toString();
  }

  /** What a network takes with weights of one byte, and what is counted. */
  static String int8(Spec spec) {
    Int8Size size = Int8Size.of(spec);
    return Words.fixed(size.bytes() / 1024.0, 2)
        + " KB: "
        + Words.count(size.int8Weights())
        + " weights of a byte; "
        + Words.count(size.scales())
        + " scales, "
        + Words.count(size.biases())
        + " biases"
        + (size.normalisation() == 0
            ? ""
            : " and " + Words.count(size.normalisation()) + " numbers that normalise")
        + " of 4 bytes each";
  }

  private static String classes(Model model) {
    List<String> words = new ArrayList<>();
    for (String name : model.classes()) {
      words.add(name + " " + meaning(name));
    }
    return String.join(", ", words);
  }

  /** What a class means. */
  static String meaning(String name) {
    return switch (name) {
      case "N" -> "normal";
      case "L" -> "left bundle branch block";
      case "R" -> "right bundle branch block";
      case "A" -> "atrial premature";
      case "S" -> "supraventricular ectopic";
      case "V" -> "ventricular ectopic";
      case "F" -> "fusion of ventricular and normal";
      case "Q" -> "paced or unclassifiable";
      default -> "";
    };
  }

  /** What it cannot do, from its own scores. */
  static List<String> failures(Model model) {
    List<String> failures = new ArrayList<>();
    model
        .ownScores()
        .ifPresentOrElse(
            scores -> scores.classes().forEach(one -> weakness(failures, one)),
            () -> failures.add("It has not been scored under its own protocol: trust nothing."));
    failures.add(
        "It says nothing of the rhythm: atrial fibrillation and flutter are a rhythm model's. In"
            + " fibrillation hardly any beat is S, yet more are called so: `clearbeat evaluate strips`"
            + " tells how many.");
    failures.add("Paced beats are not supported.");
    return failures;
  }

  private static void weakness(List<String> failures, Scores.ClassScore one) {
    if (one.beats() == 0) {
      failures.add(one.name() + ": not reliable; no such beat was in the test.");
    } else if (!one.reliable()) {
      failures.add(
          String.format(
              Locale.ROOT,
              "%s (%s): not reliable; %s %% of such beats are found, %s%s.",
              one.name(),
              meaning(one.name()),
              Words.fixed(100 * one.sensitivity().value(), 0),
              called(one.positivePredictivity().value()),
              depends(one)));
    }
  }

  /** Where the figures alone would look well. */
  private static String depends(Scores.ClassScore one) {
    boolean looksWell =
        one.sensitivity().value() >= Scores.ClassScore.RELIABLE
            && one.positivePredictivity().value() >= Scores.ClassScore.RELIABLE;
    return looksWell
        ? String.format(
            Locale.ROOT,
            ", but that depends on the recording: other recordings might show %s and %s %%",
            Words.fixed(100 * one.sensitivity().low(), 0),
            Words.fixed(100 * one.positivePredictivity().low(), 0))
        : "";
  }

  /** What becomes of beats called so; NaN where none was. */
  private static String called(double right) {
    return Double.isNaN(right)
        ? "none was ever called so"
        : Words.fixed(100 * right, 0) + " % of those called so are so";
  }

  /** Where it comes from. */
  static List<Row> provenance(Model model) {
    Provenance from = model.provenance();
    return List.of(
        Row.of("Protocol", from.protocol()),
        Row.of("Data", String.join("; ", from.dataSets())),
        Row.of(
            "Training",
            Words.count(from.trainingExamples())
                + " beats of "
                + Words.plural(from.trainingRecords().size(), "recording", "recordings")),
        Row.of("Recordings", String.join(" ", from.trainingRecords())),
        Row.of("Data, SHA-256", from.dataSha256()),
        Row.of("Seed, epochs", from.seed() + ", " + from.epochs()),
        Row.of("Plan", from.plan()),
        Row.of("Engine", from.engine()),
        Row.of("Commit", from.commit()),
        Row.of("Command", from.command()),
        Row.of("Background beats", background(model)));
  }

  private static String background(Model model) {
    int beats = model.background().beats().size();
    return beats == 0 ? "none" : Words.count(beats) + " from " + model.background().source();
  }

  /** Adds a row of a table of Markdown. */
  static void line(StringBuilder page, Row row) {
    page.append("| ").append(cell(row.head()));
    row.cells().forEach(c -> page.append(" | ").append(cell(c)));
    page.append(" |\n");
  }

  /** Words that a Markdown table does not take apart. */
  static String cell(String words) {
    return words.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
  }
}
