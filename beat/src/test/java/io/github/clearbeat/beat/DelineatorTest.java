package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.StageCuts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelineatorTest {
  private static List<DelineatedBeat> delineate(Samples samples) {
    List<DelineatedBeat> beats = new ArrayList<>();
    Delineator delineator = new Delineator(samples.hertz());
    delineator.push(samples, beats::add);
    delineator.finish(beats::add);
    return beats;
  }

  private static DelineatedBeat near(List<DelineatedBeat> beats, double seconds, double hertz) {
    return beats.stream()
        .filter(beat -> Math.abs(beat.beat().sampleIndex() / hertz - seconds) < 0.05)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no beat at " + seconds + " s"));
  }

  /** Limits of waves that begin and end where the truth says, at every rate, in both polarities. */
  @ParameterizedTest
  @CsvSource({"100, 1", "128, 1", "250, 1", "250, -1", "250, 0.2", "360, 5", "500, 1", "1000, 1"})
  void knownLimitsAreFound(double hertz, double gain) {
    MarkedLead lead = MarkedLead.sinus(hertz, 20, gain, 3);
    List<DelineatedBeat> beats = delineate(lead.samples());
    assertThat(beats).hasSameSizeAs(lead.beats());
    // A raised cosine rises by a fiftieth of its height in the first 9 % of its width only.
    for (MarkedLead.Truth truth : lead.beats().subList(1, lead.beats().size() - 1)) {
      DelineatedBeat beat = near(beats, truth.r(), hertz);
      assertNear("P", beat.p().orElseThrow(), truth.pOnset(), truth.pOffset(), 0.025, hertz);
      assertNear("QRS", beat.qrs(), truth.qrsOnset(), truth.qrsOffset(), 0.02, hertz);
      assertNear("T", beat.t().orElseThrow(), truth.tOnset(), truth.tOffset(), 0.06, hertz);
      assertThat(beat.t().orElseThrow().peak() / hertz).isCloseTo(truth.r() + 0.26, within(0.02));
      assertThat(beat.p().orElseThrow().peak() / hertz).isCloseTo(truth.r() - 0.16, within(0.02));
    }
  }

  private static void assertNear(
      String what, MarkedWave wave, double onset, double offset, double seconds, double hertz) {
    assertThat(wave.onset() / hertz).as(what + " onset").isCloseTo(onset, within(seconds));
    assertThat(wave.offset() / hertz).as(what + " offset").isCloseTo(offset, within(seconds));
  }

  @ParameterizedTest
  @ValueSource(doubles = {128, 250, 500})
  void fibrillationHasNoPWaves(double hertz) {
    MarkedLead lead = MarkedLead.fibrillation(hertz, 60, 5);
    List<DelineatedBeat> beats = delineate(lead.samples());
    assertThat(beats).hasSizeGreaterThan(60);
    long invented = beats.stream().filter(beat -> beat.p().isPresent()).count();
    assertThat(invented).isLessThanOrEqualTo(beats.size() / 25);
  }

  /** Record 219 of mitdb is in atrial fibrillation but for some stretches; 100 is not. */
  @Test
  void recordedFibrillationHasHardlyAnyPWaves() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    Samples fibrillation = DataFolder.lead(mitdb.resolve("202"), 0).slice(565_000, 585_000);
    List<DelineatedBeat> beats = delineate(fibrillation);
    assertThat(beats.stream().filter(beat -> beat.p().isPresent()).count())
        .isLessThan(beats.size() / 10);
    List<DelineatedBeat> sinus =
        delineate(DataFolder.lead(mitdb.resolve("100"), 0).slice(0, 21_600));
    assertThat(sinus.stream().filter(beat -> beat.p().isEmpty()).count())
        .isLessThan(sinus.size() / 20);
  }

  @Test
  void cutsDoNotMatter() {
    Samples samples = MarkedLead.sinus(360, 16, 1, 7).samples();
    List<Object> beats = StageCuts.assertCutsDoNotMatter(() -> new Delineator(360), samples);
    assertThat(beats).hasSizeGreaterThan(15);
  }

  @Test
  void aBeatIsGivenWithinTheDelay() {
    Samples samples = MarkedLead.sinus(250, 30, 1, 2).samples();
    Delineator delineator = new Delineator(250);
    List<Long> late = new ArrayList<>();
    long[] pushed = {0};
    for (int at = 0; at < samples.length(); at++) {
      pushed[0] = at;
      delineator.push(
          samples.slice(at, at + 1), beat -> late.add(pushed[0] - beat.beat().sampleIndex()));
    }
    assertThat(late).hasSizeGreaterThan(25);
    assertThat(Collections.max(late)).isLessThanOrEqualTo(delineator.delaySamples());
    assertThat(delineator.delaySamples()).isLessThan(5 * 250);
  }

  @Test
  void nothingIsAllocatedButTheBeats() {
    Samples samples = MarkedLead.sinus(360, 300, 1, 1).samples();
    Delineator delineator = new Delineator(360);
    long[] beats = {0};
    Consumer<DelineatedBeat> count = beat -> beats[0]++;
    delineator.push(samples.slice(0, 50_000), count);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Samples more = samples.slice(50_000, 100_000);
    beats[0] = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    delineator.push(more, count);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(beats[0]).isGreaterThan(150);
    assertThat(allocated).isLessThan(400 * beats[0] + 65_536);
  }

  @Test
  void missingSamplesAreNoWaves() {
    MarkedLead lead = MarkedLead.sinus(250, 30, 1, 4);
    float[] values = lead.samples().toArray();
    java.util.Arrays.fill(values, 2500, 5000, Float.NaN);
    List<DelineatedBeat> beats = delineate(Samples.of(values, 250));
    assertThat(beats)
        .hasSizeGreaterThan(18)
        .allSatisfy(
            beat ->
                assertThat(beat.beat().sampleIndex())
                    .satisfiesAnyOf(
                        at -> assertThat(at).isLessThan(2510L),
                        at -> assertThat(at).isGreaterThan(4990L)));
    assertThat(delineate(Samples.of(new float[5000], 250))).isEmpty();
  }

  @Test
  void whatCannotBeDelineatedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Delineator(79));
    Delineator delineator = new Delineator(250);
    delineator.push(Samples.block(new float[10], 0, 10, 50, 250), beat -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> delineator.push(Samples.block(new float[9], 0, 9, 61, 250), beat -> {}))
        .withMessageContaining("60");
  }
}
