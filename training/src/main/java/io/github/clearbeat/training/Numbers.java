package io.github.clearbeat.training;

import io.github.clearbeat.network.Parameter;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of one network as LibTorch computes with them: all trainable ones behind each other
 * in one native array, their gradients in a second, running statistics in a third, and a tensor for
 * each parameter that looks into them. So an optimiser step is a loop over an array, not a call for
 * each parameter.
 *
 * <p>Lives in the {@link org.bytedeco.javacpp.PointerScope} in which it was made.
 */
final class Numbers {
  private final Spec spec;
  private final Tensor trainable;
  private final Tensor gradients;
  private final Tensor statistics;
  private final FloatPointer trainableValues;
  private final FloatPointer gradientValues;
  private final FloatPointer statisticValues;
  private final Map<String, Tensor> byName = new HashMap<>();
  private int trainableEnd;
  private int statisticsEnd;

  Numbers(Spec spec) {
    this.spec = spec;
    trainable = torch.zeros(Math.max(1, spec.trainable()));
    gradients = torch.zeros(Math.max(1, spec.trainable()));
    statistics = torch.zeros(Math.max(1, spec.runningStatistics()));
    trainableValues = trainable.data_ptr_float();
    gradientValues = gradients.data_ptr_float();
    statisticValues = statistics.data_ptr_float();
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        byName.put(node.name() + "." + parameter.name(), view(parameter));
      }
    }
  }

  /** Dimensions as stored, with a 1 before the taps of a convolution: [O, I, k] is [O, I, 1, k]. */
  private Tensor view(Parameter parameter) {
    long[] dimensions = parameter.dimensions().stream().mapToLong(Integer::longValue).toArray();
    if (dimensions.length == 3) {
      dimensions = new long[] {dimensions[0], dimensions[1], 1, dimensions[2]};
    }
    int size = parameter.size();
    if (!parameter.trainable()) {
      statisticsEnd += size;
      return statistics.narrow(0, statisticsEnd - size, size).view(dimensions).detach();
    }
    trainableEnd += size;
    Tensor values = trainable.narrow(0, trainableEnd - size, size).view(dimensions).detach();
    values.set_requires_grad(true);
    values.mutable_grad().put(gradients.narrow(0, trainableEnd - size, size).view(dimensions));
    return values;
  }

  /** The tensor of {@code node.parameter}. */
  Tensor get(String name) {
    return byName.get(name);
  }

  int trainableSize() {
    return trainableEnd;
  }

  int statisticsSize() {
    return statisticsEnd;
  }

  void clearGradients() {
    gradients.zero_();
  }

  void readGradients(float[] to) {
    gradientValues.get(to);
  }

  void readTrainable(float[] to) {
    trainableValues.get(to);
  }

  void writeTrainable(float[] from) {
    trainableValues.put(from, 0, from.length);
  }

  void readStatistics(float[] to) {
    statisticValues.get(to);
  }

  void writeStatistics(float[] from) {
    statisticValues.put(from, 0, from.length);
  }

  /** Takes over weights of the spec. */
  void load(Weights weights) {
    float[] values = new float[trainableEnd];
    float[] running = new float[statisticsEnd];
    transfer(weights, values, running, true);
    writeTrainable(values);
    writeStatistics(running);
  }

  /** A copy of the numbers as they are. */
  Weights weights() {
    float[] values = new float[trainableEnd];
    float[] running = new float[statisticsEnd];
    readTrainable(values);
    readStatistics(running);
    return weights(values, running);
  }

  /** Numbers in the order of these arrays as weights. */
  Weights weights(float[] values, float[] running) {
    Weights weights = Weights.zero(spec);
    transfer(weights, values, running, false);
    return weights;
  }

  /** The gradients as weights; running statistics are left at their start. */
  Weights gradientWeights() {
    float[] values = new float[trainableEnd];
    readGradients(values);
    return weights(values, new float[statisticsEnd]);
  }

  private void transfer(Weights weights, float[] values, float[] running, boolean in) {
    int value = 0;
    int statistic = 0;
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        float[] array = weights.get(node.name() + "." + parameter.name());
        float[] flat = parameter.trainable() ? values : running;
        int at = parameter.trainable() ? value : statistic;
        System.arraycopy(
            in ? array : flat, in ? 0 : at, in ? flat : array, in ? at : 0, array.length);
        value += parameter.trainable() ? array.length : 0;
        statistic += parameter.trainable() ? 0 : array.length;
      }
    }
  }
}
