package io.github.clearbeat.study;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.GlobalTerms;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Where a model looks over a whole test set: each method's mean by class, over beats that the model
 * gets right, and how much the probability drops without what a method marks. Values are shared out
 * over {@link Smoothing#USUAL} before they are summed or marked.
 *
 * @param beats explained
 * @param seen test records that the model was trained on; not empty only where that was allowed
 * @param methods a row a method
 * @param terms what everything the model is told counts for by DeepSHAP, by class; empty for a
 *     model that sees samples alone
 */
public record GlobalExplanation(
    int beats, List<String> seen, List<OfMethod> methods, List<GlobalTerms.OfClass> terms) {
  private static final String TERMS_BY = "deep-shap";

  /** Keeps its own copy. */
  public GlobalExplanation {
    terms = List.copyOf(terms);
    seen = List.copyOf(seen);
    methods = List.copyOf(methods);
  }

  /**
   * One method.
   *
   * @param method its name
   * @param global means by class
   * @param line mean drop of the probability when the marked tenth becomes a straight line
   * @param background the same when it becomes that of the mean background beat
   */
  public record OfMethod(
      String method, GlobalAttribution global, MeanDrop line, MeanDrop background) {}

  /**
   * What is lost on average.
   *
   * @param marked without the marked tenth
   * @param random without a random tenth
   */
  public record MeanDrop(double marked, double random) {}

  /**
   * Explains a sample of a protocol's test set.
   *
   * @param model to explain
   * @param protocol whose test set
   * @param records only beats of these; empty for the whole test set
   * @param root the data root
   * @param explainers the methods
   * @param perClass the most beats of a class, drawn at random by a fixed seed
   * @param allowTraining whether to go on if the model was trained on test records
   * @param progress is told how many of a thousand parts are done
   * @throws MalformedInputException if the model's classes are not the protocol's, or if it was
   *     trained on test records and that was not allowed
   */
  public static GlobalExplanation of(
      Model model,
      Protocol protocol,
      Optional<RecordSet> records,
      Path root,
      List<Explainer> explainers,
      int perClass,
      boolean allowTraining,
      IntConsumer progress)
      throws IOException {
    Subject subject = Subject.of(model);
    TestQuestions test =
        TestQuestions.of(
            model,
            subject,
            new TestQuestions.Choice(protocol, records, root, perClass, perClass, allowTraining));
    double hertz = model.preparation().hertz();
    Faithfulness.Settings settings = Faithfulness.Settings.usual(hertz).withoutCurves();
    List<GlobalAttribution> globals = new ArrayList<>();
    int samples = model.preparation().windowSamples();
    explainers.forEach(e -> globals.add(new GlobalAttribution(model.classes(), samples)));
    GlobalTerms terms = new GlobalTerms(model.classes());
    double[][] drops = new double[explainers.size()][4];
    int count = test.questions().size();
    for (int n = 0; n < count; n++) {
      Question question = test.questions().get(n);
      Example example = question.example();
      for (int e = 0; e < explainers.size(); e++) {
        Attribution why = explainers.get(e).explain(subject, example, question.classIndex());
        globals.get(e).add(question.classIndex(), example, Smoothing.USUAL.of(why, hertz));
        if (why.method().equals(TERMS_BY) && !model.preparation().featureNames().isEmpty()) {
          terms.add(
              question.classIndex(),
              Terms.of(why, example, model.preparation(), subject.meanBackground()));
        }
        for (Filler filler : Filler.values()) {
          Faithfulness f = Faithfulness.of(subject, example, why, settings.with(filler));
          drops[e][2 * filler.ordinal()] += f.drop() / count;
          drops[e][2 * filler.ordinal() + 1] += f.randomDrop() / count;
        }
      }
      progress.accept(1000 * (n + 1) / count);
    }
    List<OfMethod> methods = new ArrayList<>();
    for (int e = 0; e < explainers.size(); e++) {
      methods.add(
          new OfMethod(
              explainers.get(e).name(),
              globals.get(e),
              dropOf(drops[e], Filler.INTERPOLATION),
              dropOf(drops[e], Filler.BACKGROUND)));
    }
    return new GlobalExplanation(count, test.seen(), methods, terms.classes());
  }

  private static MeanDrop dropOf(double[] drops, Filler filler) {
    return new MeanDrop(drops[2 * filler.ordinal()], drops[2 * filler.ordinal() + 1]);
  }
}
