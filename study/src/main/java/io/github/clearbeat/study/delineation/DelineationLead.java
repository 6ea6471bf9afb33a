package io.github.clearbeat.study.delineation;

import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.signal.Samples;
import java.util.List;

/**
 * One lead whose waves were marked by hand.
 *
 * @param record the recording, as in {@code ludb/17}
 * @param subject the person's number, from which the fold follows
 * @param lead the lead's name
 * @param samples the lead
 * @param waves what was marked, in the order of time
 */
public record DelineationLead(
    String record, int subject, String lead, Samples samples, List<MarkedWave> waves) {
  /** How many parts the subjects are divided into; each has a network that has not seen it. */
  public static final int FOLDS = 4;

  /** Keeps its own list. */
  public DelineationLead {
    waves = List.copyOf(waves);
  }

  /** The part that the subject belongs to, 0 to 3: its number modulo 4. */
  public int fold() {
    return subject % FOLDS;
  }

  /** The half: 0, on which every choice was made, or 1, which was held back. */
  public int half() {
    return fold() / 2;
  }

  /** The first sample index that any mark stands at; 0 without marks. */
  public long firstMark() {
    return waves.stream()
        .mapToLong(wave -> wave.onset() == MarkedWave.NOT_MARKED ? wave.peak() : wave.onset())
        .min()
        .orElse(0);
  }

  /** The last sample index that any mark stands at; −1 without marks. */
  public long lastMark() {
    return waves.stream().mapToLong(wave -> Math.max(wave.peak(), wave.offset())).max().orElse(-1);
  }
}
