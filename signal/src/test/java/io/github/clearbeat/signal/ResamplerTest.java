package io.github.clearbeat.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"128,360", "360,128", "500,360", "1000,360", "250,360", "100,360", "257.07,360"})
  void keepsTheInstantOfEverySampleOfASine(double from, double to) {
    double toneHertz = 0.35 * Math.min(from, to); // well inside the pass band
    Samples input = tone(from, 3000, 0, toneHertz);
    Resampler resampler = Resampler.between(from, to);
    float[] output = StageCuts.values(resampler, input);
    assertThat(output).hasSize((int) Math.floor(2999 * to / from + 1e-9) + 1);
    int edge = (int) (0.4 * to);
    for (int k = edge; k < output.length - edge; k++) {
      double seconds = k / to; // straight from the definition: output k stands for k / to
      assertThat((double) output[k])
          .isCloseTo(Math.sin(2 * Math.PI * toneHertz * seconds), within(2e-3));
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,360,270", "500,128,100", "360,100,60"})
  void takesOffWhatTheLowerRateCannotHold(double from, double to, double toneHertz) {
    float[] output = StageCuts.values(Resampler.between(from, to), tone(from, 4000, 0, toneHertz));
    for (int k = 200; k < output.length - 200; k++) {
      assertThat(output[k]).isCloseTo(0, within(2e-3f));
    }
  }

  @Test
  void passesConstantsUnchangedFromTheFirstToTheLast() {
    float[] constant = new float[777];
    Arrays.fill(constant, -1.25f);
    for (double rate : new double[] {100, 128, 250, 500, 999.5, 1000}) {
      float[] output = StageCuts.values(Resampler.between(rate, 360), Samples.of(constant, rate));
      for (float value : output) {
        assertThat(value).isCloseTo(-1.25f, within(1e-6f));
      }
    }
  }

  @Test
  void equalRatesPassEverySample() {
    Samples input = noise(360, 100, 5);
    assertThat(StageCuts.values(Resampler.between(360, 360), input))
        .containsExactly(input.toArray());
    assertThat(Resampler.between(360, 360).delaySamples()).isZero();
  }

  @Test
  void outputIndexDoesNotDependOnWhereTheStreamBegins() {
    Samples early = noise(128, 2000, 0);
    Samples late = early.slice(1001, 2000);
    List<Object> all = StageCuts.output(Resampler.between(128, 360), early);
    List<Object> tail = StageCuts.output(Resampler.between(128, 360), late);
    StageCuts.IndexedValue first = (StageCuts.IndexedValue) tail.get(0);
    assertThat(first.index()).isEqualTo(2816); // ceil(1001 * 360 / 128)
    assertThat(tail.subList(300, tail.size())).isEqualTo(all.subList(2816 + 300, all.size()));
  }

  @ParameterizedTest
  @CsvSource({"128,360", "360,360", "1000,360", "257.07,360", "360,100"})
  void cutsDoNotMatter(double from, double to) {
    List<Object> output =
        StageCuts.assertCutsDoNotMatter(() -> Resampler.between(from, to), noise(from, 1500, 7));
    assertThat(output).isNotEmpty();
  }

  @Test
  void holdsBackNoMoreThanTheStatedDelay() {
    Resampler resampler = Resampler.between(128, 360);
    long[] end = {0};
    for (int i = 0; i < 500; i++) {
      resampler.push(
          Samples.block(new float[] {0}, 0, 1, i, 128), block -> end[0] = block.endIndex());
      if (i >= resampler.delaySamples()) {
        assertThat(resampler.sourceIndex(end[0])).isGreaterThan(i - resampler.delaySamples());
      }
    }
  }

  @Test
  void aGapStaysAsLongAsItIsAndSpoilsNothingAround() {
    float[] input = new float[1280];
    Arrays.fill(input, 0.5f);
    Arrays.fill(input, 600, 700, Float.NaN);
    input[800] = Float.POSITIVE_INFINITY;
    float[] output = StageCuts.values(Resampler.between(128, 360), Samples.of(input, 128));
    for (int k = 0; k < output.length; k++) {
      double nearest = Math.rint(k * 128 / 360.0);
      if (nearest >= 600 && nearest < 700 || nearest == 800) {
        assertThat(output[k]).isNaN();
      } else {
        assertThat(output[k]).isCloseTo(0.5f, within(1e-6f));
      }
    }
  }

  @Test
  void refusesAnotherRateAGapInTheIndicesAndAForeignState() throws IOException {
    Resampler resampler = Resampler.between(128, 360);
    assertThatThrownBy(() -> resampler.push(noise(129, 5, 0), block -> {}))
        .hasMessage("expected samples at 128.0 Hz, found 129.0");
    resampler.push(noise(128, 5, 0), block -> {});
    assertThatThrownBy(() -> resampler.push(noise(128, 5, 6), block -> {}))
        .hasMessage("expected the block from index 5, found 6");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    resampler.save(new DataOutputStream(bytes));
    assertThatThrownBy(
            () ->
                Resampler.between(250, 360)
                    .restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class)
        .hasMessage("saved state of resampler: it was written under other settings");
  }

  static Samples tone(double hertz, int length, long firstIndex, double toneHertz) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) Math.sin(2 * Math.PI * toneHertz * (firstIndex + i) / hertz);
    }
    return Samples.block(values, 0, length, firstIndex, hertz);
  }

  static Samples noise(double hertz, int length, long firstIndex) {
    Random random = new Random(3);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return Samples.block(values, 0, length, firstIndex, hertz);
  }
}
