package io.github.clearbeat.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The contract of every {@link Stage} over samples: the same output however the input is cut.
 *
 * <pre>{@code
 * List<Object> beats = StageCuts.assertCutsDoNotMatter(() -> new RPeakDetector(360), samples);
 * }</pre>
 */
public final class StageCuts {
  private StageCuts() {}

  /**
   * Pushes the samples whole, one by one, in random blocks with empty ones between, and with the
   * state saved and restored into a fresh stage on the way; asserts that all outputs are equal.
   *
   * @param fresh makes a stage that has seen nothing
   * @return the output: items as they came, blocks of samples as one array of (index, value) pairs
   */
  public static <O> List<Object> assertCutsDoNotMatter(
      Supplier<? extends Stage<Samples, O>> fresh, Samples input) {
    List<Object> whole = run(fresh, input, new int[] {input.length()}, -1);
    int[] ones = new int[input.length()];
    Arrays.fill(ones, 1);
    assertThat(run(fresh, input, ones, -1)).as("sample by sample").isEqualTo(whole);
    for (int seed = 1; seed <= 3; seed++) {
      int[] cuts = randomCuts(input.length(), seed);
      assertThat(run(fresh, input, cuts, -1)).as("random blocks, seed " + seed).isEqualTo(whole);
      assertThat(run(fresh, input, cuts, cuts.length / 2))
          .as("saved and restored, seed " + seed)
          .isEqualTo(whole);
      assertThat(run(fresh, input, cuts, cuts.length - 1))
          .as("saved and restored before the last block, seed " + seed)
          .isEqualTo(whole);
    }
    return whole;
  }

  /** What a stage gives for the whole input: items as they came, samples as (index, value). */
  public static <O> List<Object> output(Stage<Samples, O> stage, Samples input) {
    return run(() -> stage, input, new int[] {input.length()}, -1);
  }

  /** The values that a stage gives for the whole input. */
  public static float[] values(Stage<Samples, Samples> stage, Samples input) {
    List<Object> output = output(stage, input);
    float[] values = new float[output.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((IndexedValue) output.get(i)).value();
    }
    return values;
  }

  /** One sample of an output. */
  public record IndexedValue(long index, float value) {}

  private static <O> List<Object> run(
      Supplier<? extends Stage<Samples, O>> fresh, Samples input, int[] cuts, int restoreBefore) {
    List<Object> output = new ArrayList<>();
    Stage<Samples, O> stage = fresh.get();
    float[] buffer = new float[input.length() + 3];
    int at = 0;
    for (int i = 0; i < cuts.length; i++) {
      if (i == restoreBefore) {
        stage = savedAndRestored(stage, fresh.get());
      }
      Arrays.fill(buffer, 1e9f); // a stage that keeps the view instead of a copy is found out
      input.copyTo(at, buffer, 3, cuts[i]);
      stage.push(
          Samples.block(buffer, 3, cuts[i], input.firstIndex() + at, input.hertz()),
          item -> collect(item, output));
      at += cuts[i];
    }
    stage.finish(item -> collect(item, output));
    return output;
  }

  private static void collect(Object item, List<Object> output) {
    if (item instanceof Samples block) {
      for (int i = 0; i < block.length(); i++) {
        output.add(new IndexedValue(block.firstIndex() + i, block.millivolts(i)));
      }
    } else {
      output.add(item);
    }
  }

  private static <O> Stage<Samples, O> savedAndRestored(
      Stage<Samples, O> stage, Stage<Samples, O> fresh) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      stage.save(new DataOutputStream(bytes));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      fresh.restore(in);
      assertThat(in.available()).as("bytes that restore left unread").isZero();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] randomCuts(int length, int seed) {
    Random random = new Random(seed);
    List<Integer> cuts = new ArrayList<>();
    int at = 0;
    while (at < length) {
      int cut = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(Math.max(1, length / 7));
      cuts.add(Math.min(cut, length - at));
      at += cuts.get(cuts.size() - 1);
    }
    cuts.add(0);
    return cuts.stream().mapToInt(Integer::intValue).toArray();
  }
}
