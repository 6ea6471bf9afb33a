package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against hrv_expected.json, whose writer (numpy and scipy) stands beside it. */
class RrVariabilityTest {
  /** Our order; their names. */
  private static final List<String> THEIRS =
      List.of(
          "",
          "MeanNN",
          "SDNN",
          "SDSD",
          "RMSSD",
          "CVNN",
          "CVSD",
          "MedianNN",
          "MadNN",
          "MCVNN",
          "IQRNN",
          "SDRMSSD",
          "Prc20NN",
          "Prc80NN",
          "MinNN",
          "MaxNN",
          "HTI");

  private static final double[] TINY = {800, 810, 790, 860, 805, 795, 880, 760, 800, 815};

  @Test
  void tenIntervalsByTheIndependentScript() {
    double[] expected = {
      60_000 / 811.5,
      811.5,
      34.564754045446676,
      63.19612329882269,
      59.60518247415889,
      0.04259365871281168,
      0.0734506253532457,
      802.5,
      14.825999999999999,
      0.018474766355140185,
      17.5,
      0.5798951133222654,
      794,
      824,
      760,
      880,
      5
    };
    RhythmFeatures found = RhythmFeatures.variability(new RrSeries(TINY));
    assertThat(found.values()).containsExactly(expected, within(1e-9));
    assertThat(found.unknown()).isZero();
    assertThat(found.clamped()).isZero();
    assertThat(found.value("SDNN")).isEqualTo(found.values()[2]);
    assertThat(found.floats()[1]).isEqualTo(811.5f);
  }

  @Test
  void theOrderIsThePapers() {
    assertThat(RhythmFeatures.variability())
        .extracting(StripFeature::name)
        .containsExactly(
            "bpm",
            "mean_nn",
            "SDNN",
            "SDSD",
            "RMSSD",
            "CVNN",
            "CVSD",
            "median_nn",
            "MAD_nn",
            "MCV_nn",
            "IQR_nn",
            "SDRMSSD",
            "prc20_nn",
            "prc80_nn",
            "min_nn",
            "max_nn",
            "HTI");
    assertThat(RhythmFeatures.variability().get(0).heading()).isEqualTo("bpm [1/min]");
    assertThat(RhythmFeatures.variability().get(5).heading()).isEqualTo("CVNN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIT-LongTerm_00",
        "MIT-LongTerm_01",
        "MIT-LongTerm_02",
        "MIT-LongTerm_03",
        "MIT-LongTerm_04",
        "MIT-LongTerm_05",
        "MIT-LongTerm_06"
      })
  void dayLongRecordings(String participant) throws IOException {
    Path folder = DataFolder.part("neurokit");
    double[] all = peakSeconds(folder.resolve("mit_long-term/Rpeaks.csv"), participant);
    String json = Files.readString(folder.resolve("fixtures/hrv_expected.json"));

    compare(all, expected(json, participant));
    compare(java.util.Arrays.copyOf(all, 301), expected(json, participant + "_first_301_peaks"));
  }

  private static void compare(double[] peakSeconds, Map<String, Double> expected) {
    RhythmFeatures found = RhythmFeatures.variability(peakSeconds);
    for (int i = 1; i < THEIRS.size(); i++) {
      double theirs = expected.get(THEIRS.get(i));
      assertThat(found.values()[i])
          .as(THEIRS.get(i))
          .isCloseTo(theirs, within(1e-8 * Math.abs(theirs)));
    }
  }

  private static double[] peakSeconds(Path csv, String participant) throws IOException {
    try (var lines = Files.lines(csv)) {
      return lines
          .filter(line -> line.contains("," + participant + ","))
          .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(','))) / 128)
          .toArray();
    }
  }

  private static Map<String, Double> expected(String json, String participant) {
    int from = json.indexOf("\"hrv\"", json.indexOf("\"" + participant + "\":"));
    Matcher pair =
        Pattern.compile("\"(\\w+)\": ([-+.\\deE]+)")
            .matcher(json.substring(from, json.indexOf('}', from)));
    Map<String, Double> values = new LinkedHashMap<>();
    while (pair.find()) {
      values.put(pair.group(1), Double.parseDouble(pair.group(2)));
    }
    return values;
  }

  @Test
  void whatCannotBeKnownIsZeroAndCounted() {
    RhythmFeatures none = RhythmFeatures.variability(new double[] {3});
    assertThat(none.values()).containsOnly(0);
    assertThat(none.unknown()).isEqualTo(17);

    RhythmFeatures one = RhythmFeatures.variability(new double[] {3, 3.75});
    assertThat(one.value("bpm")).isEqualTo(80);
    assertThat(one.value("HTI")).isEqualTo(1);
    assertThat(one.value("SDNN")).isZero();
    assertThat(one.unknown()).isEqualTo(6); // SDNN, SDSD, RMSSD, CVNN, CVSD, SDRMSSD
  }

  @Test
  void aMetronomeDividesNothingByZero() {
    RhythmFeatures still = RhythmFeatures.variability(new RrSeries(new double[] {500, 500, 500}));
    assertThat(still.value("SDRMSSD")).isZero();
    assertThat(still.clamped()).isEqualTo(1);
    assertThat(still.unknown()).isZero();
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> RhythmFeatures.variability(TINY).value("SDNNI"))
        .hasMessage("there is no feature SDNNI");
  }
}
