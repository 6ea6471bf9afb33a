package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a {@link Network} in its own buffers, for one thread at a time. The outputs of an example
 * are the same bits whatever batch it is in. A call allocates nothing.
 *
 * <pre>{@code
 * float[] beats = new float[batch * 360];
 * float[] logits = new float[batch * 5];
 * float[] probabilities = new float[batch * 5];
 * runner.run(batch, new float[][] {beats}, new float[][] {logits, probabilities});
 * }</pre>
 */
public final class Runner {
  private final List<String> names;
  private final int[] inputSizes;
  private final int[] outputSizes;
  private final int maxBatch;
  private final Engine.Pass pass;

  Runner(Spec spec, Engine engine, int maxBatch) {
    if (maxBatch < 1) {
      throw new IllegalArgumentException("a batch has at least 1 example: " + maxBatch);
    }
    this.maxBatch = maxBatch;
    this.pass = engine.pass();
    Map<String, Shape> shapes = spec.shapes();
    inputSizes = spec.inputs().values().stream().mapToInt(Shape::size).toArray();
    outputSizes = spec.outputs().stream().mapToInt(name -> shapes.get(name).size()).toArray();
    names = new ArrayList<>(spec.inputs().keySet());
    names.addAll(spec.outputs());
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param batch B, at most what the runner was made for
   * @param inputs in the order of {@link Spec#inputs()}, each {@code [B][C][T]}, time fastest
   * @param outputs in the order of {@link Spec#outputs()}, each {@code [B][C][T]}; filled
   * @throws IllegalArgumentException if a number or length does not fit
   */
  public void run(int batch, float[][] inputs, float[][] outputs) {
    check(batch, inputs, outputs);
    for (int b = 0; b < batch; b++) {
      for (int i = 0; i < inputs.length; i++) {
        pass.load(i, inputs[i], b * inputSizes[i]);
      }
      pass.run();
      for (int i = 0; i < outputs.length; i++) {
        pass.store(i, outputs[i], b * outputSizes[i]);
      }
    }
  }

  private void check(int batch, float[][] inputs, float[][] outputs) {
    if (batch < 0 || batch > maxBatch) {
      throw new IllegalArgumentException("a batch of " + batch + ", made for at most " + maxBatch);
    }
    if (inputs.length != inputSizes.length || outputs.length != outputSizes.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d inputs and %d outputs, expected %d and %d",
              inputs.length,
              outputs.length,
              inputSizes.length,
              outputSizes.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      check(names.get(i), inputs[i].length, (long) batch * inputSizes[i]);
    }
    for (int i = 0; i < outputs.length; i++) {
      check(names.get(inputs.length + i), outputs[i].length, (long) batch * outputSizes[i]);
    }
  }

  private static void check(String name, int length, long needed) {
    if (length < needed) {
      throw new IllegalArgumentException(
          name + " has room for " + length + " numbers, expected at least " + needed);
    }
  }
}
