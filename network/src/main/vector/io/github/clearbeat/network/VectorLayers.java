package io.github.clearbeat.network;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/** The layers that need no weights or one a channel, a vector of channels at a time. */
final class VectorLayers {
  private VectorLayers() {}

  static VectorKernel affine(float[] scale, float[] shift, boolean relu) {
    float[] scales = java.util.Arrays.copyOf(scale, Lanes.whole(scale.length));
    float[] shifts = java.util.Arrays.copyOf(shift, scales.length);
    return (inputs, output) -> {
      Flat input = inputs.get(0);
      return () -> affine(input, scales, shifts, Lanes.lowest(relu), output);
    };
  }

  /** The sum of its inputs, of which there may be one. */
  static VectorKernel sum(boolean relu) {
    return (inputs, output) -> () -> sum(inputs, relu, output);
  }

  static VectorKernel maxPool(Layer.MaxPool pool, boolean relu) {
    return (inputs, output) -> {
      Flat input = inputs.get(0);
      return () -> maxPool(pool, input, Lanes.lowest(relu), output);
    };
  }

  static VectorKernel average(boolean relu) {
    return (inputs, output) -> {
      Flat input = inputs.get(0);
      return () -> average(input, Lanes.lowest(relu), output);
    };
  }

  static VectorKernel concat(boolean relu) {
    return (inputs, output) -> () -> concat(inputs, relu, output);
  }

  static VectorKernel softmax() {
    return (inputs, output) -> {
      Flat input = inputs.get(0);
      double[] powers = new double[output.channels()];
      return () -> {
        for (int t = 0; t < output.time(); t++) {
          PlainLayers.softmax(input.values(), input.row(t), output.values(), output.row(t), powers);
        }
      };
    };
  }

  private static void affine(Flat input, float[] scale, float[] shift, float lowest, Flat output) {
    for (int c = 0; c < scale.length; c += Lanes.COUNT) {
      FloatVector factor = FloatVector.fromArray(Lanes.SPECIES, scale, c);
      FloatVector summand = FloatVector.fromArray(Lanes.SPECIES, shift, c);
      for (int t = 0; t < output.time(); t++) {
        FloatVector.fromArray(Lanes.SPECIES, input.values(), input.row(t) + c)
            .mul(factor)
            .add(summand)
            .max(FloatVector.broadcast(Lanes.SPECIES, lowest))
            .intoArray(output.values(), output.row(t) + c);
      }
    }
  }

  private static void sum(List<Flat> inputs, boolean relu, Flat output) {
    Flat first = inputs.get(0);
    float lowest = Lanes.lowest(relu);
    if (inputs.size() == 1) {
      for (int t = 0; t < output.time(); t++) {
        for (int c = 0; c < output.stride(); c += Lanes.COUNT) {
          FloatVector.fromArray(Lanes.SPECIES, first.values(), first.row(t) + c)
              .max(FloatVector.broadcast(Lanes.SPECIES, lowest))
              .intoArray(output.values(), output.row(t) + c);
        }
      }
    }
    for (int i = 1; i < inputs.size(); i++) {
      float cut = Lanes.lowest(relu && i == inputs.size() - 1);
      add(i == 1 ? first : output, inputs.get(i), cut, output);
    }
  }

  private static void add(Flat one, Flat other, float lowest, Flat output) {
    for (int t = 0; t < output.time(); t++) {
      for (int c = 0; c < output.stride(); c += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.SPECIES, one.values(), one.row(t) + c)
            .add(FloatVector.fromArray(Lanes.SPECIES, other.values(), other.row(t) + c))
            .max(FloatVector.broadcast(Lanes.SPECIES, lowest))
            .intoArray(output.values(), output.row(t) + c);
      }
    }
  }

  private static void maxPool(Layer.MaxPool pool, Flat input, float lowest, Flat output) {
    for (int t = 0; t < output.time(); t++) {
      for (int c = 0; c < output.stride(); c += Lanes.COUNT) {
        int from = input.row(t * pool.stride()) + c;
        FloatVector greatest = FloatVector.fromArray(Lanes.SPECIES, input.values(), from);
        for (int k = 1; k < pool.kernel(); k++) {
          greatest =
              FloatVector.fromArray(Lanes.SPECIES, input.values(), from + k * input.stride())
                  .max(greatest);
        }
        FloatVector.broadcast(Lanes.SPECIES, lowest)
            .max(greatest)
            .intoArray(output.values(), output.row(t) + c);
      }
    }
  }

  private static void average(Flat input, float lowest, Flat output) {
    for (int c = 0; c < output.stride(); c += Lanes.COUNT) {
      FloatVector sum = FloatVector.broadcast(Lanes.SPECIES, 0f);
      for (int t = 0; t < input.time(); t++) {
        sum = FloatVector.fromArray(Lanes.SPECIES, input.values(), input.row(t) + c).add(sum);
      }
      // Adding zero changes nothing: the sum began with +0.
      FloatVector.broadcast(Lanes.SPECIES, 0f)
          .add(sum)
          .div(FloatVector.broadcast(Lanes.SPECIES, input.time()))
          .max(FloatVector.broadcast(Lanes.SPECIES, lowest))
          .intoArray(output.values(), output.start() + c);
    }
  }

  private static void concat(List<Flat> inputs, boolean relu, Flat output) {
    int first = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Flat input = inputs.get(i);
      for (int t = 0; t < output.time(); t++) {
        System.arraycopy(
            input.values(), input.row(t), output.values(), output.row(t) + first, input.channels());
      }
      first += input.channels();
    }
    if (relu) {
      sum(List.of(output), true, output);
    }
  }
}
