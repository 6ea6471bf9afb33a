package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attribution over everything a network takes, gathered into terms that a person understands:
 * the samples of the beat, those of other beats, and groups of named values. Nothing is left out,
 * so the terms of a complete method add up as its values do.
 *
 * <pre>{@code
 * Terms terms = Terms.of(shap, example, model.preparation(), subject.meanBackground());
 * terms.terms().get(0);              // how early it comes, +2.31
 * terms.shareOfSamples();            // 0.12: of all that speaks for or against the class
 * }</pre>
 *
 * @param terms the greatest |contribution| first
 */
public record Terms(List<Term> terms) {
  /** The name of what the samples of the beat itself say. */
  public static final String SAMPLES = "this beat, samples";

  /** Keeps its own copy. */
  public Terms {
    terms = List.copyOf(terms);
  }

  /**
   * One term.
   *
   * @param name as it is written in figures and tables
   * @param contribution signed, in logits: what its parts say together
   * @param share of the sum of |contribution| over all terms, 0 to 1
   * @param values the named values that belong to it, the greatest |contribution| first; empty for
   *     samples
   */
  public record Term(String name, double contribution, double share, List<Value> values) {
    /** Keeps its own copy. */
    public Term {
      values = List.copyOf(values);
    }
  }

  /**
   * A named value.
   *
   * @param name one of {@code Preparation.featureNames()}
   * @param value of the example
   * @param average its mean over the background beats, which stand for all classes alike
   * @param contribution signed, in logits
   */
  public record Value(String name, float value, float average, double contribution) {
    /** What it is, how much, and its average over the background beats, with units. */
    public String words() {
      ValueWords words = ValueWords.of(name);
      return words.what() + ": " + words.how(value) + ", on average " + words.how(average);
    }
  }

  /**
   * Gathers.
   *
   * @param attribution with a part for every input of the network
   * @param example what it is about
   * @param preparation of the example
   * @param mean the mean background beat, one array an input
   * @throws IllegalArgumentException if the attribution does not speak of every input
   */
  public static Terms of(
      Attribution attribution, Example example, Preparation preparation, float[][] mean) {
    List<String> names = preparation.featureNames();
    if (attribution.parts().size() != example.inputs().length) {
      throw new IllegalArgumentException(attribution.method() + " speaks of one input only");
    }
    Map<String, Double> samples = samples(attribution, preparation);
    Map<ValueGroup, List<Value>> groups = new EnumMap<>(ValueGroup.class);
    for (int f = 0; f < names.size(); f++) {
      groups
          .computeIfAbsent(ValueGroup.of(names.get(f)), g -> new ArrayList<>())
          .add(
              new Value(
                  names.get(f),
                  example.inputs()[1][f],
                  mean[1][f],
                  attribution.parts().get(1).values()[f]));
    }
    double whole = samples.values().stream().mapToDouble(Math::abs).sum();
    for (List<Value> values : groups.values()) {
      whole += Math.abs(sum(values));
    }
    double all = Math.max(whole, Double.MIN_NORMAL);
    List<Term> terms = new ArrayList<>();
    samples.forEach((name, sum) -> terms.add(new Term(name, sum, Math.abs(sum) / all, List.of())));
    groups.forEach(
        (group, values) -> {
          values.sort(Comparator.comparingDouble(v -> -Math.abs(v.contribution())));
          double sum = sum(values);
          terms.add(new Term(group.words(), sum, Math.abs(sum) / all, values));
        });
    terms.sort(Comparator.comparingDouble(t -> -Math.abs(t.contribution())));
    return new Terms(terms);
  }

  private static Map<String, Double> samples(Attribution attribution, Preparation preparation) {
    Map<String, Double> sums = new java.util.LinkedHashMap<>();
    float[] values = attribution.parts().get(0).values();
    int length = preparation.windowSamples();
    for (int c = 0; c < preparation.channels().size(); c++) {
      double sum = 0;
      for (int i = c * length; i < (c + 1) * length; i++) {
        sum += values[i];
      }
      sums.merge(words(preparation.channels().get(c)), sum, Double::sum);
    }
    return sums;
  }

  /** What samples of a channel are called. */
  static String words(Preparation.Channel channel) {
    return switch (channel) {
      case BEAT -> SAMPLES;
      case PREVIOUS, NEXT -> "beats next to it, samples";
      case NORMAL -> "usual beat, samples";
    };
  }

  private static double sum(List<Value> values) {
    return values.stream().mapToDouble(Value::contribution).sum();
  }

  /** The share of the whole that the samples of the beat itself have, 0 to 1. */
  public double shareOfSamples() {
    return term(SAMPLES).map(Term::share).orElse(0.0);
  }

  /** The term of that name. */
  public Optional<Term> term(String name) {
    return terms.stream().filter(t -> t.name().equals(name)).findFirst();
  }
}
