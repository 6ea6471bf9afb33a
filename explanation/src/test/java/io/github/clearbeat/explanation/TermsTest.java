package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
  private static final Preparation PREPARATION =
      new Preparation(
          10,
          1,
          1,
          Preparation.Filter.NONE,
          List.of(Channel.BEAT, Channel.NORMAL),
          List.of(Feature.RR_BEFORE, Feature.RR_AFTER, Feature.UNLIKENESS, Feature.RR_CHANGE));

  private static Attribution attribution(float[] samples, float[] values) {
    return new Attribution(
        "deep-shap",
        0,
        List.of(
            new Attribution.Part("beat", new Shape(2, 2), samples),
            new Attribution.Part("features", new Shape(values.length, 1), values)),
        0,
        2,
        List.of(),
        List.of(),
        2,
        0.5);
  }

  private static Example example(float... values) {
    return new Example(
        new float[][] {new float[4], values}, 0, 2, java.util.Optional.empty(), List.of());
  }

  @Test
  void valuesAreGatheredIntoTermsAndNothingIsLost() {
    Attribution why =
        attribution(new float[] {0.5f, -0.25f, 0.1f, 0.1f}, new float[] {-2, 0.5f, 0.25f, 0.75f});
    float[][] mean = {new float[4], {0.3f, 0, 0, 0}};
    Terms terms = Terms.of(why, example(-0.9f, 0, 0, 0), PREPARATION, mean);
    // |−2|, |0.5 + 0.75|, |0.5 − 0.25|, |0.25|, |0.1 + 0.1|: 3.95 together.
    assertThat(terms.terms())
        .extracting(Terms.Term::name)
        .containsExactly(
            "how early it comes",
            "intervals next to it",
            "this beat, samples",
            "its QRS complex",
            "usual beat, samples");
    assertThat(terms.terms().get(1).contribution()).isCloseTo(1.25, within(1e-6));
    assertThat(terms.terms().get(1).values())
        .extracting(Terms.Value::name)
        .containsExactly("RR_CHANGE", "RR_AFTER");
    assertThat(terms.shareOfSamples()).isCloseTo(0.25 / 3.95, within(1e-6));
    assertThat(terms.terms().stream().mapToDouble(Terms.Term::contribution).sum())
        .isCloseTo(why.sum(), within(1e-6));
    // e^(−0.9 / 3) = 0.741, e^(0.3 / 3) = 1.105.
    assertThat(terms.terms().get(0).values().get(0).words())
        .isEqualTo("RR against the median of 16 before: −26 %, on average +11 %");
  }

  @Test
  void anAnswerAboutSamplesAloneIsNoAnswer() {
    Attribution why =
        new Attribution(
            "one",
            0,
            List.of(new Attribution.Part("beat", new Shape(2, 2), new float[4])),
            0,
            2,
            List.of(),
            List.of(),
            2,
            0.5);
    assertThatThrownBy(() -> Terms.of(why, example(0, 0, 0, 0), PREPARATION, new float[2][4]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "rrToMedian, EARLINESS",
    "RR_BEFORE, EARLINESS",
    "rrToTwoAfter, NEIGHBOURING_INTERVALS",
    "beforeToEarlier, NEIGHBOURING_INTERVALS",
    "change2, NEIGHBOURING_INTERVALS",
    "changesOverTenth, REGULARITY",
    "typicalChange3, REGULARITY",
    "RR_SPREAD, REGULARITY",
    "rr, RATE",
    "RR_LEVEL, RATE",
    "pLikeness, P_WAVE",
    "normalPShifted, P_WAVE",
    "UNLIKENESS_P, P_WAVE",
    "pathLength, QRS",
    "normalPath, QRS",
    "width, QRS",
    "UNLIKENESS, QRS",
    "normalTDistance, T_WAVE",
    "turningPoints, REGULARITY",
    "alikeRr, ALIKE",
    "shapeEarliness, ALIKE",
    "shapeShareAfter, NEIGHBOURING_SHAPES",
    "pairToNear, NEIGHBOURING_INTERVALS",
    "afterToNear, NEIGHBOURING_INTERVALS",
    "spreadLocal, REGULARITY",
    "qrsLikenessAfter, NEIGHBOURING_SHAPES",
    "UNLIKENESS_BEFORE, NEIGHBOURING_SHAPES",
    "somethingNew, OTHER"
  })
  void theNameTellsWhatAValueIsAbout(String name, ValueGroup group) {
    assertThat(ValueGroup.of(name)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    "rrToMedian, -0.478, −38 %",
    "rrToMedian, 0.0953, +10 %",
    "level, -0.2231, 800 ms",
    "RR_LEVEL, 0, 800 ms",
    "width, 0.9, 90 ms",
    "alikeShare, 0.25, 25 %",
    "RR_SPREAD, 0.3, 10 %",
    "pDistance, 0.5, 0.25",
    "normalQrs, -0.004, 0.00",
    "normalQrs, -0.25, −0.25",
    "somethingNew, 1.5, 1.50"
  })
  void aNumberHasItsUnit(String name, double value, String how) {
    assertThat(ValueWords.of(name).how(value)).isEqualTo(how);
  }

  @Test
  void aNameThatIsNotKnownIsWrittenAsItIs() {
    assertThat(ValueWords.of("rrToNewThing").what()).isEqualTo("RR to new thing");
  }

  /** logits = W · (mean of the beat, v0 … v4): what is marked and left follows by hand. */
  private static final Spec LINEAR =
      Spec.builder("linear")
          .input("beat", new Shape(1, 2))
          .input("features", new Shape(5, 1))
          .add("pool", new Layer.GlobalAveragePool(), "beat")
          .add("joined", new Layer.Concat(), "pool", "features")
          .add("logits", new Layer.Dense(6, 2), "joined")
          .build("logits");

  @Test
  void theValuesThatCountMostAreTakenAwayAndTheProbabilityIsThatByHand() {
    Weights weights = Weights.zero(LINEAR);
    float[] w = weights.get("logits.weight"); // class 0: 0, then 1 2 3 −1 0.5
    System.arraycopy(new float[] {0, 1, 2, 3, -1, 0.5f}, 0, w, 0, 6);
    float[][] one = {new float[2], {0, 0, 0, 0, 0}};
    float[][] two = {new float[2], {0.4f, 0, 0, 0, 0}};
    Subject subject = Subject.of(LINEAR, weights, List.of(one, two));
    Example example = Example.of(new float[2], new float[] {1, 1, 1, 1, 1});
    Attribution shap = new DeepShap().explain(subject, example, 0);
    assertThat(shap.parts().get(1).values())
        .containsExactly(new float[] {0.8f, 2, 3, -1, 0.5f}, within(1e-5f));
    ValueFaithfulness f =
        ValueFaithfulness.of(subject, example, shap, new ValueFaithfulness.Settings(3, 0, 7, 5, 1));
    assertThat(f.probability()).isCloseTo(sigmoid(5.5), within(1e-6));
    assertThat(f.marked()).isCloseTo(sigmoid(0.2 - 1 + 0.5), within(1e-6));
    assertThat(f.drop()).isGreaterThan(f.randomDrop());
    assertThat(f.logitDrop()).isCloseTo(5.8, within(1e-5));
    // Any three of five, on average three fifths of 5.3.
    assertThat(f.randomLogitDrop()).isBetween(1.5, 5.0);
    assertThat(f.deletion().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(
            new double[] {
              sigmoid(5.5), sigmoid(2.5), sigmoid(0.5), sigmoid(-0.3), sigmoid(-0.8), sigmoid(0.2)
            },
            within(1e-6));
    assertThat(f.insertion().get(1)).isCloseTo(sigmoid(3.2), within(1e-6));
    ValueFaithfulness beats =
        ValueFaithfulness.of(subject, example, shap, new ValueFaithfulness.Settings(3, 2, 7, 0, 1));
    assertThat(beats.marked()).isCloseTo((sigmoid(-0.5) + sigmoid(-0.1)) / 2, within(1e-6));
    assertThat(beats.deletionArea()).isNaN();
  }

  /** Of a network without hidden layers every method knows the same: w · (x − mean). */
  @Test
  void methodsAgreeWhereTheLogitIsASumAndControlsDoNot() {
    Weights weights = Weights.zero(LINEAR);
    float[] w = weights.get("logits.weight");
    System.arraycopy(new float[] {0.5f, 1, 2, 3, -1, 0.5f}, 0, w, 0, 6);
    float[][] one = {new float[2], {0, 0, 0, 0, 0}};
    float[][] two = {new float[2], {0.4f, 0, 0, 0, 2}};
    Subject subject = Subject.of(LINEAR, weights, List.of(one, two));
    Preparation five =
        new Preparation(
            10,
            1,
            1,
            Preparation.Filter.NONE,
            List.of(Channel.BEAT),
            List.of(
                Feature.RR_BEFORE,
                Feature.RR_AFTER,
                Feature.RR_CHANGE,
                Feature.UNLIKENESS,
                Feature.AMPLITUDE));
    Example example = Example.of(new float[] {4, 2}, new float[] {1, 1, 1, 1, 2});
    float[] expected = {0.8f, 2, 3, -1, 0.5f};
    for (Explainer method : List.of(new ValueOcclusion(five), new SampledShapley(five, 3, 1))) {
      Attribution why = method.explain(subject, example, 0);
      assertThat(why.parts().get(1).values())
          .as(method.name())
          .containsExactly(expected, within(1e-5f));
      // Half the weight of the mean of two samples, 3, spread over both.
      assertThat(why.parts().get(0).values()).containsExactly(0.75f, 0.75f);
    }
    assertThat(new SampledShapley(five, 3, 1).explain(subject, example, 0).residual())
        .isCloseTo(0, within(1e-5));
    Attribution terms = SegmentShapley.ofTerms(five).explain(subject, example, 0);
    assertThat(terms.residual()).isCloseTo(0, within(1e-5));
    assertThat(terms.shares())
        .extracting(Attribution.Share::name)
        .containsExactly(
            Terms.SAMPLES, "how early it comes", "intervals next to it", "its QRS complex");
    assertThat(terms.shares().get(2).value()).isCloseTo(5, within(1e-5));
    // Deviations 0.2 and 1; those that never differ are divided by the least.
    float[] away = new Deviation().explain(subject, example, 0).parts().get(1).values();
    assertThat(away[0]).isCloseTo(4, within(1e-4f));
    assertThat(away[4]).isCloseTo(1, within(1e-4f));
    float[] random = new RandomValues(1).explain(subject, example, 0).parts().get(1).values();
    assertThat(random)
        .isEqualTo(new RandomValues(1).explain(subject, example, 0).parts().get(1).values())
        .isNotEqualTo(new RandomValues(2).explain(subject, example, 0).parts().get(1).values());
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"beat-light-open", "arrhythminet-v1-rhythm"})
  void whatIsShippedIsExplainedCompletely(String id) throws IOException {
    Model model = ModelFile.shipped(id);
    Subject subject = Subject.of(model);
    for (int b : IntStream.of(0, 50).toArray()) {
      float[][] beat = model.background().beats().get(b);
      Example example = Example.of(beat, model.preparation(), 0.8, 0.8);
      int winner = subject.winner(example.inputs());
      Attribution shap = new DeepShap().explain(subject, example, winner);
      Terms terms = Terms.of(shap, example, model.preparation(), subject.meanBackground());
      assertThat(terms.terms().stream().mapToDouble(Terms.Term::contribution).sum())
          .isCloseTo(shap.value() - shap.baseline(), within(1e-3));
      assertThat(terms.terms().stream().mapToDouble(Terms.Term::share).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(terms.terms().stream().mapToInt(t -> t.values().size()).sum())
          .isEqualTo(model.preparation().featureNames().size());
    }
  }
}
