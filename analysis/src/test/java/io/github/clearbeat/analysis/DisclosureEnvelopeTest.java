package io.github.clearbeat.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.signal.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisclosureEnvelopeTest {
  @Test
  void aColumnIsASixteenthOfASecond() {
    // 32 Hz: two samples a column.
    float[] values = new float[32 * 61];
    values[6] = -1;
    values[7] = 3;
    values[32 * 60] = 5;
    values[32 * 60 + 1] = 7;

    DisclosureEnvelope envelope = new DisclosureEnvelope(32);
    envelope.push(Samples.of(values, 32));

    List<DisclosureEnvelope.Minute> minutes = envelope.minutes();
    assertThat(minutes).hasSize(2);
    assertThat(minutes.get(0).low()[3]).isEqualTo(-1);
    assertThat(minutes.get(0).high()[3]).isEqualTo(3);
    assertThat(minutes.get(0).low()[4]).isZero();
    assertThat(minutes.get(1).number()).isEqualTo(1);
    assertThat(minutes.get(1).low()[0]).isEqualTo(5);
    assertThat(minutes.get(1).high()[0]).isEqualTo(7);
    assertThat(minutes.get(1).high()[16]).isNaN();
  }

  @Test
  void everySampleFallsIntoTheColumnOfItsTime() {
    for (double hertz : new double[] {128, 250, 257.3, 360, 999.5}) {
      int count = (int) (hertz * 130);
      float[] values = noise(count);
      float[][] low = new float[3][960];
      float[][] high = new float[3][960];
      for (int m = 0; m < 3; m++) {
        java.util.Arrays.fill(low[m], Float.NaN);
        java.util.Arrays.fill(high[m], Float.NaN);
      }
      for (int i = 0; i < count; i++) {
        int column = (int) Math.floor(i * 16 / hertz);
        float[] l = low[column / 960];
        float[] h = high[column / 960];
        int c = column % 960;
        l[c] = Float.isNaN(l[c]) ? values[i] : Math.min(l[c], values[i]);
        h[c] = Float.isNaN(h[c]) ? values[i] : Math.max(h[c], values[i]);
      }
      DisclosureEnvelope envelope = new DisclosureEnvelope(hertz);
      envelope.push(Samples.of(values, hertz));
      for (int m = 0; m < 3; m++) {
        assertThat(envelope.minutes().get(m).low()).as("%s Hz", hertz).isEqualTo(low[m]);
        assertThat(envelope.minutes().get(m).high()).isEqualTo(high[m]);
      }
    }
  }

  @Test
  void theCutsOfTheStreamDoNotMatter() {
    float[] values = noise(360 * 70);
    values[1000] = Float.NaN;
    DisclosureEnvelope whole = new DisclosureEnvelope(360);
    whole.push(Samples.of(values, 360));
    DisclosureEnvelope pieces = new DisclosureEnvelope(360);
    Random random = new Random(7);
    for (int from = 0; from < values.length; ) {
      int length = Math.min(values.length - from, random.nextInt(200));
      pieces.push(Samples.block(values, from, length, from, 360));
      from += length;
    }
    for (int m = 0; m < 2; m++) {
      assertThat(pieces.minutes().get(m).low()).isEqualTo(whole.minutes().get(m).low());
      assertThat(pieces.minutes().get(m).high()).isEqualTo(whole.minutes().get(m).high());
    }
  }

  @Test
  void missingSamplesLeaveColumnsEmpty() {
    float[] values = new float[64];
    java.util.Arrays.fill(values, 0, 4, Float.NaN);
    values[4] = Float.NaN;
    values[5] = 2;
    DisclosureEnvelope envelope = new DisclosureEnvelope(32);
    envelope.push(Samples.of(values, 32));
    assertThat(envelope.minutes().get(0).low()[1]).isNaN();
    assertThat(envelope.minutes().get(0).low()[2]).isEqualTo(2);
    assertThat(envelope.minutes().get(0).high()[2]).isEqualTo(2);
  }

  @Test
  void aStreamMayBeginAnywhereButHasNoGaps() {
    DisclosureEnvelope envelope = new DisclosureEnvelope(100);
    float[] second = new float[100];
    envelope.push(Samples.block(second, 0, 100, 100 * 120, 100));
    assertThat(envelope.minutes().get(0).number()).isEqualTo(2);
    assertThatThrownBy(() -> envelope.push(Samples.block(second, 0, 100, 100 * 130, 100)))
        .hasMessage("expected sample 12100, found 13000");
  }

  private static float[] noise(int count) {
    Random random = new Random(42);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
