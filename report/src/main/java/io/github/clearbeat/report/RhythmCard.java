package io.github.clearbeat.report;

import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.model.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be known of a rhythm model before it is trusted, as Markdown.
 *
 * <pre>{@code
 * Files.writeString(Path.of("docs/models", model.id() + ".md"), RhythmCard.markdown(model));
 * }</pre>
 */
public final class RhythmCard {
  private static final int MOST_RECORDS = 40;

  private RhythmCard() {}

  /** The card as Markdown. */
  public static String markdown(RhythmModel model) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(model.id()).append("\n\n");
    page.append("The rhythm of ").append(Words.shortest(model.preparation().seconds()));
    page.append(" seconds of one lead. Research use, not a medical device.\n\n");
    page.append("## What it is\n\n| | |\n|---|---|\n");
    facts(model).forEach(row -> ModelCard.line(page, row));
    page.append("\n## Scores\n\n");
    if (model.scores().isEmpty()) {
      page.append("It has not been scored.\n");
    }
    model.scores().forEach(scores -> scores(page, scores));
    page.append("\n## Where it fails\n\n");
    failures(model).forEach(f -> page.append("- ").append(ModelCard.cell(f)).append('\n'));
    page.append("\n## Departures from the paper\n\n");
    Exgnet.departures(model).forEach(d -> page.append("- ").append(ModelCard.cell(d)).append('\n'));
    page.append("\n## Where it comes from\n\n| | |\n|---|---|\n");
    provenance(model.provenance()).forEach(row -> ModelCard.line(page, row));
    return page.toString();
  }

  private static List<Row> facts(RhythmModel model) {
    List<String> classes = new ArrayList<>();
    model.classes().forEach(name -> classes.add(name + " " + RhythmWords.meaning(name)));
    long parameters = model.spec().parameters();
    StripPreparation preparation = model.preparation();
    return List.of(
        Row.of("Classes", String.join(", ", classes)),
        Row.of(
            "Size",
            Words.count(parameters)
                + " parameters, "
                + Words.fixed(parameters * 4 / 1024.0, 2)
                + " KB as float"),
        Row.of("At int8", ModelCard.int8(model.spec())),
        Row.of(
            "Work",
            Words.count(model.spec().macs())
                + " multiply-accumulates a strip, "
                + Words.count(Math.round(model.spec().macs() * 10 / preparation.seconds()))
                + " for ten seconds"),
        Row.of(
            "Input",
            preparation.samples()
                + " samples at "
                + Words.shortest(preparation.hertz())
                + " Hz, filter "
                + preparation.filter().name().toLowerCase(Locale.ROOT)
                + ", normalised by the "
                + preparation.normalisation().name().toLowerCase(Locale.ROOT)),
        Row.of(
            "Names no rhythm",
            model.abstainBelow() > 0
                ? "where the greatest probability is below "
                    + Words.probability(model.abstainBelow())
                : "only where there is no signal"),
        Row.of("Weights, SHA-256", model.sha256()));
  }

  private static void scores(StringBuilder page, Scores scores) {
    page.append("### ").append(scores.protocol()).append("\n\n");
    page.append(ModelCard.cell(scores.tested())).append("\n\n");
    page.append("| class | strips | sensitivity | positive predictivity | F1 | |\n");
    page.append("|---|--:|--:|--:|--:|---|\n");
    scores.classes().forEach(one -> ModelCard.line(page, RhythmWords.score(one)));
    page.append("\nAccuracy ").append(ModelCard.estimate(scores.accuracy()));
    page.append(", mean F1 ").append(ModelCard.estimate(scores.macroF1()));
    page.append(
        " (noise, where it is a class, left out of the mean). In per cent, with 95 % intervals over"
            + " patients, or recordings where patients are unknown.\n\n");
  }

  private static List<String> failures(RhythmModel model) {
    List<String> failures = new ArrayList<>();
    for (Scores scores : model.scores()) {
      for (Scores.ClassScore one : scores.classes()) {
        double width = one.f1().high() - one.f1().low();
        if (!one.reliable()) {
          failures.add(one.name() + " (" + RhythmWords.meaning(one.name()) + "): not reliable.");
        } else if (width > 0.1) {
          failures.add(
              one.name()
                  + " ("
                  + RhythmWords.meaning(one.name())
                  + "): few examples; F1 between "
                  + Words.percent(one.f1().low())
                  + " and "
                  + Words.percent(one.f1().high())
                  + ".");
        }
      }
    }
    if (model.classes().contains("O")) {
      failures.add(
          "What another rhythm is, is not said: ectopic beats, flutter and block are one.");
    } else {
      failures.add("Rhythms that are none of its classes are called by one of them.");
      failures.add("Runs of ectopic beats may pass for atrial fibrillation.");
    }
    failures.add("Paced rhythms are not supported.");
    return failures;
  }

  private static List<Row> provenance(Provenance from) {
    int records = from.trainingRecords().size();
    return List.of(
        Row.of("Folds", from.protocol()),
        Row.of("Data", String.join("; ", from.dataSets())),
        Row.of(
            "Training",
            Words.count(from.trainingExamples())
                + " strips of "
                + Words.plural(records, "recording", "recordings")
                + (records > MOST_RECORDS ? "; their names stand in the model file" : "")),
        Row.of("Data, SHA-256", from.dataSha256()),
        Row.of("Seed, epochs", from.seed() + ", " + from.epochs()),
        Row.of("Plan", from.plan()),
        Row.of("Engine", from.engine()),
        Row.of("Commit", from.commit()),
        Row.of("Command", from.command()));
  }
}
