package io.github.clearbeat.training;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Parameter;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A trained network in LibTorch, in float or in double: its outputs, what its ReLUs take, and
 * autograd's gradients.
 *
 * <p>Lives in the {@link PointerScope} in which it was made.
 */
@SuppressWarnings("try") // scopes are there to be closed
final class TorchOracle {
  private static final TorchNetwork.Mode EVALUATION = new TorchNetwork.Mode.Evaluation();

  private final Spec spec;
  private final TorchNetwork network;
  private final torch.ScalarType type;
  private final Set<String> kept;

  TorchOracle(Spec spec, Weights weights, torch.ScalarType type) {
    this.spec = spec;
    this.type = type;
    Numbers numbers = new Numbers(spec);
    numbers.load(weights);
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        Tensor values = numbers.get(node.name() + "." + parameter.name()).set_requires_grad(false);
        values.__dispatch_set_data(values.to(type));
      }
    }
    kept = new HashSet<>(spec.outputs());
    kept.addAll(bends(spec));
    network = new TorchNetwork(spec, numbers, kept);
  }

  /** The nodes whose values ReLUs take: at zero they have no derivative. */
  static List<String> bends(Spec spec) {
    return spec.nodes().stream()
        .filter(node -> node.layer() instanceof Layer.Relu)
        .map(node -> node.inputs().get(0))
        .toList();
  }

  /**
   * Outputs and what ReLUs take, by node, for each example [C][T].
   *
   * @param examples each with its inputs in order, [C][T]
   */
  Map<String, double[][]> values(List<double[][]> examples) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return kept(network.forward(tensors(examples), EVALUATION), examples.size());
    }
  }

  /**
   * What was computed forward and backward.
   *
   * @param values as {@link #values}
   * @param gradients for each input in order, for each example, [C][T]
   */
  record Gradients(Map<String, double[][]> values, List<double[][]> gradients) {}

  /**
   * The gradient of one logit of each example.
   *
   * @param examples each with its inputs in order, [C][T]
   * @param wanted the position of the logit, by example
   */
  Gradients gradients(List<double[][]> examples, int[] wanted) {
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> inputs = tensors(examples);
      inputs.forEach(input -> input.set_requires_grad(true));
      Map<String, Tensor> values = network.forward(inputs, EVALUATION);
      Tensor logits = values.get(LibTorchTrainer.LOGITS);
      Tensor sum = logits.select(0, 0).select(0, wanted[0]);
      for (int b = 1; b < wanted.length; b++) {
        sum = sum.add(logits.select(0, b).select(0, wanted[b]));
      }
      sum.sum().backward();
      return new Gradients(
          kept(values, wanted.length),
          inputs.stream().map(input -> rows(input.grad(), wanted.length)).toList());
    }
  }

  private Map<String, double[][]> kept(Map<String, Tensor> values, int count) {
    Map<String, double[][]> rows = new HashMap<>();
    kept.forEach(node -> rows.put(node, rows(values.get(node), count)));
    return rows;
  }

  private List<Tensor> tensors(List<double[][]> examples) {
    List<Tensor> tensors = new ArrayList<>();
    int input = 0;
    for (Shape shape : spec.inputs().values()) {
      double[] all = new double[examples.size() * shape.size()];
      for (int b = 0; b < examples.size(); b++) {
        System.arraycopy(examples.get(b)[input], 0, all, b * shape.size(), shape.size());
      }
      long[] dimensions = {examples.size(), shape.channels(), 1, shape.time()};
      Tensor values = torch.zeros(dimensions, new TensorOptions(torch.ScalarType.Double));
      values.data_ptr_double().put(all);
      tensors.add(values.to(type).detach());
      input++;
    }
    return tensors;
  }

  private static double[][] rows(Tensor tensor, int count) {
    Tensor flat = tensor.detach().to(torch.ScalarType.Double).contiguous();
    double[] all = new double[Math.toIntExact(flat.numel())];
    flat.data_ptr_double().get(all);
    double[][] rows = new double[count][all.length / count];
    for (int b = 0; b < count; b++) {
      System.arraycopy(all, b * rows[b].length, rows[b], 0, rows[b].length);
    }
    return rows;
  }
}
