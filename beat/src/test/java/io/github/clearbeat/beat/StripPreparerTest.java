package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.StripPreparation.Filter;
import io.github.clearbeat.beat.StripPreparation.Fit;
import io.github.clearbeat.beat.StripPreparation.Normalisation;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StageCuts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StripPreparerTest {
  private static float[] wave(double hertz, double seconds, double waveHertz) {
    float[] values = new float[(int) Math.round(hertz * seconds)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(2 * Math.PI * waveHertz * i / hertz);
    }
    return values;
  }

  private static float[] noise(int length, int seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (0.5 * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "500,250",
    "500,500",
    "500,125",
    "500,100",
    "300,250",
    "360,250",
    "257,250",
    "100,250",
    "128,500",
    "1000,125"
  })
  void tenSecondsOfAWaveKeepLengthAndPhase(double from, double to) {
    float[] strip =
        new StripPreparer(StripPreparation.tenSeconds(to)).prepare(wave(from, 10, 2), from);

    assertThat(strip).hasSize((int) (10 * to));
    float[] expected = wave(to, 10, 2); // deviation √½ over whole periods
    for (int i = (int) to; i < 9 * to; i++) {
      assertThat((double) strip[i]).isCloseTo(expected[i] * Math.sqrt(2), within(0.02));
    }
  }

  @Test
  void aStripHasMeanZeroAndDeviationOneWhateverItsScaleAndOffset() {
    StripPreparer preparer = new StripPreparer(StripPreparation.tenSeconds(250));
    float[] millivolts = noise(2500, 1);
    float[] other = millivolts.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = 4 * other[i] + 2;
    }

    float[] strip = preparer.prepare(millivolts, 250);

    double sum = 0;
    double squares = 0;
    for (float value : strip) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 2500).isCloseTo(0, within(1e-6));
    assertThat(squares / 2500).isCloseTo(1, within(1e-5));
    float[] again = preparer.prepare(other, 250);
    for (int i = 0; i < strip.length; i++) {
      assertThat(again[i]).isCloseTo(strip[i], within(1e-4f));
    }
  }

  @Test
  void aFlatLineIsNotBlownUp() {
    float[] millivolts = wave(250, 10, 3);
    for (int i = 0; i < millivolts.length; i++) {
      millivolts[i] = 1 + 0.001f * millivolts[i];
    }
    PreparedStrip strip =
        new StripPreparer(StripPreparation.tenSeconds(250)).middle(Samples.of(millivolts, 250));

    assertThat(strip.deviationMillivolts()).isCloseTo(0.001 / Math.sqrt(2), within(1e-5));
    for (float value : strip.values()) {
      assertThat(Math.abs(value)).isLessThan(0.021f); // 0.001 mV over the floor of 0.05 mV
    }
  }

  @Test
  void aShortRecordingStandsInTheMiddleBetweenZeros() {
    PreparedStrip strip =
        new StripPreparer(StripPreparation.of(100, 1, Filter.NONE))
            .middle(Samples.of(new float[] {1, 3, 1}, 100));

    assertThat(strip.values()).hasSize(100);
    assertThat(strip.firstSample()).isEqualTo(-48);
    assertThat(strip.presentShare()).isEqualTo(0.03);
    double deviation = Math.sqrt(8 / 9.0);
    for (int i = 0; i < 100; i++) {
      double expected = i == 48 || i == 50 ? -2 / 3.0 : i == 49 ? 4 / 3.0 : 0;
      assertThat((double) strip.values()[i]).isCloseTo(expected / deviation, within(1e-6));
    }
  }

  @Test
  void aShortRecordingIsRepeatedIfAsked() {
    StripPreparation preparation =
        new StripPreparation(100, 1, 1, Filter.NONE, Normalisation.MILLIVOLTS, Fit.REPEATED);
    float[] strip = new StripPreparer(preparation).prepare(new float[] {1, 3, 2}, 100);

    assertThat(strip).startsWith(-1, 1, 0, -1, 1, 0, -1).endsWith(0, -1).hasSize(100);
  }

  @Test
  void aLongRecordingGivesItsMiddleOrAStripEachHop() {
    StripPreparation preparation =
        new StripPreparation(100, 1, 0.5, Filter.NONE, Normalisation.MILLIVOLTS, Fit.CENTRED);
    float[] millivolts = new float[280];
    for (int i = 0; i < 280; i++) {
      millivolts[i] = i;
    }
    StripPreparer preparer = new StripPreparer(preparation);

    PreparedStrip middle = preparer.middle(Samples.of(millivolts, 100));
    assertThat(middle.firstSample()).isEqualTo(90);
    assertThat(middle.values()[0]).isEqualTo(-49.5f);
    assertThat(preparer.strips(Samples.of(millivolts, 100)))
        .extracting(PreparedStrip::firstSample)
        .containsExactly(0L, 50L, 100L, 150L, 180L); // the last ends with the recording
    assertThat(preparer.strips(Samples.of(java.util.Arrays.copyOf(millivolts, 259), 100)))
        .extracting(PreparedStrip::firstSample)
        .containsExactly(0L, 50L, 100L, 150L); // 9 samples more are not worth a strip
    assertThat(preparer.strips(Samples.of(new float[0], 100))).isEmpty();
    assertThat(preparer.strips(Samples.of(new float[30], 100))).hasSize(1);
  }

  @Test
  void missingSamplesAreBridged() {
    float nan = Float.NaN;
    StripPreparation preparation =
        new StripPreparation(100, 0.08, 0.08, Filter.NONE, Normalisation.MILLIVOLTS, Fit.CENTRED);
    PreparedStrip strip =
        new StripPreparer(preparation)
            .middle(Samples.of(new float[] {nan, 2, nan, nan, 5, 6, nan, nan}, 100));

    float mean = (2 + 2 + 3 + 4 + 5 + 6 + 6 + 6) / 8f;
    assertThat(strip.values())
        .containsExactly(
            new float[] {
              2 - mean, 2 - mean, 3 - mean, 4 - mean, 5 - mean, 6 - mean, 6 - mean, 6 - mean
            },
            within(1e-6f));
    assertThat(strip.presentShare()).isEqualTo(3 / 8.0);
    float[] gone = {nan, nan, nan, nan, nan, nan, nan, nan};
    assertThat(new StripPreparer(preparation).prepare(gone, 100)).containsOnly(0f);
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.1,true", "0.2,0.35,true", "3,0.75,false", "10,0.97,false", "25,0.9,false"})
  void theBandKeepsTheEcgAndTakesTheBaseline(double waveHertz, double gain, boolean atMost) {
    StripPreparation preparation =
        new StripPreparation(250, 10, 10, Filter.BAND, Normalisation.MILLIVOLTS, Fit.CENTRED);
    float[] strip = new StripPreparer(preparation).prepare(wave(250, 10, waveHertz), 250);
    double most = 0;
    for (int i = 500; i < 2000; i++) {
      most = Math.max(most, Math.abs(strip[i]));
    }
    if (atMost) {
      assertThat(most).isLessThan(gain);
    } else {
      assertThat(most).isBetween(gain, 1.2);
    }
  }

  @Test
  void theBandTakesHalfAtItsLowerEdge() {
    StripPreparation preparation =
        new StripPreparation(250, 20, 20, Filter.BAND, Normalisation.MILLIVOLTS, Fit.CENTRED);
    float[] strip = new StripPreparer(preparation).prepare(wave(250, 20, 0.49), 250);
    double most = 0;
    for (int i = 1000; i < 4000; i++) {
      most = Math.max(most, Math.abs(strip[i]));
    }
    assertThat(most).isCloseTo(0.5, within(0.03));
  }

  @Test
  void theBandTakesWhatLiesAboveIt() {
    StripPreparation preparation =
        new StripPreparation(250, 10, 10, Filter.BAND, Normalisation.MILLIVOLTS, Fit.CENTRED);
    float[] strip = new StripPreparer(preparation).prepare(wave(250, 10, 50), 250);
    for (int i = 500; i < 2000; i++) {
      assertThat(Math.abs(strip[i])).isLessThan(0.01f);
    }
  }

  @Test
  void theRunningNormalisationTakesAJumpOfScale() {
    StripPreparation preparation =
        new StripPreparation(250, 10, 10, Filter.NONE, Normalisation.RUNNING, Fit.CENTRED);
    float[] millivolts = wave(250, 10, 5);
    for (int i = 1250; i < 2500; i++) {
      millivolts[i] = 10 * millivolts[i] + 3;
    }
    float[] strip = new StripPreparer(preparation).prepare(millivolts, 250);
    float[] expected = wave(250, 10, 5);
    for (int i = 0; i < 2500; i++) {
      if (i > 250 && i < 1000 || i > 1500 && i < 2250) { // whole periods, away from the jump
        assertThat((double) strip[i]).isCloseTo(Math.sqrt(2) * expected[i], within(0.02));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Normalisation.class)
  void theStripsAreTheSameHoweverTheStreamIsCut(Normalisation normalisation) {
    float[] millivolts = noise(3777, 2);
    for (int i = 900; i < 960; i++) {
      millivolts[i] = Float.NaN;
    }
    Samples lead = Samples.block(millivolts, 0, millivolts.length, 1234, 360);
    StripPreparation preparation =
        new StripPreparation(125, 3, 1, Filter.BAND, normalisation, Fit.CENTRED);

    List<Object> strips =
        StageCuts.assertCutsDoNotMatter(() -> new ByValue(new StripCutter(preparation, 360)), lead);

    assertThat(strips).hasSize(9);
    assertThat(strips)
        .isEqualTo(
            new StripPreparer(preparation)
                .strips(lead).stream().map(strip -> (Object) ByValue.of(strip)).toList());
  }

  @Test
  void aStripAloneIsAsTheFirstOfItsRecording() {
    float[] millivolts = noise(5000, 3);
    StripPreparer preparer = new StripPreparer(StripPreparation.of(250, 10, Filter.BAND));
    assertThat(preparer.strips(Samples.of(millivolts, 500)))
        .singleElement()
        .extracting(PreparedStrip::values)
        .isEqualTo(preparer.prepare(millivolts, 500));
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> StripPreparation.tenSeconds(0))
        .hasMessageContaining("a rate of at least 20 Hz");
    assertThatThrownBy(
            () -> new StripPreparation(250, 10, 11, Filter.NONE, Normalisation.STRIP, Fit.CENTRED))
        .hasMessage("a hop must be above 0 s and at most 10.0 s, found 11.0");
  }

  /** The strips as lists, which are equal if their values are. */
  private record ByValue(StripCutter cutter) implements Stage<Samples, List<Object>> {
    static List<Object> of(PreparedStrip strip) {
      return List.of(
          strip.firstSample(),
          strip.presentShare(),
          strip.deviationMillivolts(),
          java.util.Arrays.toString(strip.values()));
    }

    @Override
    public void push(Samples input, Consumer<? super List<Object>> output) {
      cutter.push(input, strip -> output.accept(of(strip)));
    }

    @Override
    public void finish(Consumer<? super List<Object>> output) {
      cutter.finish(strip -> output.accept(of(strip)));
    }

    @Override
    public int delaySamples() {
      return cutter.delaySamples();
    }

    @Override
    public void save(DataOutput to) throws IOException {
      cutter.save(to);
    }

    @Override
    public void restore(DataInput from) throws IOException {
      cutter.restore(from);
    }
  }
}
