package io.github.clearbeat.study.attribution;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Correlation;
import io.github.clearbeat.explanation.Deviation;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Sanity;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.explanation.ValueFaithfulness;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.study.TestQuestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Asks methods and controls what named values count for, and measures their answers as {@link
 * AttributionTrial} does those about samples. Noise is a tenth of each value's deviation over the
 * background beats.
 */
final class ValueTrial {
  private static final int BEATS = 10; // of the background, that stand in
  private static final int STEPS = 20;
  private static final double NOISE = 0.1;
  private static final long SEED = 1;

  private final Model model;
  private final Subject subject;
  private final List<Subject> seeds;
  private final List<Explainer> methods;
  private final TestQuestions test;
  private final LongSupplier nanoseconds;
  private final double[][] deviations;
  private final MeanCurves curves;
  private final double[][] likeness;
  private final List<List<Map<AttributionMeasure, Double>>> found = new ArrayList<>();

  ValueTrial(
      Model model,
      Subject subject,
      List<Subject> seeds,
      List<Explainer> methods,
      TestQuestions test,
      LongSupplier nanoseconds) {
    this.model = model;
    this.subject = subject;
    this.seeds = seeds;
    this.methods = methods;
    this.test = test;
    this.nanoseconds = nanoseconds;
    deviations = Deviation.deviations(subject);
    curves = new MeanCurves(methods.size());
    likeness = new double[methods.size()][methods.size()];
  }

  /**
   * Measures.
   *
   * @param few positions of the questions that are asked of ever more random networks
   * @param progress is told after each question
   */
  AttributionFindings found(List<Integer> few, IntConsumer progress) {
    List<List<double[]>> answers = new ArrayList<>();
    for (int n = 0; n < test.questions().size(); n++) {
      answers.add(ask(test.questions().get(n)));
      progress.accept(n);
    }
    cascade(few, answers);
    return gathered();
  }

  private List<double[]> ask(Question question) {
    List<Map<AttributionMeasure, Double>> ofMethods = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    Example noisy = noisy(question.example(), random);
    for (int m = 0; m < methods.size(); m++) {
      Map<AttributionMeasure, Double> measured = new EnumMap<>(AttributionMeasure.class);
      long before = nanoseconds.getAsLong();
      Attribution answer = ask(m, subject, question.example(), question);
      double took = (nanoseconds.getAsLong() - before) / 1e6;
      measured.put(AttributionMeasure.MILLISECONDS, took);
      double residual = Math.abs(answer.residual());
      measured.put(AttributionMeasure.RESIDUAL, residual);
      measured.put(
          AttributionMeasure.RESIDUAL_SHARE,
          residual / Math.abs(answer.value() - answer.baseline()));
      measured.put(AttributionMeasure.ELSEWHERE, elsewhere(answer));
      faithful(measured, m, question.example(), answer, 0, "background");
      faithful(measured, m, question.example(), answer, BEATS, "beats");
      double[] own = values(answer);
      measured.put(
          AttributionMeasure.NOISE,
          Correlation.pearson(own, values(ask(m, subject, noisy, question))));
      repeat(measured, m, question, answer);
      values.add(own);
      ofMethods.add(measured);
    }
    for (int a = 0; a < values.size(); a++) {
      for (int b = 0; b < values.size(); b++) {
        likeness[a][b] += Correlation.spearman(values.get(a), values.get(b));
      }
    }
    found.add(ofMethods);
    return values;
  }

  private Attribution ask(int method, Subject asked, Example example, Question question) {
    return methods.get(method).explain(asked, example, question.classIndex());
  }

  private static double[] values(Attribution answer) {
    float[] values = answer.parts().get(1).values();
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** The share of Σ |value| that is of samples. */
  private static double elsewhere(Attribution answer) {
    double all = 0;
    for (Attribution.Part part : answer.parts()) {
      for (float value : part.values()) {
        all += Math.abs(value);
      }
    }
    return 1 - Arrays.stream(values(answer)).map(Math::abs).sum() / all;
  }

  private Example noisy(Example example, SplittableRandom random) {
    float[][] inputs = example.inputs().clone();
    inputs[1] = inputs[1].clone();
    for (int i = 0; i < inputs[1].length; i++) {
      double normal =
          Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
              * StrictMath.cos(2 * Math.PI * random.nextDouble());
      inputs[1][i] += (float) (NOISE * deviations[1][i] * normal);
    }
    return new Example(
        inputs, example.windowFrom(), example.windowTo(), example.limits(), example.players());
  }

  private void faithful(
      Map<AttributionMeasure, Double> measured,
      int method,
      Example example,
      Attribution answer,
      int beats,
      String word) {
    ValueFaithfulness f =
        ValueFaithfulness.of(
            subject, example, answer, ValueFaithfulness.Settings.usual().with(beats, STEPS));
    measured.put(measure("drop-" + word), f.drop());
    measured.put(measure("random-" + word), f.randomDrop());
    measured.put(measure("deletion-" + word), f.deletionArea());
    measured.put(measure("insertion-" + word), f.insertionArea());
    measured.put(measure("degradation-" + word), f.insertionArea() - f.deletionArea());
    curves.add(method, "deletion-" + word, f.deletion());
    curves.add(method, "insertion-" + word, f.insertion());
  }

  private static AttributionMeasure measure(String id) {
    return AttributionMeasure.of(id).orElseThrow();
  }

  /** By networks of other seeds that get the beat right too. */
  private void repeat(
      Map<AttributionMeasure, Double> measured, int method, Question question, Attribution own) {
    List<double[]> values = new ArrayList<>(List.of(values(own)));
    List<double[]> terms = new ArrayList<>(List.of(terms(own, question, subject)));
    for (Subject seed : seeds) {
      if (seed.winner(question.example().inputs()) == question.classIndex()) {
        Attribution other = ask(method, seed, question.example(), question);
        values.add(values(other));
        terms.add(terms(other, question, seed));
      }
    }
    if (values.size() < 2) {
      return;
    }
    double plain = 0;
    double ranks = 0;
    double ofTerms = 0;
    int pairs = 0;
    for (int a = 0; a < values.size(); a++) {
      for (int b = a + 1; b < values.size(); b++) {
        plain += Correlation.pearson(values.get(a), values.get(b));
        ranks += Correlation.spearman(values.get(a), values.get(b));
        ofTerms += Correlation.pearson(terms.get(a), terms.get(b));
        pairs++;
      }
    }
    measured.put(AttributionMeasure.SEEDS, plain / pairs);
    measured.put(AttributionMeasure.SEEDS_RANK, ranks / pairs);
    measured.put(AttributionMeasure.SEEDS_TERMS, ofTerms / pairs);
  }

  /** What the terms say, in the order of their names. */
  private double[] terms(Attribution answer, Question question, Subject asked) {
    Map<String, Double> byName = new TreeMap<>();
    Terms.of(answer, question.example(), model.preparation(), asked.meanBackground())
        .terms()
        .forEach(term -> byName.put(term.name(), term.contribution()));
    return byName.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void cascade(List<Integer> few, List<List<double[]>> trained) {
    Sanity.randomise(
        subject,
        SEED,
        (node, random) -> {
          for (int n : few) {
            for (int m = 0; m < methods.size(); m++) {
              Question question = test.questions().get(n);
              double[] now = values(ask(m, random, question.example(), question));
              double alike = Correlation.spearman(absolute(trained.get(n).get(m)), absolute(now));
              curves.add(m, node, alike);
              found.get(n).get(m).put(AttributionMeasure.SANITY, alike);
            }
          }
        });
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private AttributionFindings gathered() {
    List<AttributionFindings.OfBeat> beats = new ArrayList<>();
    List<AttributionFindings.Pair> pairs = new ArrayList<>();
    List<String> names = methods.stream().map(ValueMethods::name).toList();
    for (int m = 0; m < names.size(); m++) {
      for (int n = 0; n < found.size(); n++) {
        beats.add(
            new AttributionFindings.OfBeat(
                model.id(),
                names.get(m),
                test.origins().get(n).record(),
                test.origins().get(n).sampleIndex(),
                model.classes().get(test.questions().get(n).classIndex()),
                found.get(n).get(m)));
      }
      for (int other = m + 1; other < names.size(); other++) {
        pairs.add(
            new AttributionFindings.Pair(
                model.id(), names.get(m), names.get(other), likeness[m][other] / found.size()));
      }
    }
    return new AttributionFindings(List.of(), beats, curves.of(model.id(), names), pairs);
  }
}
