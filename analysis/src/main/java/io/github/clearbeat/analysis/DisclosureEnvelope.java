package io.github.clearbeat.analysis;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Lowest and highest sample of every sixteenth of a second, minute by minute: what a full
 * disclosure of one minute a line is drawn from, gathered while the samples stream past.
 *
 * <pre>{@code
 * DisclosureEnvelope envelope = new DisclosureEnvelope(recording.hertz());
 * recording.read(lead, 0, recording.sampleCount(), envelope::push);
 * envelope.minutes().get(0).high()[0];   // millivolts
 * }</pre>
 *
 * <p>Guarantees: the same envelope however the stream is cut; 7,680 bytes a minute, 11 MB for 24
 * hours, whatever the rate. One thread at a time.
 */
public final class DisclosureEnvelope {
  /** Columns of one minute: sixteen a second, one a CSS pixel on a line of 254 mm. */
  public static final int COLUMNS = 960;

  private static final int COLUMNS_PER_SECOND = COLUMNS / 60;

  private final double hertz;
  private final List<Minute> minutes = new ArrayList<>();
  private long nextSample = -1;

  /** An empty envelope of a stream at {@code hertz}. */
  public DisclosureEnvelope(double hertz) {
    if (!(hertz > 0)) {
      throw new IllegalArgumentException("hertz must be above 0, found " + hertz);
    }
    this.hertz = hertz;
  }

  /**
   * One minute of the recording; the arrays are not copied.
   *
   * @param number 0 for the minute that begins with the recording
   * @param low lowest sample of every column in millivolts, NaN where there is none
   * @param high highest sample of every column
   */
  public record Minute(int number, float[] low, float[] high) {}

  /**
   * Takes the next samples.
   *
   * @param block samples that follow those of the last block; the first may begin anywhere
   * @throws IllegalArgumentException if samples were left out or come twice
   */
  public void push(Samples block) {
    if (nextSample >= 0 && block.firstIndex() != nextSample) {
      throw new IllegalArgumentException(
          "expected sample " + nextSample + ", found " + block.firstIndex());
    }
    nextSample = block.endIndex();
    int position = 0;
    while (position < block.length()) {
      long column = column(block.firstIndex() + position);
      int end = (int) Math.min(block.length(), firstOf(column + 1) - block.firstIndex());
      take(block, position, end, column);
      position = end;
    }
  }

  /** The minutes in order; those before the first sample are not among them. */
  public List<Minute> minutes() {
    return List.copyOf(minutes);
  }

  private void take(Samples block, int from, int to, long column) {
    Minute minute = minute(Math.toIntExact(column / COLUMNS));
    int at = (int) (column % COLUMNS);
    float low = minute.low[at];
    float high = minute.high[at];
    for (int i = from; i < to; i++) {
      float value = block.millivolts(i);
      // A comparison with NaN is false: missing samples change nothing.
      low = value < low || Float.isNaN(low) ? value : low;
      high = value > high || Float.isNaN(high) ? value : high;
    }
    minute.low[at] = low;
    minute.high[at] = high;
  }

  private Minute minute(int number) {
    int first = minutes.isEmpty() ? number : minutes.get(0).number;
    while (minutes.size() <= number - first) {
      float[] low = new float[COLUMNS];
      float[] high = new float[COLUMNS];
      Arrays.fill(low, Float.NaN);
      Arrays.fill(high, Float.NaN);
      minutes.add(new Minute(first + minutes.size(), low, high));
    }
    return minutes.get(Objects.checkIndex(number - first, minutes.size()));
  }

  private long column(long sample) {
    return (long) Math.floor(sample * COLUMNS_PER_SECOND / hertz);
  }

  /** The first sample of a column. */
  private long firstOf(long column) {
    long sample = (long) Math.ceil(column * hertz / COLUMNS_PER_SECOND);
    while (column(sample) < column) {
      sample++;
    }
    while (sample > 0 && column(sample - 1) >= column) {
      sample--;
    }
    return sample;
  }
}
