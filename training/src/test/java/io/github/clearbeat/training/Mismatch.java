package io.github.clearbeat.training;

import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** How far the class maps of trained weights are from their targets. */
final class Mismatch {
  private Mismatch() {}

  @SuppressWarnings("try")
  static double of(Spec spec, Weights weights, Examples examples, Objective.Guidance guidance) {
    try (PointerScope scope = new PointerScope()) {
      Numbers numbers = new Numbers(spec);
      numbers.load(weights);
      List<Shape> shapes = new ArrayList<>(spec.inputs().values());
      for (int i = shapes.size(); i < examples.inputCount(); i++) {
        shapes.add(new Shape(1, examples.size(i)));
      }
      int count = examples.count();
      Batches batches = new Batches(examples, shapes, Set.of(), count, Plan.Augmentation.NONE);
      batches.fill(IntStream.range(0, count).toArray(), 0, count, null);
      Map<String, Tensor> values =
          new TorchNetwork(spec, numbers, Set.of(guidance.map(), guidance.head()))
              .forward(batches.inputs(count), new TorchNetwork.Mode.Evaluation());
      Tensor map =
          Attention.closed(
              values.get(guidance.map()),
              numbers.get(guidance.head() + ".weight"),
              batches.labels(count));
      Tensor target = batches.inputs(count).get(guidance.target()).reshape(count, -1);
      return Attention.mismatch(map, target, guidance.match()).item_float();
    }
  }
}
