package io.github.clearbeat.training;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A spec computed by LibTorch, differentiable. Tensors are [B, C, 1, T] in channels-last memory.
 *
 * <p>Lives in the {@link org.bytedeco.javacpp.PointerScope} in which it was made. One thread.
 */
final class TorchNetwork {
  private static final long[] UNIT = {1, 1};
  private static final long[] NONE = {0, 0};
  private static final int CHANNELS = 1;

  private final Spec spec;
  private final Numbers numbers;
  private final List<Step> steps = new ArrayList<>();

  /** How batch norm and dropout behave. */
  sealed interface Mode {
    /** Running statistics; nothing dropped. */
    record Evaluation() implements Mode {}

    /**
     * Statistics of the batch, which move the running ones; values dropped.
     *
     * @param momentum weight of the batch in the running statistics
     * @param dropout decides what is dropped
     */
    record Training(double momentum, SplittableRandom dropout) implements Mode {}
  }

  /** What one node does to the values so far. */
  private interface Operation {
    Tensor apply(List<Tensor> inputs, Mode mode);
  }

  private record Step(String name, List<String> inputs, Operation operation) {}

  /** A network that computes these nodes of a spec and what they need. */
  TorchNetwork(Spec spec, Numbers numbers, Set<String> wanted) {
    this.spec = spec;
    this.numbers = numbers;
    Set<String> needed = needed(wanted);
    Map<String, Shape> shapes = spec.shapes();
    for (Spec.Node node : spec.nodes()) {
      if (needed.contains(node.name())) {
        boolean inPlace = mayOverwrite(node, needed, wanted);
        Shape input = shapes.get(node.inputs().get(0));
        steps.add(new Step(node.name(), node.inputs(), operation(node, input, inPlace)));
      }
    }
  }

  /**
   * Computes the wanted nodes.
   *
   * @param inputs in the order of the spec
   * @return values of all nodes computed, by name
   */
  Map<String, Tensor> forward(List<Tensor> inputs, Mode mode) {
    Map<String, Tensor> values = new HashMap<>();
    int index = 0;
    for (String input : spec.inputs().keySet()) {
      values.put(input, inputs.get(index++));
    }
    for (Step step : steps) {
      List<Tensor> taken = step.inputs().stream().map(values::get).toList();
      values.put(step.name(), step.operation().apply(taken, mode));
    }
    return values;
  }

  private Set<String> needed(Set<String> wanted) {
    Set<String> needed = new HashSet<>(wanted);
    for (int i = spec.nodes().size() - 1; i >= 0; i--) {
      if (needed.contains(spec.nodes().get(i).name())) {
        needed.addAll(spec.nodes().get(i).inputs());
      }
    }
    return needed;
  }

  /** Whether nobody else, and no gradient, needs the value that the node takes. */
  private boolean mayOverwrite(Spec.Node node, Set<String> needed, Set<String> wanted) {
    String input = node.inputs().get(0);
    if (spec.inputs().containsKey(input) || wanted.contains(input)) {
      return false;
    }
    Layer before = spec.node(input).layer();
    boolean gradientNeedsNoValue =
        before instanceof Layer.Conv
            || before instanceof Layer.BatchNorm
            || before instanceof Layer.Dense;
    return gradientNeedsNoValue
        && spec.nodes().stream()
                .filter(other -> needed.contains(other.name()) && other.inputs().contains(input))
                .count()
            == 1;
  }

  private Operation operation(Spec.Node node, Shape input, boolean inPlace) {
    Layer layer = node.layer();
    if (layer instanceof Layer.Conv conv) {
      return conv(node.name(), conv);
    } else if (layer instanceof Layer.BatchNorm) {
      return batchNorm(node.name());
    } else if (layer instanceof Layer.Relu) {
      return inPlace
          ? (inputs, mode) -> torch.relu_(inputs.get(0))
          : (inputs, mode) -> torch.relu(inputs.get(0));
    } else if (layer instanceof Layer.MaxPool pool) {
      long[] kernel = {1, pool.kernel()};
      long[] stride = {1, pool.stride()};
      return (inputs, mode) -> torch.max_pool2d(inputs.get(0), kernel, stride, NONE, UNIT, false);
    } else if (layer instanceof Layer.GlobalAveragePool) {
      // Not mean(2, 3): its gradient comes in another order of memory and slows what follows.
      return (inputs, mode) -> torch.avg_pool2d(inputs.get(0), 1, input.time());
    } else if (layer instanceof Layer.Dropout dropout) {
      return (inputs, mode) -> dropped(inputs.get(0), dropout.rate(), mode);
    } else if (layer instanceof Layer.Dense dense) {
      return dense(node.name(), dense);
    } else if (layer instanceof Layer.Concat) {
      return (inputs, mode) -> torch.cat(new TensorVector(inputs.toArray(Tensor[]::new)), CHANNELS);
    } else if (layer instanceof Layer.Sum) {
      return (inputs, mode) -> inputs.stream().reduce(torch::add).orElseThrow();
    } else if (layer instanceof Layer.Softmax) {
      return (inputs, mode) -> torch.softmax(inputs.get(0), CHANNELS);
    }
    throw new IllegalArgumentException(node.name() + " cannot be trained: " + layer);
  }

  private Operation conv(String name, Layer.Conv conv) {
    Tensor weight = numbers.get(name + ".weight");
    TensorOptional bias =
        conv.bias() ? new TensorOptional(numbers.get(name + ".bias")) : new TensorOptional();
    boolean even = conv.padLeft() == conv.padRight();
    long[] stride = {1, conv.stride()};
    long[] padding = {0, even ? conv.padLeft() : 0};
    long[] dilation = {1, conv.dilation()};
    long[] uneven = {conv.padLeft(), conv.padRight()};
    return (inputs, mode) -> {
      Tensor input = even ? inputs.get(0) : torch.constant_pad_nd(inputs.get(0), uneven);
      return torch.conv2d(input, weight, bias, stride, padding, dilation, conv.groups());
    };
  }

  private Operation batchNorm(String name) {
    TensorOptional gamma = new TensorOptional(numbers.get(name + ".gamma"));
    TensorOptional beta = new TensorOptional(numbers.get(name + ".beta"));
    TensorOptional mean = new TensorOptional(numbers.get(name + ".mean"));
    TensorOptional variance = new TensorOptional(numbers.get(name + ".variance"));
    return (inputs, mode) -> {
      boolean training = mode instanceof Mode.Training;
      double momentum = mode instanceof Mode.Training moving ? moving.momentum() : 0;
      return torch.batch_norm(
          inputs.get(0), gamma, beta, mean, variance, training, momentum, Layer.EPSILON, false);
    };
  }

  /** The input is flattened channels first, as the weights are stored. */
  private Operation dense(String name, Layer.Dense dense) {
    Tensor weight = numbers.get(name + ".weight");
    TensorOptional bias = new TensorOptional(numbers.get(name + ".bias"));
    return (inputs, mode) ->
        torch
            .linear(inputs.get(0).reshape(-1, dense.in()), weight, bias)
            .view(-1, dense.out(), 1, 1);
  }

  /** Zeroes values with that probability and scales the others up; masks are drawn in Java. */
  private static Tensor dropped(Tensor input, double rate, Mode mode) {
    if (!(mode instanceof Mode.Training training) || rate == 0) {
      return input;
    }
    int size = Math.toIntExact(input.numel());
    int threshold = (int) Math.round(rate * (1L << 31));
    float kept = (float) (1 / (1 - rate));
    float[] mask = new float[size];
    for (int i = 0; i < size; i += 2) {
      long bits = training.dropout().nextLong();
      mask[i] = (int) (bits >>> 33) < threshold ? 0 : kept;
      if (i + 1 < size) {
        mask[i + 1] = (int) (bits & 0x7fffffff) < threshold ? 0 : kept;
      }
    }
    Tensor scale = torch.empty_like(input.detach());
    new FloatPointer(scale.data_ptr_float()).put(mask, 0, size);
    return torch.mul(input, scale);
  }
}
