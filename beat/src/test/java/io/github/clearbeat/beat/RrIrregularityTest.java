package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against src/test/python/rr_irregularity.py, which knows only the definitions. */
class RrIrregularityTest {
  private static final double[] SINUS = {800, 810, 790, 860, 805, 795, 880, 760, 800, 815};
  private static final double[] FIBRILLATION = {
    612, 745, 538, 901, 660, 577, 820, 493, 706, 684, 1012, 559, 631, 770, 525
  };
  private static final double[] BIGEMINY = {
    600, 1000, 600, 1000, 600, 1000, 600, 1000, 600, 1000, 600, 1000
  };

  private static double value(String name, double... milliseconds) {
    return value(name, new RrSeries(milliseconds));
  }

  private static double value(String name, RrSeries rr) {
    return RrIrregularity.ALL.stream()
        .filter(definition -> definition.feature().name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .applyAsDouble(rr);
  }

  @ParameterizedTest
  @CsvSource({
    "pNN50, 44.44444444444444, 92.85714285714286, 100.0",
    "pNN10, 22.22222222222222, 92.85714285714286, 100.0",
    "SD1, 44.68640732929869, 182.49239785461003, 295.4195783503985",
    "SD2, 25.907152594516372, 104.58070389117499, 0.0",
    "SD1SD2, 1.7248675695358826, 1.7449911031819858, 1000",
    "sample_entropy, 1.252762968495368, 1.252762968495368, 0.0",
    "approximate_entropy, 0.38958248018673247, 0.376428045371175, -0.004137942083286772",
    "coefficient_of_sample_entropy, -1.7172366297316426, -0.2714940584090725, -2.5902671654458267",
    "shannon_entropy, 1.4854752972273344, 3.2402239289418517, 1.0",
    "turning_points, 0.75, 0.8461538461538461, 1.0",
    "autocorrelation, -0.49358288770053477, -0.47650901785643673, -0.9166666666666666",
    "premature_share, 0.0, 13.333333333333334, 50.0",
    "af_evidence, -0.25, 1.0, -1.4",
    "pac_evidence, 0.0, 0.0, 0.8"
  })
  void agreeWithTheIndependentScript(
      String name, double sinus, double fibrillation, double bigeminy) {
    assertThat(value(name, SINUS)).as("sinus").isCloseTo(sinus, within(1e-9));
    assertThat(value(name, FIBRILLATION)).as("fibrillation").isCloseTo(fibrillation, within(1e-9));
    RrSeries two = new RrSeries(BIGEMINY);
    assertThat(value(name, two)).as("bigeminy").isCloseTo(bigeminy, within(1e-9));
    assertThat(two.clamped).isEqualTo(name.equals("SD1SD2") ? 1 : 0);
  }

  @Test
  void aRegularRhythmHasNoEntropyAndNoEvidence() {
    double[] regular = {900, 900, 900, 900, 900, 900, 900, 900};
    for (String none :
        List.of("pNN50", "pNN10", "SD1", "SD2", "sample_entropy", "shannon_entropy")) {
      assertThat(value(none, regular)).as(none).isCloseTo(0, within(1e-9));
    }
    assertThat(value("af_evidence", regular)).isEqualTo(-1);
    assertThat(value("coefficient_of_sample_entropy", regular))
        .isCloseTo(Math.log(60 / 900.0), within(1e-12));
  }

  /** x after x before: 200 points at random almost never share a bin of 40 ms. */
  @Test
  void scatteredIntervalsSpeakForFibrillation() {
    Random random = new Random(1);
    double[] scattered = random.doubles(200, 300, 1300).toArray();
    assertThat(value("af_evidence", scattered)).isGreaterThan(0.7);
    assertThat(value("turning_points", scattered)).isCloseTo(2 / 3.0, within(0.1));
    assertThat(value("autocorrelation", scattered)).isCloseTo(0, within(0.2));
  }

  @Test
  void nothingIsKnownOfOneInterval() {
    RrSeries one = new RrSeries(new double[] {800});
    for (Definition<RrSeries> definition : RrIrregularity.ALL) {
      double found = definition.value().applyAsDouble(one);
      String name = definition.feature().name();
      if (name.equals("shannon_entropy") || name.equals("premature_share")) {
        assertThat(found).as(name).isZero();
      } else {
        assertThat(found).as(name).isNaN();
      }
    }
  }

  @Test
  void theWorkIsBounded() {
    double[] many = new Random(2).doubles(50_000, 700, 900).toArray();
    double[] first = java.util.Arrays.copyOf(many, RrIrregularity.MOST_INTERVALS);
    assertThat(value("sample_entropy", many)).isEqualTo(value("sample_entropy", first));
    assertThat(value("approximate_entropy", many)).isEqualTo(value("approximate_entropy", first));
  }
}
