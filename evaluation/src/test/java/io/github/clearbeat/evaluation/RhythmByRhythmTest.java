package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RhythmByRhythmTest {
  /**
   * Reference: N 0–100, AFIB 100–160, N 160–300, AFIB 300–310. Test: N 0–90, AFIB 90–150, nothing
   * to 180, N 180–400, AFIB 400–430.
   */
  private static final Map<String, RhythmByRhythm> TABLE =
      RhythmByRhythm.compare(
          List.of(
              new RhythmStretch("N", 0, 100),
              new RhythmStretch("AFIB", 100, 160),
              new RhythmStretch("N", 160, 300),
              new RhythmStretch("AFIB", 300, 310)),
          List.of(
              new RhythmStretch("N", 0, 90),
              new RhythmStretch("AFIB", 90, 150),
              new RhythmStretch("N", 180, 400),
              new RhythmStretch("AFIB", 400, 430)));

  @Test
  void episodesAndDurationsAreThoseCountedByHand() {
    RhythmByRhythm fibrillation = TABLE.get("AFIB");
    assertThat(fibrillation.episodeSensitivity()).isEqualTo(1.0 / 2);
    assertThat(fibrillation.episodePredictivity()).isEqualTo(1.0 / 2);
    assertThat(fibrillation.durationSensitivity()).isEqualTo(50.0 / 70);
    assertThat(fibrillation.durationPredictivity()).isEqualTo(50.0 / 90);
    RhythmByRhythm sinus = TABLE.get("N");
    assertThat(sinus.bothSeconds()).isEqualTo(90 + 120);
    assertThat(sinus.referenceSeconds()).isEqualTo(240);
    assertThat(sinus.testSeconds()).isEqualTo(310);
  }

  @Test
  void tablesAddUp() {
    Map<String, RhythmByRhythm> twice = RhythmByRhythm.sum(TABLE, TABLE);
    assertThat(twice.get("AFIB").found()).isEqualTo(2);
    assertThat(twice.get("AFIB").durationSensitivity())
        .isEqualTo(TABLE.get("AFIB").durationSensitivity());
    assertThat(RhythmByRhythm.none().episodeSensitivity()).isNaN();
  }

  @Test
  void anEmptyStretchIsRefused() {
    assertThatThrownBy(() -> new RhythmStretch("N", 5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5.0 to 5.0");
  }
}
