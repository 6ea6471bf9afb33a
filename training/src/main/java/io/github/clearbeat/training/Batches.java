package io.github.clearbeat.training;

import io.github.clearbeat.network.Shape;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Copies examples into native memory that is allocated once, in the order that LibTorch wants:
 * [B][T][C].
 *
 * <p>Lives in the {@link org.bytedeco.javacpp.PointerScope} in which it was made. A batch is valid
 * until the next.
 */
final class Batches {
  private final Examples examples;
  private final List<Input> inputs = new ArrayList<>();
  private final LongPointer labelValues;
  private final Tensor labels;
  private final Set<Integer> maps;
  private final Augmenter augmenter;

  private record Input(
      Shape shape, FloatPointer values, Tensor tensor, float[] one, float[] turned) {
    static Input of(Shape shape, int batch) {
      FloatPointer values = new FloatPointer((long) batch * shape.size());
      long c = shape.channels();
      long t = shape.time();
      Tensor tensor =
          torch.from_blob(values, new long[] {batch, c, 1, t}, new long[] {c * t, 1, c * t, c});
      return new Input(shape, values, tensor, new float[shape.size()], new float[shape.size()]);
    }

    void put(int row) {
      float[] from = one;
      if (shape.channels() > 1 && shape.time() > 1) {
        for (int c = 0; c < shape.channels(); c++) {
          for (int t = 0; t < shape.time(); t++) {
            turned[t * shape.channels() + c] = one[c * shape.time() + t];
          }
        }
        from = turned;
      }
      values.position((long) row * from.length).put(from, 0, from.length).position(0);
    }
  }

  /**
   * Batches of up to so many examples.
   *
   * @param shapes of the arrays of the examples
   * @param maps indices of arrays over time that go with the first input where that is moved
   */
  Batches(
      Examples examples,
      List<Shape> shapes,
      Set<Integer> maps,
      int batch,
      Plan.Augmentation augmentation) {
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.size() != examples.inputCount() || shapes.get(i).size() != examples.size(i)) {
        throw new IllegalArgumentException("examples do not fit the inputs " + shapes);
      }
      inputs.add(Input.of(shapes.get(i), batch));
    }
    this.examples = examples;
    this.maps = Set.copyOf(maps);
    labelValues = new LongPointer(batch);
    labels =
        torch.from_blob(labelValues, new long[] {batch}, new TensorOptions(torch.ScalarType.Long));
    augmenter =
        augmentation.equals(Plan.Augmentation.NONE)
            ? null
            : new Augmenter(augmentation, shapes.get(0).channels(), shapes.get(0).time());
  }

  /** Fills the batch with the examples {@code order[start]} to {@code order[end − 1]}. */
  void fill(int[] order, int start, int end, SplittableRandom augmentation) {
    for (int row = 0; row < end - start; row++) {
      int example = order[start + row];
      for (int i = 0; i < inputs.size(); i++) {
        Input input = inputs.get(i);
        examples.copyInput(example, i, input.one(), 0);
        if (i == 0 && augmenter != null) {
          augmenter.vary(input.one(), augmentation);
        } else if (augmenter != null && maps.contains(i)) {
          augmenter.follow(input.one());
        }
        input.put(row);
      }
      labelValues.put(row, examples.label(example));
    }
  }

  /** The first so many examples of the batch, a tensor an input. */
  List<Tensor> inputs(int count) {
    return inputs.stream().map(input -> input.tensor().narrow(0, 0, count)).toList();
  }

  /** Their labels. */
  Tensor labels(int count) {
    return labels.narrow(0, 0, count);
  }
}
