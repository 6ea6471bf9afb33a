package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Power against src/test/python/strip_spectrum.py; shapes against beats drawn with known ones. */
class StripFeaturesTest {
  private static double[] drawn() {
    double[] x = new double[2600];
    for (int i = 0; i < x.length; i++) {
      double t = i / 250.0;
      x[i] =
          Math.sin(2 * Math.PI * 1.3 * t)
              + 0.5 * Math.sin(2 * Math.PI * 7.7 * t)
              + 0.2 * Math.cos(2 * Math.PI * 33 * t)
              + 0.1 * ((long) i * i * 7919 % 1000 / 1000.0 - 0.5);
    }
    return x;
  }

  @Test
  void theSpectrumIsWelchs() {
    PowerSpectrum spectrum = PowerSpectrum.of(drawn(), 250, 4);
    assertThat(spectrum.power(0, 0.5)).isCloseTo(0.0009635573432788245, within(1e-12));
    assertThat(spectrum.power(0.5, 5)).isCloseTo(0.5000081430027193, within(1e-12));
    assertThat(spectrum.power(5, 15)).isCloseTo(0.12508830016429826, within(1e-12));
    assertThat(spectrum.power(30, 40)).isCloseTo(0.019292739537393022, within(1e-12));
    assertThat(spectrum.power(0.5, 40)).isCloseTo(0.6444908535578663, within(1e-12));
    assertThat(spectrum.power(0, 126)).isCloseTo(0.646053357388181, within(1e-12));
    assertThat(spectrum.entropy(0.5, 40)).isCloseTo(0.2978296686482572, within(1e-12));
    assertThat(spectrum.median(0.5, 40)).isEqualTo(1.46484375);
    assertThat(spectrum.peak(0.5, 40)).isEqualTo(1.220703125);
  }

  @Test
  void sharesAndMomentsOfAStripAgreeWithTheIndependentScript() {
    RhythmFeatures found = RhythmFeatures.of(strip(floats(drawn()), 250), new double[0]);
    assertThat(found.value("baseline_power"))
        .isCloseTo(
            100 * 0.0009635573432788245 / (0.6444908535578663 + 0.0009635573432788245),
            within(1e-4));
    assertThat(found.value("slow_power"))
        .isCloseTo(100 * 0.5000081430027193 / 0.6444908535578663, within(1e-4));
    assertThat(found.value("qrs_power"))
        .isCloseTo(
            100 * 0.12508830016429826 / (0.6444908535578663 - 0.5000081430027193), within(1e-4));
    assertThat(found.value("fast_power"))
        .isCloseTo(100 * 0.019292739537393022 / 0.6444908535578663, within(1e-4));
    assertThat(found.value("skewness")).isCloseTo(-0.048822263282947365, within(1e-5));
    assertThat(found.value("kurtosis")).isCloseTo(2.046453759144091, within(1e-5));
  }

  @Test
  void theTachogramsPowerIsWelchsFromOneMinuteOn() {
    double[] milliseconds = new double[283];
    double seconds = 0;
    for (int i = 0; i < milliseconds.length; i++) {
      milliseconds[i] =
          850
              + (i == 0
                  ? 0
                  : 50 * Math.sin(2 * Math.PI * 0.1 * seconds)
                      + 30 * Math.sin(2 * Math.PI * 0.25 * seconds));
      seconds += milliseconds[i] / 1000;
    }
    Tachogram tachogram = Tachogram.of(new RrSeries(milliseconds));
    assertThat(tachogram.power(0.04, 0.15)).isCloseTo(1191.8939418943528, within(1e-6));
    assertThat(tachogram.power(0.15, 0.4)).isCloseTo(332.98521498578475, within(1e-6));
    Tachogram brief = Tachogram.of(new RrSeries(java.util.Arrays.copyOf(milliseconds, 69)));
    assertThat(brief.power(0.04, 0.15)).isNaN(); // 58.7 s
  }

  /** One wave: height in mV, centre in seconds from the R peak, spread in seconds. */
  private record Bump(double millivolts, double centre, double spread) {}

  private static final Bump P = new Bump(0.15, -0.16, 0.02);
  private static final Bump QRS = new Bump(1.2, 0, 0.012);
  private static final Bump T = new Bump(-0.3, 0.28, 0.04);

  private static final List<Double> REGULAR = List.of(0.6, 1.4, 2.2, 3.0, 3.8, 4.6, 5.4, 6.2, 7.0);

  private static float[] beats(List<Double> peaks, double hertz, Bump... bumps) {
    float[] values = new float[(int) Math.round(8 * hertz)];
    for (int i = 0; i < values.length; i++) {
      for (double peak : peaks) {
        for (Bump bump : bumps) {
          double z = (i / hertz - peak - bump.centre) / bump.spread;
          values[i] += (float) (bump.millivolts * Math.exp(-z * z / 2));
        }
      }
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static Samples strip(float[] millivolts, double hertz) {
    return Samples.of(millivolts, hertz);
  }

  private static double[] seconds(List<Double> peaks) {
    return peaks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {250, 360, 500})
  void drawnBeatsHaveTheShapesTheyWereDrawnWith(double hertz) {
    RhythmFeatures found =
        RhythmFeatures.of(strip(beats(REGULAR, hertz, P, QRS, T), hertz), seconds(REGULAR));

    assertThat(found.value("bpm")).isCloseTo(75, within(1e-9));
    assertThat(found.value("qrs_amplitude")).isCloseTo(1.2, within(0.06));
    assertThat(found.value("qrs_amplitude_spread")).isCloseTo(0, within(0.02));
    // a Gaussian's slope falls below a few hundredths of its greatest about 3 spreads out
    assertThat(found.value("qrs_duration")).isCloseTo(6 * 12, within(20.0));
    assertThat(found.value("qrs_duration_p90")).isBetween(52.0, 100.0);
    assertThat(found.value("p_share")).isEqualTo(100);
    assertThat(found.value("p_amplitude")).isCloseTo(0.15, within(0.03));
    assertThat(found.value("p_likeness")).isCloseTo(1, within(0.02));
    assertThat(found.value("pr_interval")).isCloseTo(160 + 50 - 36, within(30.0));
    assertThat(found.value("t_amplitude")).isCloseTo(-0.3, within(0.05));
    assertThat(found.value("qt_interval")).isCloseTo(280 + 90 + 36, within(40.0));
    assertThat(found.value("st_level")).isCloseTo(0, within(0.03));
    assertThat(found.value("beat_likeness")).isCloseTo(1, within(0.01));
    assertThat(found.value("beat_likeness_least")).isCloseTo(1, within(0.02));
  }

  @Test
  void aStrangeBeatIsTheLeastLike() {
    float[] values = beats(REGULAR, 250, P, QRS, T);
    float[] strange = beats(List.of(3.8), 250, new Bump(-1.8, 0.03, 0.05));
    for (int i = 0; i < values.length; i++) {
      values[i] += strange[i];
    }
    RhythmFeatures found = RhythmFeatures.of(strip(values, 250), seconds(REGULAR));
    assertThat(found.value("beat_likeness_least")).isLessThan(0.3);
    assertThat(found.value("beat_likeness")).isBetween(0.85, 0.97);
    assertThat(found.value("qrs_duration_p90")).isGreaterThan(found.value("qrs_duration"));
  }

  @Test
  void fibrillatoryWavesAreSeenBetweenTheBeats() {
    List<Double> irregular = List.of(0.5, 1.3, 2.4, 3.1, 4.3, 5.0, 6.1, 7.2);
    float[] values = beats(irregular, 250, QRS, T);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.1 * Math.sin(2 * Math.PI * 6 * i / 250));
    }
    RhythmFeatures found = RhythmFeatures.of(strip(values, 250), seconds(irregular));
    assertThat(found.value("f_wave_frequency")).isCloseTo(6, within(0.4));
    assertThat(found.value("f_wave_power")).isGreaterThan(70);
    assertThat(found.value("f_wave_amplitude")).isCloseTo(0.1 / Math.sqrt(2), within(0.01));

    RhythmFeatures still =
        RhythmFeatures.of(strip(beats(REGULAR, 250, P, QRS, T), 250), seconds(REGULAR));
    assertThat(still.value("f_wave_amplitude")).isLessThan(0.02);
  }

  @Test
  void featuresDoNotDependOnTheRateOrOnAnOffset() {
    float[] values = beats(REGULAR, 500, P, QRS, T);
    float[] lifted = values.clone();
    for (int i = 0; i < lifted.length; i++) {
      lifted[i] += 0.7f;
    }
    RhythmFeatures one = RhythmFeatures.of(strip(values, 500), seconds(REGULAR));
    RhythmFeatures other = RhythmFeatures.of(strip(lifted, 500), seconds(REGULAR));
    for (int i = 0; i < one.values().length; i++) {
      String name = one.features().get(i).name();
      double scale = Math.max(1, Math.abs(one.values()[i]));
      if (!name.equals("f_wave_frequency")) { // of rounding errors: there are no such waves
        assertThat(other.values()[i]).as(name).isCloseTo(one.values()[i], within(2e-3 * scale));
      }
    }
  }

  @Test
  void everyFeatureIsNamedOnceAndFiniteWhateverComes() {
    assertThat(RhythmFeatures.all()).extracting(StripFeature::name).doesNotHaveDuplicates();
    assertThat(RhythmFeatures.all()).allSatisfy(f -> assertThat(f.formula()).isNotBlank());
    assertThat(RhythmFeatures.all().subList(0, 17)).isEqualTo(RhythmFeatures.variability());
    Random random = new Random(3);
    List<float[]> strips = new ArrayList<>();
    strips.add(new float[2500]);
    float[] missing = new float[2500];
    java.util.Arrays.fill(missing, Float.NaN);
    strips.add(missing);
    float[] noise = new float[2500];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    strips.add(noise);
    strips.add(new float[250]);
    double[][] peaks = {{}, {0.01}, {0.5, 0.6}, {0.1, 0.2, 0.21, 0.9, 0.999}};
    for (float[] strip : strips) {
      for (double[] some : peaks) {
        RhythmFeatures found = RhythmFeatures.of(strip(strip, 250), some);
        assertThat(found.values()).hasSize(RhythmFeatures.all().size());
        for (double value : found.values()) {
          assertThat(value).isFinite();
        }
        assertThat(found.unknown()).isPositive(); // LF at least
      }
    }
  }
}
