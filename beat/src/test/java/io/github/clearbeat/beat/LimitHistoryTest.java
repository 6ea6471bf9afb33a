package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.WaveKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A limit in the light of those before it; by hand. */
class LimitHistoryTest {
  private static LimitHistory after(double... distances) {
    LimitHistory history = new LimitHistory();
    for (double distance : distances) {
      history.settled(distance, 0);
    }
    return history;
  }

  @Test
  void theFirstAndASureOneStayWhereTheyAre() {
    assertThat(new LimitHistory().settled(-40, 5)).isEqualTo(-40);
    assertThat(after(-40, -42, -44).settled(-52, 0)).isEqualTo(-52);
  }

  @Test
  void anUnsureOneIsDrawnTowardsTheMedianATenthASampleOfDoubt() {
    assertThat(after(-40, -42, -47).settled(-52, 2)).isCloseTo(-50, within(1e-9));
    assertThat(after(-40, -42).settled(-51, 3)).isCloseTo(-48, within(1e-9));
    assertThat(after(90).settled(80, 10)).isCloseTo(86, within(1e-9)); // 0.6 of it at most
  }

  @Test
  void oneThatStandsElsewhereByATenthOfASecondStays() {
    assertThat(after(90, 90).settled(115.5, 4)).isEqualTo(115.5);
    assertThat(after(90, 90).settled(114, 4)).isCloseTo(104.4, within(1e-9));
  }

  /** What was remembered is what the network said, of the last eight beats alone. */
  @Test
  void eightBeatsAreRemembered() {
    LimitHistory history = after(0, 0, 0, 0);
    for (int beat = 0; beat < 4; beat++) {
      history.settled(20, 6);
    }
    assertThat(history.settled(20, 5)).isCloseTo(15, within(1e-9)); // median of four 0 and four 20
    assertThat(history.settled(10, 5)).isCloseTo(15, within(1e-9)); // three 0 and five 20
  }

  @Test
  void whatWasSavedGoesOn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    after(1, 2, 3, 4, 5, 6, 7, 8, 9).save(new DataOutputStream(bytes));
    LimitHistory other = after(70);
    other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(other.settled(10, 4)).isCloseTo(10 - 0.4 * 4.5, within(1e-9)); // median 5.5
  }

  /** Where nothing is known all four classes have a quarter: 41 samples of 3/16 each. */
  @Test
  void doubtIsTheSumOfWhatCouldBeEither() {
    float[] logits = new float[4 * DelineationWindow.LENGTH];
    WaveMap map = new WaveMap();
    map.add(logits, 1);
    assertThat(map.doubt(WaveKind.T, 300.4)).isCloseTo(41 * 3 / 16.0, within(1e-5));
    assertThat(map.doubt(WaveKind.T, 2)).isCloseTo(23 * 3 / 16.0, within(1e-5));
    java.util.Arrays.fill(logits, 3 * DelineationWindow.LENGTH, logits.length, 30f);
    map.clear();
    map.add(logits, 1);
    assertThat(map.doubt(WaveKind.T, 300)).isCloseTo(0, within(1e-5));
  }
}
