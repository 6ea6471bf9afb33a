package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Judges every ten seconds of a lead, counted from the first sample pushed; a last stretch may be
 * shorter.
 *
 * <p>What is missing, flat or clipped is counted on the samples themselves. The rest follows from
 * how sparse the signal is ({@link Sparseness}): beats are rare and high, noise and flutter are
 * not.
 *
 * <pre>{@code
 * QualityIndex index = new QualityIndex(360);
 * recording.read(0, 0, n, block -> index.push(block, judgements::add));
 * index.finish(judgements::add);
 * }</pre>
 */
public final class QualityIndex implements Stage<Samples, Quality> {
  private static final double STRETCH_SECONDS = 10;
  private static final double LEAST_SECONDS = 3;
  private static final double SLOW_HERTZ = 125;
  private static final float FLAT_MILLIVOLTS = 0.03f;
  private static final int CLIPPED_RUN = 5;
  private static final double CLIPPED_SHARE = 0.03;

  private final double hertz;
  private final int stretch;
  private final int factor;
  private final float[] slow;
  private final Sparseness sparseness;

  private boolean begun;
  private long from;
  private int seen;
  private int missing;
  private int still;
  private int run;
  private int atLowest;
  private int atHighest;
  private float last;
  private float lowest;
  private float highest;
  private float held;
  private double sum;

  /**
   * An index that has seen nothing.
   *
   * @param hertz samples per second
   */
  public QualityIndex(double hertz) {
    this.hertz = hertz;
    stretch = (int) Math.round(STRETCH_SECONDS * hertz);
    factor = Math.max(1, (int) Math.round(hertz / SLOW_HERTZ));
    slow = new float[stretch / factor];
    sparseness = new Sparseness(hertz / factor, slow.length);
  }

  /** How many samples one judgement covers. */
  public int stretchSamples() {
    return stretch;
  }

  @Override
  public void push(Samples input, Consumer<? super Quality> output) {
    if (!begun && input.length() > 0) {
      begun = true;
      begin(input.firstIndex());
    }
    for (int i = 0; i < input.length(); i++) {
      take(input.millivolts(i));
      if (seen == stretch) {
        output.accept(judged());
        begin(from + stretch);
      }
    }
  }

  @Override
  public void finish(Consumer<? super Quality> output) {
    if (begun && seen > 0) {
      output.accept(judged());
    }
  }

  private void begin(long sample) {
    from = sample;
    seen = 0;
    missing = 0;
    still = 0;
    run = 0;
    atLowest = 0;
    atHighest = 0;
    last = Float.NaN;
    lowest = Float.POSITIVE_INFINITY;
    highest = Float.NEGATIVE_INFINITY;
    held = 0;
    sum = 0;
  }

  private void take(float value) {
    if (Float.isNaN(value)) {
      missing++;
      run = 0;
    } else {
      held = value;
      run = value == last ? run + 1 : 1;
      still += run > 0.1 * hertz ? 1 : 0;
      countExtremes(value);
    }
    last = value;
    sum += held;
    seen++;
    if (seen % factor == 0 && seen / factor <= slow.length) {
      slow[seen / factor - 1] = (float) (sum / factor);
      sum = 0;
    }
  }

  /** Samples in runs of equal values at the lowest and at the highest value so far. */
  private void countExtremes(float value) {
    if (value < lowest) {
      lowest = value;
      atLowest = 0;
    }
    if (value > highest) {
      highest = value;
      atHighest = 0;
    }
    int more = run == CLIPPED_RUN ? CLIPPED_RUN : run > CLIPPED_RUN ? 1 : 0;
    atLowest += value == lowest ? more : 0;
    atHighest += value == highest ? more : 0;
  }

  private Quality judged() {
    if (missing > seen / 2) {
      return quality(0, Quality.Reason.MISSING);
    }
    if (highest - lowest < FLAT_MILLIVOLTS || still > seen / 2) {
      return quality(0, Quality.Reason.FLAT);
    }
    if (atLowest + atHighest > CLIPPED_SHARE * seen) {
      return quality(0.2f, Quality.Reason.CLIPPED);
    }
    float whole = 1 - (float) (missing + still) / seen;
    if (seen < LEAST_SECONDS * hertz) {
      return quality(whole, Quality.Reason.FINE);
    }
    sparseness.measure(slow, Math.min(slow.length, seen / factor));
    return quality(whole * sparseness.index(), sparseness.reason());
  }

  private Quality quality(float index, Quality.Reason reason) {
    return new Quality(from, from + seen, Math.max(0, index), reason);
  }

  @Override
  public int delaySamples() {
    return stretch;
  }

  private StateHeader header() {
    return new StateHeader("quality-index", 2, StateHeader.hash(hertz));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    to.writeBoolean(begun);
    to.writeLong(from);
    for (int number : new int[] {seen, missing, still, run, atLowest, atHighest}) {
      to.writeInt(number);
    }
    for (float number : new float[] {last, lowest, highest, held}) {
      to.writeFloat(number);
    }
    to.writeDouble(sum);
    for (float value : slow) {
      to.writeFloat(value);
    }
  }

  @Override
  public void restore(DataInput saved) throws IOException {
    header().expect(saved);
    begun = saved.readBoolean();
    from = saved.readLong();
    seen = saved.readInt();
    missing = saved.readInt();
    still = saved.readInt();
    run = saved.readInt();
    atLowest = saved.readInt();
    atHighest = saved.readInt();
    last = saved.readFloat();
    lowest = saved.readFloat();
    highest = saved.readFloat();
    held = saved.readFloat();
    sum = saved.readDouble();
    for (int i = 0; i < slow.length; i++) {
      slow[i] = saved.readFloat();
    }
  }
}
