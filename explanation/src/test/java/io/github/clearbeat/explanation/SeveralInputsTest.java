package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A network that sees the beat between its neighbours and, as a second input, RR features that meet
 * the signal before a hidden layer.
 */
class SeveralInputsTest {
  private static final Preparation PREPARATION =
      new Preparation(
          120,
          60,
          60,
          Preparation.Filter.NONE,
          List.of(Channel.PREVIOUS, Channel.BEAT, Channel.NEXT),
          List.of(Feature.RR_BEFORE, Feature.RR_AFTER, Feature.RR_LEVEL));
  private static final int SAMPLES = 120;

  private static final Spec SPEC =
      Spec.builder("between")
          .input("beat", new Shape(3, SAMPLES))
          .input("features", new Shape(3, 1))
          .add("conv1", Layer.Conv.of(3, 8, 5, 2, true), "beat")
          .add("relu1", new Layer.Relu(), "conv1")
          .add("conv2", Layer.Conv.of(8, 8, 5, 2, true), "relu1")
          .add("relu2", new Layer.Relu(), "conv2")
          .add("pool", new Layer.GlobalAveragePool(), "relu2")
          .add("joined", new Layer.Concat(), "pool", "features")
          .add("hidden", new Layer.Dense(11, 6), "joined")
          .add("relu3", new Layer.Relu(), "hidden")
          .add("logits", new Layer.Dense(6, 4), "relu3")
          .build("logits");

  private static Subject subject() {
    return Nets.subject(SPEC, 6);
  }

  private static Example example() {
    return Example.of(Nets.inputs(SPEC, 77), PREPARATION, 0.8, 0.9);
  }

  @Test
  void everyMethodSaysSomethingAboutTheBeatsOwnWindow() {
    Subject subject = subject();
    Example example = example();
    assertThat(example.windowFrom()).isEqualTo(SAMPLES);
    for (Explainer method : Explainers.all()) {
      Attribution why = method.explain(subject, example, 1);
      assertThat(why.window()).as(method.name()).hasSize(SAMPLES);
      float greatest = why.greatest();
      assertThat(greatest).as(method.name()).isPositive();
    }
  }

  /** What features and neighbours give is part of the sum: the signal alone would not add up. */
  @Test
  void completeMethodsCountFeaturesAndNeighbours() {
    Subject subject = subject();
    Example example = example();
    Map<Explainer, Double> allowed =
        Map.of(
            new DeepShap(), 1e-4, new SegmentShapley(), 1e-4, new IntegratedGradients(2000), 5e-3);
    allowed.forEach(
        (method, most) -> {
          Attribution why = method.explain(subject, example, 1);
          assertThat(why.residual()).as(method.name()).isCloseTo(0, within(most));
          assertThat(why.parts()).as(method.name()).hasSize(2);
          double features = 0;
          for (float value : why.parts().get(1).values()) {
            features += value;
          }
          assertThat(Math.abs(features)).as(method.name()).isGreaterThan(10 * most);
        });
  }

  /** Guided Grad-CAM has a map of the signal only; all channels have it. */
  @Test
  void guidedGradCamLeavesFeaturesAlone() {
    Attribution why = new GuidedGradCam().explain(subject(), example(), 2);
    assertThat(why.parts().get(1).values()).containsOnly(0);
    float[] channels = why.parts().get(0).values();
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      for (int t = 0; t < SAMPLES; t++) {
        assertThat(channels[c * SAMPLES + t]).isNotNegative();
        sum += channels[c * SAMPLES + t];
      }
      assertThat(sum).as("channel %d", c).isPositive();
    }
  }

  /** The signal's map is tested on the signal: neighbours and features stay as they are. */
  @Test
  void whatIsTakenAwayIsOfTheOwnWindowOnly() {
    Subject subject = subject();
    Example example = example();
    boolean[] all = new boolean[SAMPLES];
    java.util.Arrays.fill(all, true);
    for (Filler filler : Filler.values()) {
      float[][] without = filler.without(subject, example, all);
      assertThat(without[1]).containsExactly(example.inputs()[1]);
      for (int i = 0; i < 3 * SAMPLES; i++) {
        if (i / SAMPLES != 1) {
          assertThat(without[0][i]).isEqualTo(example.inputs()[0][i]);
        }
      }
      assertThat(without[0]).isNotEqualTo(example.inputs()[0]);
    }
  }
}
