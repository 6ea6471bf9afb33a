package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What terms count for over many beats, by class. Memory does not grow with the beats.
 *
 * <pre>{@code
 * GlobalTerms global = new GlobalTerms(List.of("N", "S", "V", "F", "Q"));
 * global.add(trueClass, Terms.of(shap, example, preparation, mean));
 * global.classes().get(1).terms().get(0);     // how early it comes, +1.9, 24 %
 * }</pre>
 */
public final class GlobalTerms {
  private final List<String> names;
  private final List<Map<String, double[]>> sums = new ArrayList<>(); // contribution, share
  private final int[] beats;

  /** Nothing summed yet; with the names of the classes. */
  public GlobalTerms(List<String> classes) {
    names = List.copyOf(classes);
    beats = new int[names.size()];
    names.forEach(name -> sums.add(new LinkedHashMap<>()));
  }

  /**
   * What was found for one class.
   *
   * @param className its name
   * @param beats how many beats were added
   * @param terms means over them, the greatest share first
   */
  public record OfClass(String className, int beats, List<Mean> terms) {
    /** Keeps its own copy. */
    public OfClass {
      terms = List.copyOf(terms);
    }
  }

  /**
   * One term.
   *
   * @param name of the term
   * @param contribution mean, signed, in logits
   * @param share mean share of the sum of |contribution| over all terms of a beat, 0 to 1
   */
  public record Mean(String name, double contribution, double share) {}

  /**
   * Adds a beat.
   *
   * @param classIndex under which class it counts
   * @param terms what is said of it
   */
  public void add(int classIndex, Terms terms) {
    beats[classIndex]++;
    for (Terms.Term term : terms.terms()) {
      double[] sum = sums.get(classIndex).computeIfAbsent(term.name(), n -> new double[2]);
      sum[0] += term.contribution();
      sum[1] += term.share();
    }
  }

  /** The classes of which there are beats, in their order. */
  public List<OfClass> classes() {
    List<OfClass> classes = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (beats[c] > 0) {
        int count = beats[c];
        List<Mean> means = new ArrayList<>();
        sums.get(c)
            .forEach((name, sum) -> means.add(new Mean(name, sum[0] / count, sum[1] / count)));
        means.sort(Comparator.comparingDouble(m -> -m.share()));
        classes.add(new OfClass(names.get(c), count, means));
      }
    }
    return classes;
  }
}
