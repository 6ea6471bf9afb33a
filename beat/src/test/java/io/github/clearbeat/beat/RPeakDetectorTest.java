package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.github.clearbeat.recording.Beat;
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

class RPeakDetectorTest {
  @Test
  void cutsDoNotMatter() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    Samples samples = DataFolder.lead(mitdb.resolve("208"), 0).slice(10_000, 30_000);
    List<Object> beats = StageCuts.assertCutsDoNotMatter(() -> new RPeakDetector(360), samples);
    assertThat(beats).hasSizeGreaterThan(60);
  }

  @Test
  void nothingIsAllocatedButTheBeats() {
    Samples samples = SyntheticLead.of(360, 600, 0.5, 1).samples();
    RPeakDetector detector = new RPeakDetector(360);
    long[] beats = {0};
    Consumer<Beat> count = beat -> beats[0]++;
    detector.push(samples.slice(0, 100_000), count);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Samples more = samples.slice(100_000, 200_000);
    beats[0] = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    detector.push(more, count);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(beats[0]).isGreaterThan(300);
    assertThat(allocated).isLessThan(64 * beats[0] + 4_096);
  }

  @Test
  void aBeatIsGivenWithinTheDelay() {
    SyntheticLead lead = SyntheticLead.of(250, 60, 0.5, 2);
    RPeakDetector detector = new RPeakDetector(250);
    List<Long> late = new ArrayList<>();
    long[] pushed = {0};
    for (int at = 0; at < lead.samples().length(); at++) {
      pushed[0] = at;
      detector.push(
          lead.samples().slice(at, at + 1), beat -> late.add(pushed[0] - beat.sampleIndex()));
    }
    assertThat(late).hasSizeGreaterThan(60);
    assertThat(Collections.max(late)).isLessThanOrEqualTo(detector.delaySamples());
  }

  @Test
  void aBlockThatDoesNotFollowIsRefused() {
    RPeakDetector detector = new RPeakDetector(360);
    detector.push(Samples.block(new float[10], 0, 10, 50, 360), beat -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.push(Samples.block(new float[9], 0, 9, 61, 360), beat -> {}))
        .withMessageContaining("60")
        .withMessageContaining("61");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.push(Samples.of(new float[9], 250), beat -> {}))
        .withMessageContaining("250");
    assertThatIllegalArgumentException().isThrownBy(() -> new RPeakDetector(79));
    assertThatIllegalArgumentException().isThrownBy(() -> new RPeakDetector(Double.NaN));
  }
}
