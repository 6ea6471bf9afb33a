package io.github.clearbeat.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The counts that the paper's sizes fix. */
class ArrhythmiNetTest {
  @Test
  void v1HasTheCountsOfThePaper() {
    Spec v1 = ArrhythmiNet.v1();
    assertThat(v1.parameters()).isEqualTo(77_357);
    assertThat(v1.trainable()).isEqualTo(74_829);
    assertThat(v1.runningStatistics()).isEqualTo(2_528);
    assertThat(kilobytes(v1)).isEqualTo("302.18 KB");
    assertThat(v1.macs()).isBetween(1_905_000L, 1_915_000L);
    assertThat(v1.shapes().get("row6.relu")).isEqualTo(new Shape(64, 45));
    assertThat(v1.shapes().get("row9.relu")).isEqualTo(new Shape(256, 23));
    assertThat(Math.round(v1.receptiveField("row9.relu").length() / 0.360)).isEqualTo(358);
  }

  @Test
  void v2HasTheCountsOfThePaper() {
    Spec v2 = ArrhythmiNet.v2();
    assertThat(v2.parameters()).isEqualTo(40_387);
    assertThat(v2.trainable()).isEqualTo(39_379);
    assertThat(v2.runningStatistics()).isEqualTo(1_008);
    assertThat(kilobytes(v2)).isEqualTo("157.76 KB");
    assertThat(v2.macs()).isBetween(1_165_000L, 1_175_000L);
    assertThat(v2.shapes().get("row8.relu")).isEqualTo(new Shape(128, 23));
    assertThat(Math.round(v2.receptiveField("row8.relu").length() / 0.360)).isEqualTo(536);
  }

  private static String kilobytes(Spec spec) {
    return String.format(Locale.ROOT, "%.2f KB", spec.parameters() * 4 / 1024.0);
  }
}
