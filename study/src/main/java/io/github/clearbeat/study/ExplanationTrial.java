package io.github.clearbeat.study;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Whether marks matter: what becomes of the probability when the marked tenth of a beat is taken
 * away, for methods and controls side by side, at several widths of smoothing, with both fillers.
 *
 * @param beats asked about, all classified rightly
 * @param seen test records that the model was trained on; not empty only where that was allowed
 * @param rows by method, in it by width, in it by filler
 */
public record ExplanationTrial(int beats, List<String> seen, List<Row> rows) {
  private static final int THOUSAND = 1000;

  /** Keeps its own copies. */
  public ExplanationTrial {
    seen = List.copyOf(seen);
    rows = List.copyOf(rows);
  }

  /**
   * One method at one width with one filler; means over the beats.
   *
   * @param method its name
   * @param smoothing how wide
   * @param filler what stands in for what is taken away
   * @param drop of the probability without the marked tenth
   * @param randomDrop the same without a random tenth in pieces of the same lengths
   * @param better share of the beats that lose more without the marked tenth, 0 to 1
   * @param deletionArea under the deletion curve: the less the better
   * @param insertionArea under the insertion curve: the more the better
   */
  public record Row(
      String method,
      Smoothing smoothing,
      Filler filler,
      double drop,
      double randomDrop,
      double better,
      double deletionArea,
      double insertionArea) {}

  /**
   * What to try.
   *
   * @param protocol whose test set
   * @param records only beats of these; empty for the whole test set
   * @param explainers methods and controls
   * @param smoothings widths
   * @param perClass the most beats of a class, drawn at random by a fixed seed
   * @param allowTraining whether to go on if the model was trained on test records
   */
  public record Plan(
      Protocol protocol,
      Optional<RecordSet> records,
      List<Explainer> explainers,
      List<Smoothing> smoothings,
      int perClass,
      boolean allowTraining) {}

  private static final class Sums {
    private int beats;
    private double drop;
    private double randomDrop;
    private int better;
    private double deletion;
    private double insertion;

    void add(Faithfulness f) {
      beats++;
      drop += f.drop();
      randomDrop += f.randomDrop();
      better += f.drop() > f.randomDrop() ? 1 : 0;
      deletion += f.deletionArea();
      insertion += f.insertionArea();
    }

    Row row(String method, Smoothing smoothing, Filler filler) {
      return new Row(
          method,
          smoothing,
          filler,
          drop / beats,
          randomDrop / beats,
          (double) better / beats,
          deletion / beats,
          insertion / beats);
    }
  }

  /**
   * Asks about a sample of a test set.
   *
   * @param model to explain
   * @param plan what to try
   * @param root the data root
   * @param progress is told how many of a thousand parts are done
   * @throws MalformedInputException if the model's classes are not the protocol's, or if it was
   *     trained on test records and that was not allowed
   */
  public static ExplanationTrial of(Model model, Plan plan, Path root, IntConsumer progress)
      throws IOException {
    Subject subject = Subject.of(model);
    TestQuestions test =
        TestQuestions.of(
            model,
            subject,
            new TestQuestions.Choice(
                plan.protocol, plan.records, root, plan.perClass, plan.allowTraining));
    int cells = plan.smoothings.size() * Filler.values().length;
    Sums[][] sums = new Sums[plan.explainers.size()][cells];
    int count = test.questions().size();
    double hertz = model.preparation().hertz();
    for (int n = 0; n < count; n++) {
      for (int e = 0; e < sums.length; e++) {
        add(sums[e], subject, test.questions().get(n), plan, plan.explainers.get(e), hertz);
      }
      progress.accept(THOUSAND * (n + 1) / count);
    }
    return new ExplanationTrial(count, test.seen(), rows(plan, sums));
  }

  private static void add(
      Sums[] sums, Subject subject, Question question, Plan plan, Explainer method, double hertz) {
    Attribution why = method.explain(subject, question.example(), question.classIndex());
    int cell = 0;
    for (Smoothing smoothing : plan.smoothings) {
      for (Filler filler : Filler.values()) {
        Faithfulness.Settings settings =
            Faithfulness.Settings.usual(hertz).with(smoothing, hertz).with(filler);
        if (sums[cell] == null) {
          sums[cell] = new Sums();
        }
        sums[cell++].add(Faithfulness.of(subject, question.example(), why, settings));
      }
    }
  }

  private static List<Row> rows(Plan plan, Sums[][] sums) {
    List<Row> rows = new ArrayList<>();
    for (int e = 0; e < sums.length; e++) {
      int cell = 0;
      for (Smoothing smoothing : plan.smoothings) {
        for (Filler filler : Filler.values()) {
          Sums sum = sums[e][cell++];
          if (sum != null) {
            rows.add(sum.row(plan.explainers.get(e).name(), smoothing, filler));
          }
        }
      }
    }
    return rows;
  }
}
