package io.github.clearbeat.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  @Test
  void kernelHasTheAskedResponse() {
    double[] kernel = WindowedSinc.lowPass(360, 40, 10, 60);
    assertThat(gain(kernel, 0, 360)).isCloseTo(1, within(1e-12));
    assertThat(gain(kernel, 40, 360)).isCloseTo(0.5, within(0.01));
    for (double f = 0; f <= 35; f += 0.5) {
      assertThat(gain(kernel, f, 360)).isCloseTo(1, within(1.5e-3));
    }
    for (double f = 45; f <= 180; f += 0.5) {
      assertThat(gain(kernel, f, 360)).isCloseTo(0, within(1.5e-3));
    }
  }

  @ParameterizedTest
  @CsvSource({"10,1", "30,1", "2,0", "60,0"})
  void bandPassKeepsItsBandInPlace(double toneHertz, double gain) {
    Samples input = ResamplerTest.tone(250, 2500, 40, toneHertz);
    float[] output = StageCuts.values(FirFilter.bandPass(250, 5, 45, 4), input);
    assertThat(output).hasSize(2500);
    for (int i = 250; i < 2250; i++) {
      assertThat((double) output[i]).isCloseTo(gain * input.millivolts(i), within(4e-3));
    }
  }

  @Test
  void highPassTakesOffAnyConstantUpToTheEdges() {
    float[] constant = new float[1000];
    Arrays.fill(constant, 3);
    Arrays.fill(constant, 300, 420, Float.NaN);
    float[] output = StageCuts.values(FirFilter.highPass(250, 0.5, 0.6), Samples.of(constant, 250));
    for (int i = 0; i < 1000; i++) {
      if (i >= 300 && i < 420) {
        assertThat(output[i]).isNaN();
      } else {
        assertThat(output[i]).isCloseTo(0, within(1e-5f));
      }
    }
  }

  @Test
  void movingAverageIsTheMeanOfWhatIsThere() {
    float[] values = {1, 2, Float.NaN, 4, 5, Float.NaN, Float.NaN, Float.NaN, 9};
    float[] output = StageCuts.values(MovingAverage.over(3, 1), Samples.of(values, 1));
    float nan = Float.NaN;
    assertThat(output).containsExactly(1.5f, 1.5f, 3, 4.5f, 4.5f, 5, nan, 9, 9);
  }

  @Test
  void movingAverageDoesNotDrift() {
    MovingAverage average = MovingAverage.over(0.1, 360);
    float[] values = new float[1_000_000];
    for (int i = 0; i < values.length - 100; i++) {
      values[i] = (i % 7) * 1000.1f;
    }
    float[] output = StageCuts.values(average, Samples.of(values, 360));
    assertThat(output[values.length - 1]).isZero();
  }

  @Test
  void cutsDoNotMatter() {
    Samples noise = ResamplerTest.noise(360, 1200, 3);
    StageCuts.assertCutsDoNotMatter(() -> FirFilter.bandPass(360, 5, 25, 5), noise);
    StageCuts.assertCutsDoNotMatter(() -> FirFilter.lowPass(360, 40, 20), noise);
    StageCuts.assertCutsDoNotMatter(() -> MovingAverage.over(0.2, 360), noise);
    StageCuts.assertCutsDoNotMatter(
        () -> MovingAverage.over(0.2, 360).then(FirFilter.highPass(360, 2, 3)), noise);
  }

  private static double gain(double[] kernel, double toneHertz, double hertz) {
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      sum += kernel[i] * Math.cos(2 * Math.PI * toneHertz / hertz * (i - kernel.length / 2));
    }
    return sum;
  }
}
