package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.StageCuts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  void findsTheBeatsOfTheArrhythmiaDatabase() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    DetectionTable table = DetectionTable.of(mitdb, DataFolder.names(mitdb, ".hea"), 0, 300);
    Detection[] total = table.total();
    assertThat(total[0].sensitivity()).isGreaterThan(0.99);
  }
}
