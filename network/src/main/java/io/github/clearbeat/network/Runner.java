package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final int maxBatch;
  private final float[][][] inputRows;
  private final float[][][] outputRows;
  private final Step[] steps;

  Runner(Plan plan, List<Kernel> kernels, int maxBatch) {
    if (maxBatch < 1) {
      throw new IllegalArgumentException("a batch has at least 1 example: " + maxBatch);
    }
    this.maxBatch = maxBatch;
    Spec spec = plan.spec();
    Map<String, Shape> shapes = spec.shapes();
    Map<String, float[][]> rows = new HashMap<>();
    spec.inputs().forEach((name, shape) -> rows.put(name, Rows.of(shape)));
    List<Plan.Operation> operations = plan.operations();
    steps = new Step[operations.size()];
    for (int i = 0; i < steps.length; i++) {
      Plan.Operation operation = operations.get(i);
      float[][] output = Rows.of(shapes.get(operation.name()));
      rows.put(operation.name(), output);
      steps[i] = kernels.get(i).bind(operation.inputs().stream().map(rows::get).toList(), output);
    }
    names = new ArrayList<>(spec.inputs().keySet());
    inputRows = names.stream().map(rows::get).toArray(float[][][]::new);
    names.addAll(spec.outputs());
    outputRows =
        spec.outputs().stream().map(name -> rows.get(plan.value(name))).toArray(float[][][]::new);
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
        Rows.load(inputs[i], b * size(inputRows[i]), inputRows[i]);
      }
      for (Step step : steps) {
        step.run();
      }
      for (int i = 0; i < outputs.length; i++) {
        Rows.store(outputRows[i], outputs[i], b * size(outputRows[i]));
      }
    }
  }

  private void check(int batch, float[][] inputs, float[][] outputs) {
    if (batch < 0 || batch > maxBatch) {
      throw new IllegalArgumentException("a batch of " + batch + ", made for at most " + maxBatch);
    }
    if (inputs.length != inputRows.length || outputs.length != outputRows.length) {
      throw new IllegalArgumentException(
          String.format(
              java.util.Locale.ROOT,
              "%d inputs and %d outputs, expected %d and %d",
              inputs.length,
              outputs.length,
              inputRows.length,
              outputRows.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      check(names.get(i), inputs[i].length, batch * size(inputRows[i]));
    }
    for (int i = 0; i < outputs.length; i++) {
      check(names.get(inputs.length + i), outputs[i].length, batch * size(outputRows[i]));
    }
  }

  private static void check(String name, int length, int needed) {
    if (length < needed) {
      throw new IllegalArgumentException(
          name + " has room for " + length + " numbers, expected at least " + needed);
    }
  }

  private static int size(float[][] rows) {
    return rows.length * rows[0].length;
  }
}
