package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.network.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shares and means by hand. */
class GlobalAttributionTest {
  private static final WaveLimits LIMITS = new WaveLimits(10, 1, 2, 3, 5, 6, 8, true, true);

  private static Attribution values(float... values) {
    Attribution.Part part = new Attribution.Part("beat", new Shape(1, values.length), values);
    return new Attribution(
        "by-hand", 0, List.of(part), 0, values.length, List.of(), List.of(), 0, 0);
  }

  private static Example example(float... window) {
    return new Example(new float[][] {window}, 0, window.length, Optional.of(LIMITS), List.of());
  }

  @Test
  void sharesAreOfAttributionAndOfTime() {
    Location where = Location.of(values(0, 1, 0, -4, 2, 0, 1, 0, 0, 0), LIMITS);
    assertThat(where.shares().get(Wave.QRS)).isEqualTo(new Location.Share(6 / 8.0, 0.2));
    assertThat(where.shares().get(Wave.QRS).concentration()).isCloseTo(3.75, within(1e-12));
    assertThat(where.shares().get(Wave.P).attribution()).isEqualTo(1 / 8.0);
    assertThat(where.shares().get(Wave.AFTER_T)).isEqualTo(new Location.Share(0, 0.2));
    assertThat(where.peak()).isEqualTo(Wave.QRS);
    Location nothing = Location.of(values(new float[10]), LIMITS);
    assertThat(nothing.shares().get(Wave.QRS).attribution()).isZero();
  }

  @Test
  void smoothingSharesOutAndKeepsTheSum() {
    Attribution rough = values(6, 0, 0, 9, 0, 0, 0, 0, 0, 4);
    assertThat(rough.smoothed(3).window()).containsExactly(3, 3, 3, 3, 3, 0, 0, 0, 2, 2);
    assertThat(rough.smoothed(3).sum()).isEqualTo(rough.sum());
    assertThat(rough.smoothed(1).window()).containsExactly(rough.window());
    // Channels do not share with each other.
    Attribution.Part two =
        new Attribution.Part("beat", new Shape(2, 3), new float[] {0, 0, 6, 3, 0, 0});
    Attribution channels =
        new Attribution("two", 0, List.of(two), 0, 3, List.of(), List.of(), 0, 0);
    assertThat(channels.smoothed(3).parts().get(0).values())
        .containsExactly(0, 3, 3, 1.5f, 1.5f, 0);
  }

  @Test
  void theWidthIsATimeWhateverTheRate() {
    assertThat(Smoothing.USUAL.milliseconds()).isEqualTo(47);
    // Odd numbers of samples, as near to 47 ms as they come: 47.2, 44, 54.7 and 47 ms.
    assertThat(Smoothing.USUAL.samples(360)).isEqualTo(17);
    assertThat(Smoothing.USUAL.samples(250)).isEqualTo(11);
    assertThat(Smoothing.USUAL.samples(128)).isEqualTo(7);
    assertThat(Smoothing.USUAL.samples(1000)).isEqualTo(47);
    assertThat(Smoothing.NONE.samples(360)).isEqualTo(1);
    assertThat(new Smoothing(0.02).samples(360)).isEqualTo(7);
    Attribution rough = values(6, 0, 0, 9, 0, 0, 0, 0, 0, 4);
    assertThat(new Smoothing(0.3).of(rough, 10).window())
        .containsExactly(rough.smoothed(3).window());
    assertThat(Faithfulness.Settings.usual(250).smoothSamples()).isEqualTo(11);
    assertThat(Faithfulness.Settings.usual(250).with(new Smoothing(0), 250).smoothSamples())
        .isEqualTo(1);
    assertThatThrownBy(() -> new Smoothing(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBumpStandsOnTheRPeakWhateverTheBeat() {
    io.github.clearbeat.network.Spec spec = io.github.clearbeat.model.ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 2);
    Example example = Example.of(Nets.inputs(spec, 3));
    float[] bump = new PeakBump(180, 4).explain(subject, example, 1).window();
    assertThat(java.util.Arrays.copyOfRange(bump, 176, 185))
        .containsExactly(0, 0.25f, 0.5f, 0.75f, 1, 0.75f, 0.5f, 0.25f, 0);
    assertThat(new PeakBump(180, 4).explain(subject, Example.of(Nets.inputs(spec, 4)), 0).window())
        .containsExactly(bump);
    assertThatThrownBy(() -> new PeakBump(180, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A row is the mean of what each beat says; the control's numbers are known. */
  @Test
  void anExaminationAveragesOverBeats() {
    io.github.clearbeat.network.Spec spec = io.github.clearbeat.model.ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 4);
    Examination shap = new Examination(new DeepShap(), Faithfulness.Settings.usual(360));
    Examination slope = new Examination(new Slope(), Faithfulness.Settings.usual(360));
    double drop = 0;
    double qrs = 0;
    double residual = 0;
    double noise = 0;
    for (int i = 0; i < 3; i++) {
      Example example =
          Example.of(
              new float[][] {ShapleyTest.beat(1 + i)},
              io.github.clearbeat.beat.Preparation.loneBeat(),
              0.8,
              0.8);
      Question question = new Question(example, i);
      Attribution answer = shap.add(subject, question);
      slope.add(subject, question);
      drop +=
          Faithfulness.of(subject, example, answer, Faithfulness.Settings.usual(360)).drop() / 3;
      qrs +=
          Location.of(answer, example.limits().orElseThrow()).shares().get(Wave.QRS).attribution()
              / 3;
      noise += Stability.of(new Slope(), subject, question, 3, 1).noise() / 3;
      residual = Math.max(residual, Math.abs(answer.residual()));
    }
    Examination.Row row = shap.row();
    assertThat(row.method()).isEqualTo("deep-shap");
    assertThat(row.beats()).isEqualTo(3);
    assertThat(row.drop()).isCloseTo(drop, within(1e-9));
    assertThat(row.shares().get(Wave.QRS).attribution()).isCloseTo(qrs, within(1e-9));
    assertThat(row.residual()).isBetween(0.0, residual);
    assertThat(row.peaks().values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
    assertThat(slope.row().residual()).isNaN();
    assertThat(slope.row().noise()).isCloseTo(noise, within(1e-9));
    assertThat(slope.row().shift()).isGreaterThan(0.5);
    assertThat(slope.row().peaks().get(Wave.QRS)).isEqualTo(1);
    assertThat(new Examination(new Slope(), Faithfulness.Settings.usual(360)).row().drop()).isNaN();
  }

  @Test
  void meansAreByClassAndSumsCanBeJoined() {
    GlobalAttribution one = new GlobalAttribution(List.of("N", "V"), 10);
    GlobalAttribution other = new GlobalAttribution(List.of("N", "V"), 10);
    one.add(1, example(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), values(0, 0, 0, 2, 0, 0, 0, 0, 0, 2));
    other.add(1, example(3, 0, 0, 0, 0, 0, 0, 0, 0, 0), values(0, 0, 0, -4, 0, 0, 0, 0, 0, 0));
    other.add(0, example(9, 0, 0, 0, 0, 0, 0, 0, 0, 0), values(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    other.add(0, example(9, 0, 0, 0, 0, 0, 0, 0, 0, 0), values(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    one.add(other);
    GlobalAttribution.ClassAttribution v = one.of(1);
    assertThat(v.className()).isEqualTo("V");
    assertThat(v.beats()).isEqualTo(2);
    assertThat(v.meanBeat()[0]).isEqualTo(2);
    assertThat(v.meanSigned()[3]).isEqualTo(-1);
    assertThat(v.meanAbsolute()[3]).isEqualTo(3);
    assertThat(v.shares().get(Wave.QRS).attribution()).isEqualTo(0.75);
    assertThat(v.shares().get(Wave.QRS).time()).isEqualTo(0.2);
    assertThat(v.peaks().get(Wave.QRS)).isEqualTo(2);
    assertThat(one.of(0).beats()).isEqualTo(2);
    assertThat(one.of(0).shares().get(Wave.BEFORE_P)).isEqualTo(new Location.Share(1, 0.1));
    assertThatThrownBy(() -> one.add(new GlobalAttribution(List.of("N"), 10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.add(0, example(new float[10]), values(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
