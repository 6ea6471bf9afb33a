package io.github.clearbeat.study.attribution;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Correlation;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Sanity;
import io.github.clearbeat.explanation.Stability;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Variant;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.RecordSet;
import io.github.clearbeat.study.TestQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Asks methods and controls about beats that a network gets right, and measures their answers: how
 * complete and how faithful they are, where they look, whether they need what the network has
 * learnt, and whether they stay when noise, a shift or another seed should not matter.
 *
 * <pre>{@code
 * AttributionTrial.Plan plan = new AttributionTrial.Plan(
 *     Protocol.DS1, Optional.empty(), AttributionMethods.of(model.preparation()),
 *     ValueMethods.of(model.preparation()), 20, 2, false);
 * AttributionFindings found =
 *     AttributionTrial.of(model, List.of(), plan, root, System::nanoTime, done -> {});
 * }</pre>
 */
public final class AttributionTrial {
  private static final int THOUSAND = 1000;
  private static final long SEED = 1;
  private static final int NOISE_DRAWS = 1;

  /** One beat of a class in this many may come from the same record. */
  private static final int SPREAD = 4;

  /** A shuffle of the weights counts as this many beats, for the progress. */
  private static final int CASCADE_PARTS = 8;

  private final Model model;
  private final Plan plan;
  private final Subject subject;
  private final List<Subject> seeds = new ArrayList<>();
  private final Maps maps;
  private final TestQuestions test;
  private final DelineatedBeats waves;
  private final List<List<Map<AttributionMeasure, Double>>> values = new ArrayList<>();
  private final MeanCurves curves;
  private final double[][] likeness;

  /**
   * What to try.
   *
   * @param protocol whose test set
   * @param records only beats of these; empty for the whole test set
   * @param methods methods and controls, as they are drawn
   * @param valueMethods methods and controls for named values; empty for none
   * @param perClass the most beats of a class, drawn at random by a fixed seed, at most a quarter
   *     of them from one record
   * @param cascadePerClass how many beats of a class are asked about at every depth of ever more
   *     random weights
   * @param allowTraining whether to go on if the model was trained on test records
   */
  public record Plan(
      Protocol protocol,
      Optional<RecordSet> records,
      List<Variant> methods,
      List<Explainer> valueMethods,
      int perClass,
      int cascadePerClass,
      boolean allowTraining) {
    /** Keeps its own copy. */
    public Plan {
      methods = List.copyOf(methods);
      valueMethods = List.copyOf(valueMethods);
    }
  }

  private AttributionTrial(
      Model model, List<Model> others, Plan plan, Path root, LongSupplier nanoseconds)
      throws IOException {
    this.model = model;
    this.plan = plan;
    subject = Subject.of(model);
    for (Model other : others) {
      if (!other.spec().equals(model.spec()) || !other.classes().equals(model.classes())) {
        throw new MalformedInputException(
            other.id(), "it is not the network of " + model.id() + " with another seed");
      }
      seeds.add(Subject.of(other));
    }
    maps = new Maps(plan.methods, nanoseconds);
    int perRecord = Math.max(1, (plan.perClass + SPREAD - 1) / SPREAD);
    test =
        TestQuestions.of(
            model,
            subject,
            new TestQuestions.Choice(
                plan.protocol, plan.records, root, plan.perClass, perRecord, plan.allowTraining));
    waves = new DelineatedBeats(BeatDataSet.mitdb(root));
    curves = new MeanCurves(plan.methods.size());
    likeness = new double[plan.methods.size()][plan.methods.size()];
  }

  /**
   * Measures one network.
   *
   * @param model to explain
   * @param others the same network trained with other seeds; may be empty
   * @param plan what to try
   * @param root the data root
   * @param nanoseconds a clock
   * @param progress is told how many of a thousand parts are done
   * @throws MalformedInputException if the model's classes are not the protocol's, if it was
   *     trained on test records and that was not allowed, or if another is of another network
   */
  public static AttributionFindings of(
      Model model,
      List<Model> others,
      Plan plan,
      Path root,
      LongSupplier nanoseconds,
      IntConsumer progress)
      throws IOException {
    return new AttributionTrial(model, others, plan, root, nanoseconds).found(progress);
  }

  private AttributionFindings found(IntConsumer progress) throws IOException {
    List<Question> questions = test.questions();
    List<Integer> few = few(questions);
    int asked = plan.valueMethods.isEmpty() ? 0 : questions.size();
    int parts = asked + questions.size() + CASCADE_PARTS * few.size();
    for (int n = 0; n < questions.size(); n++) {
      values.add(ask(n));
      progress.accept(THOUSAND * (n + 1) / parts);
    }
    cascade(few, progress, parts);
    AttributionFindings found = gathered();
    if (asked > 0) {
      int before = parts - asked;
      found =
          found.and(
              new ValueTrial(model, subject, seeds, plan.valueMethods, test, maps.nanoseconds())
                  .found(few, n -> progress.accept(THOUSAND * (before + n) / parts)));
    }
    progress.accept(THOUSAND);
    return found;
  }

  private List<Map<AttributionMeasure, Double>> ask(int n) throws IOException {
    Question question = test.questions().get(n);
    Maps.Answers answers = maps.ask(subject, question.example(), question.classIndex());
    List<Map<AttributionMeasure, Double>> found = new ArrayList<>();
    Preparation preparation = model.preparation();
    Optional<WaveLimits> limits =
        waves.limits(test.origins().get(n), question.example(), preparation);
    for (int m = 0; m < plan.methods.size(); m++) {
      Map<AttributionMeasure, Double> values = new EnumMap<>(AttributionMeasure.class);
      Attribution answer = answers.attributions().get(m);
      values.put(AttributionMeasure.MILLISECONDS, answers.milliseconds()[m]);
      complete(values, answer);
      for (Filler filler : Filler.values()) {
        faithful(values, m, question.example(), answer, filler);
      }
      Places.put(values, answer, limits);
      found.add(values);
    }
    List<double[]> drawn = answers.maps();
    agree(drawn);
    stay(found, question, drawn);
    repeat(found, question, drawn);
    return found;
  }

  private static void complete(Map<AttributionMeasure, Double> values, Attribution answer) {
    double residual = Math.abs(answer.residual());
    values.put(AttributionMeasure.RESIDUAL, residual);
    values.put(
        AttributionMeasure.RESIDUAL_SHARE, residual / Math.abs(answer.value() - answer.baseline()));
  }

  private void faithful(
      Map<AttributionMeasure, Double> values,
      int method,
      Example example,
      Attribution answer,
      Filler filler) {
    Faithfulness.Settings usual = Faithfulness.Settings.usual(model.preparation().hertz());
    Faithfulness.Settings asDrawn =
        new Faithfulness.Settings(
            usual.share(), 1, filler, usual.draws(), usual.steps(), usual.seed());
    Faithfulness f = Faithfulness.of(subject, example, answer, asDrawn);
    String word = MeanCurves.word(filler);
    values.put(measure("drop-" + word), f.drop());
    values.put(measure("random-" + word), f.randomDrop());
    values.put(measure("deletion-" + word), f.deletionArea());
    values.put(measure("insertion-" + word), f.insertionArea());
    values.put(AttributionMeasure.degradation(filler), f.degradation());
    curves.add(method, "deletion-" + word, f.deletion());
    curves.add(method, "insertion-" + word, f.insertion());
  }

  private static AttributionMeasure measure(String id) {
    return AttributionMeasure.of(id).orElseThrow();
  }

  private void agree(List<double[]> drawn) {
    List<double[]> ranks = drawn.stream().map(Correlation::ranks).toList();
    for (int a = 0; a < ranks.size(); a++) {
      for (int b = 0; b < ranks.size(); b++) {
        likeness[a][b] += Correlation.pearson(ranks.get(a), ranks.get(b));
      }
    }
  }

  /** Under noise and a shift. */
  private void stay(
      List<Map<AttributionMeasure, Double>> found, Question question, List<double[]> drawn) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] noise = new double[drawn.size()];
    for (int d = 0; d < NOISE_DRAWS; d++) {
      List<double[]> noisy =
          maps.maps(subject, question, Stability.noisy(question.example(), random));
      for (int m = 0; m < noise.length; m++) {
        noise[m] += Correlation.pearson(drawn.get(m), noisy.get(m)) / NOISE_DRAWS;
      }
    }
    List<double[]> shifted = maps.maps(subject, question, Stability.shifted(question.example()));
    for (int m = 0; m < noise.length; m++) {
      found.get(m).put(AttributionMeasure.NOISE, noise[m]);
      found.get(m).put(AttributionMeasure.SHIFT, Stability.overlaid(drawn.get(m), shifted.get(m)));
    }
  }

  /** By networks of other seeds that get the beat right too. */
  private void repeat(
      List<Map<AttributionMeasure, Double>> found, Question question, List<double[]> drawn) {
    List<List<double[]>> all = new ArrayList<>(List.of(drawn));
    for (Subject seed : seeds) {
      if (seed.winner(question.example().inputs()) == question.classIndex()) {
        all.add(maps.maps(seed, question, question.example()));
      }
    }
    if (all.size() < 2) {
      return;
    }
    for (int m = 0; m < drawn.size(); m++) {
      double ranks = 0;
      double plain = 0;
      int pairs = 0;
      for (int a = 0; a < all.size(); a++) {
        for (int b = a + 1; b < all.size(); b++) {
          ranks += Correlation.spearman(all.get(a).get(m), all.get(b).get(m));
          plain += Correlation.pearson(all.get(a).get(m), all.get(b).get(m));
          pairs++;
        }
      }
      found.get(m).put(AttributionMeasure.SEEDS_RANK, ranks / pairs);
      found.get(m).put(AttributionMeasure.SEEDS, plain / pairs);
    }
  }

  /** The positions of the first beats of each class. */
  private List<Integer> few(List<Question> questions) {
    int[] taken = new int[model.classes().size()];
    List<Integer> few = new ArrayList<>();
    for (int n = 0; n < questions.size(); n++) {
      if (taken[questions.get(n).classIndex()]++ < plan.cascadePerClass) {
        few.add(n);
      }
    }
    return few;
  }

  private void cascade(List<Integer> few, IntConsumer progress, int parts) {
    List<List<double[]>> trained = new ArrayList<>();
    for (int n : few) {
      trained.add(maps.maps(subject, test.questions().get(n), test.questions().get(n).example()));
    }
    int depths = Sanity.depths(subject.spec());
    int[] done = {0};
    Sanity.randomise(
        subject,
        SEED,
        (node, random) -> {
          for (int i = 0; i < few.size(); i++) {
            Question question = test.questions().get(few.get(i));
            List<double[]> now = maps.maps(random, question, question.example());
            for (int m = 0; m < now.size(); m++) {
              double alike =
                  Correlation.spearman(absolute(trained.get(i).get(m)), absolute(now.get(m)));
              curves.add(m, node, alike);
              values.get(few.get(i)).get(m).put(AttributionMeasure.SANITY, alike);
            }
          }
          done[0]++;
          int beats = test.questions().size();
          progress.accept(
              THOUSAND * (beats + CASCADE_PARTS * few.size() * done[0] / depths) / parts);
        });
  }

  private static double[] absolute(double[] values) {
    double[] absolute = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      absolute[i] = Math.abs(values[i]);
    }
    return absolute;
  }

  private AttributionFindings gathered() {
    String tested = BeatScores.tested(plan.protocol);
    if (plan.records.isPresent()) {
      tested += "; of " + plan.records.get().name().toUpperCase(Locale.ROOT);
    }
    List<AttributionFindings.OfBeat> beats = new ArrayList<>();
    List<AttributionFindings.Pair> pairs = new ArrayList<>();
    int count = values.size();
    for (int m = 0; m < plan.methods.size(); m++) {
      String method = plan.methods.get(m).name();
      for (int n = 0; n < count; n++) {
        beats.add(
            new AttributionFindings.OfBeat(
                model.id(),
                method,
                test.origins().get(n).record(),
                test.origins().get(n).sampleIndex(),
                model.classes().get(test.questions().get(n).classIndex()),
                values.get(n).get(m)));
      }
      for (int other = m + 1; other < plan.methods.size(); other++) {
        pairs.add(
            new AttributionFindings.Pair(
                model.id(), method, plan.methods.get(other).name(), likeness[m][other] / count));
      }
    }
    AttributionFindings.Asked asked =
        new AttributionFindings.Asked(
            model.id(), model.sha256(), tested, test.seen().size(), seeds.size());
    return new AttributionFindings(
        List.of(asked),
        beats,
        curves.of(model.id(), plan.methods.stream().map(Variant::name).toList()),
        pairs);
  }
}
