package io.github.clearbeat.study;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Where a model looks over a whole test set: each method's mean by class, over beats that the model
 * gets right, and how much the probability drops without what a method marks.
 *
 * @param beats explained
 * @param seen test records that the model was trained on; not empty only where that was allowed
 * @param methods a row a method
 */
public record GlobalExplanation(int beats, List<String> seen, List<OfMethod> methods) {
  /** Keeps its own copy. */
  public GlobalExplanation {
    seen = List.copyOf(seen);
    methods = List.copyOf(methods);
  }

  /**
   * One method.
   *
   * @param method its name
   * @param global means by class
   * @param drop mean drop of the probability without the marked tenth
   * @param randomDrop the same for a random tenth
   */
  public record OfMethod(String method, GlobalAttribution global, double drop, double randomDrop) {}

  /**
   * Explains a sample of a protocol's test set.
   *
   * @param model to explain
   * @param protocol whose test set
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
      Path root,
      List<Explainer> explainers,
      int perClass,
      boolean allowTraining,
      IntConsumer progress)
      throws IOException {
    TestSet test = new TestSet(protocol, model.provenance().seed(), model.preparation(), root);
    Examples examples = test.examples();
    List<String> seen = LeakageGuard.check(model, protocol, records(examples), allowTraining);
    Subject subject = Subject.of(model);
    List<GlobalAttribution> globals = new ArrayList<>();
    int samples = model.preparation().windowSamples();
    explainers.forEach(e -> globals.add(new GlobalAttribution(examples.classes(), samples)));
    double[] drop = new double[explainers.size()];
    double[] randomDrop = new double[explainers.size()];
    List<Integer> chosen = chosen(subject, examples, perClass);
    for (int n = 0; n < chosen.size(); n++) {
      int beat = chosen.get(n);
      double[] rr = test.intervals(beat);
      Example example = Example.of(inputs(examples, beat), model.preparation(), rr[0], rr[1]);
      for (int e = 0; e < explainers.size(); e++) {
        Attribution why = explainers.get(e).explain(subject, example, examples.label(beat));
        globals.get(e).add(examples.label(beat), example, why);
        Faithfulness faithfulness =
            Faithfulness.of(subject, example, why, Faithfulness.Settings.usual().withoutCurves());
        drop[e] += faithfulness.drop() / chosen.size();
        randomDrop[e] += faithfulness.randomDrop() / chosen.size();
      }
      progress.accept(1000 * (n + 1) / chosen.size());
    }
    List<OfMethod> methods = new ArrayList<>();
    for (int e = 0; e < explainers.size(); e++) {
      methods.add(new OfMethod(explainers.get(e).name(), globals.get(e), drop[e], randomDrop[e]));
    }
    return new GlobalExplanation(chosen.size(), seen, methods);
  }

  private static Set<String> records(Examples examples) {
    Set<String> records = new TreeSet<>();
    for (int i = 0; i < examples.count(); i++) {
      records.add(examples.origin(i).record());
    }
    return records;
  }

  /** At most so many of each class, in random order, that the model gets right. */
  private static List<Integer> chosen(Subject subject, Examples examples, int perClass) {
    int[] order = new int[examples.count()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    int[] taken = new int[examples.classes().size()];
    List<Integer> chosen = new ArrayList<>();
    for (int example : order) {
      int label = examples.label(example);
      if (taken[label] < perClass && subject.winner(inputs(examples, example)) == label) {
        taken[label]++;
        chosen.add(example);
      }
    }
    return chosen;
  }

  private static float[][] inputs(Examples examples, int example) {
    float[][] inputs = new float[examples.inputCount()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[examples.size(i)];
      examples.copyInput(example, i, inputs[i], 0);
    }
    return inputs;
  }
}
