package io.github.clearbeat.study.attribution;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Asks all methods about one example; variants of one method share one answer. */
final class Maps {
  private final List<Variant> methods;
  private final LongSupplier nanoseconds;

  /**
   * What they said.
   *
   * @param attributions one a method
   * @param milliseconds what each took
   */
  record Answers(List<Attribution> attributions, double[] milliseconds) {
    /** The windows' values, one array a method. */
    List<double[]> maps() {
      return attributions.stream().map(Answers::map).toList();
    }

    private static double[] map(Attribution attribution) {
      float[] window = attribution.window();
      double[] map = new double[window.length];
      for (int i = 0; i < map.length; i++) {
        map[i] = window[i];
      }
      return map;
    }
  }

  Maps(List<Variant> methods, LongSupplier nanoseconds) {
    this.methods = methods;
    this.nanoseconds = nanoseconds;
  }

  LongSupplier nanoseconds() {
    return nanoseconds;
  }

  Answers ask(Subject subject, Example example, int classIndex) {
    Map<Explainer, Attribution> raw = new HashMap<>();
    Map<Explainer, Double> took = new HashMap<>();
    List<Attribution> answers = new ArrayList<>();
    double[] milliseconds = new double[methods.size()];
    for (int m = 0; m < milliseconds.length; m++) {
      Variant variant = methods.get(m);
      Explainer method = variant.method();
      if (!raw.containsKey(method)) {
        long before = nanoseconds.getAsLong();
        raw.put(method, method.explain(subject, example, classIndex));
        took.put(method, (nanoseconds.getAsLong() - before) / 1e6);
      }
      answers.add(variant.of(raw.get(method), example));
      milliseconds[m] = took.get(method);
    }
    return new Answers(answers, milliseconds);
  }

  List<double[]> maps(Subject subject, Question question, Example example) {
    return ask(subject, example, question.classIndex()).maps();
  }
}
