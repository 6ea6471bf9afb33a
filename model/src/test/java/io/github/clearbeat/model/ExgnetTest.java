package io.github.clearbeat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExgnetTest {
  private static final int FEATURES = 17;

  @Test
  void theReferenceHasTheSizeThatItsLayoutGives() {
    Spec spec = Exgnet.reference(5000, 5);
    // Stem 640; a block 3 · 16,384 + 64 + 3,072 and two batch norms of 128; head 165.
    assertThat(spec.parameters()).isEqualTo(640 + 4 * 52_544 + 165);
    Spec training = Exgnet.withFeatures(spec, FEATURES);
    assertThat(training.parameters()).isEqualTo(spec.parameters() + 1_152 + 2_080 + 325);
    assertThat(spec.macs()).isBetween(123_000_000L, 126_000_000L);
    assertThat(spec.shapes().get(Exgnet.map(spec)).time()).isEqualTo(156);
  }

  @Test
  void theFullConfigurationComesNearThePapersSize() {
    Spec training = Exgnet.withFeatures(Exgnet.full(5000, 5), FEATURES);
    assertThat(training.parameters() / 8_263_471.0).isBetween(0.983, 0.985);
    assertThat(training.macs()).isBetween(3_850_000_000L, 3_950_000_000L);
  }

  @Test
  void theLightFormsKeepTheirBounds() {
    Spec light = Exgnet.light(1250, 4);
    assertThat(light.parameters()).isLessThanOrEqualTo(150_000);
    assertThat(light.macs()).isLessThanOrEqualTo(10_000_000);
    Spec plain = Exgnet.light(1250, 4, Exgnet.Block.PLAIN);
    assertThat(plain.parameters()).isEqualTo(light.parameters());
    assertThat(plain.macs()).isEqualTo(light.macs());
    Spec tiny = Exgnet.tiny(1250, 4);
    assertThat(tiny.parameters()).isLessThanOrEqualTo(30_000);
    assertThat(tiny.macs()).isLessThanOrEqualTo(1_000_000);
    assertThat(light.shapes().get(Exgnet.map(light)).time()).isEqualTo(78);
  }

  @Test
  void whatIsDeployedHasNoTraceOfTheFeaturesAndTheSameOutput() {
    Spec training = Exgnet.withFeatures(Exgnet.light(625, 4), FEATURES);
    Weights weights = Weights.initial(training, 7);
    Spec deployed = training.keeping("logits", "probabilities");
    assertThat(deployed.inputs()).containsOnlyKeys("strip");
    assertThat(deployed.nodes())
        .noneMatch(node -> node.name().contains("feature") || node.name().contains("joint"));
    assertThat(weights.keeping(deployed).names())
        .noneMatch(name -> name.contains("feature") || name.contains("joint"));
    float[] strip = new float[625];
    float[] features = new float[FEATURES];
    Random random = new Random(1);
    for (int i = 0; i < strip.length; i++) {
      strip[i] = (float) random.nextGaussian();
    }
    float[][] whole = {new float[4], new float[4], new float[4]};
    Runner runner = Network.of(training, weights).runner(1);
    runner.run(1, new float[][] {strip, features}, whole);
    float[][] part = {new float[4], new float[4]};
    Network.of(deployed, weights.keeping(deployed)).runner(1).run(1, new float[][] {strip}, part);
    assertThat(part[0]).isEqualTo(whole[0]);
    assertThat(part[1]).isEqualTo(whole[1]);
  }

  @Test
  void auxiliaryEstimatesLeaveTheDeployedPartAsItIs() {
    Spec light = Exgnet.light(625, 4);
    Spec training = Exgnet.withEstimates(light, FEATURES);
    assertThat(training.shapes().get("estimates").size()).isEqualTo(FEATURES);
    assertThat(training.keeping("logits", "probabilities").nodes()).isEqualTo(light.nodes());
  }

  @Test
  void joinedNetworksGiveTheMeanOfTheirLogits() {
    Spec light = Exgnet.light(625, 4);
    List<Weights> members = List.of(Weights.initial(light, 1), Weights.initial(light, 2));
    Spec joined = Exgnet.joined(light, 2);
    assertThat(joined.parameters()).isLessThan(2 * light.parameters());
    float[] strip = new float[625];
    Random random = new Random(4);
    for (int i = 0; i < strip.length; i++) {
      strip[i] = (float) random.nextGaussian();
    }
    float[] mean = new float[4];
    for (Weights member : members) {
      float[][] outputs = {new float[4], new float[4]};
      Network.of(light, member).runner(1).run(1, new float[][] {strip}, outputs);
      for (int c = 0; c < 4; c++) {
        mean[c] += outputs[0][c] / 2;
      }
    }
    float[][] outputs = {new float[4], new float[4]};
    Network.of(joined, Exgnet.joined(light, members))
        .runner(1)
        .run(1, new float[][] {strip}, outputs);
    assertThat(outputs[0]).containsExactly(mean, within(1e-5f));
    assertThat(joined.shapes().get(Exgnet.map(joined)).channels()).isEqualTo(160);
  }
}
