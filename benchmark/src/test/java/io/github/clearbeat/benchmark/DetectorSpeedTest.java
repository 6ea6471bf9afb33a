package io.github.clearbeat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.signal.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorSpeedTest {
  @Test
  void theTimeIsSharedAmongTheHoursOfAllLeads() {
    List<Samples> leads =
        List.of(Samples.of(new float[360 * 1800], 360), Samples.of(new float[250 * 5400], 250));
    assertThat(DetectorSpeed.hours(leads)).isEqualTo(2);
    assertThat(DetectorSpeed.line("90", 0.05, 2))
        .isEqualTo("blocks of 90 samples: 0.050 s for 2.00 h of one lead, 0.0250 s an hour");
  }

  @Test
  void everyBeatIsCountedHoweverTheLeadIsCut() {
    float[] spikes = new float[360 * 60];
    for (int at = 180; at < spikes.length - 180; at += 300) {
      for (int i = -5; i <= 5; i++) {
        spikes[at + i] = 1 - Math.abs(i) / 6f;
      }
    }
    List<Samples> leads = List.of(Samples.of(spikes, 360));
    assertThat(DetectorBenchmark.beats(leads, 4096)).isEqualTo(71);
    assertThat(DetectorBenchmark.beats(leads, 90)).isEqualTo(71);
  }
}
