package io.github.clearbeat.network;

import java.util.List;

/**
 * One kind of layer with its settings. The family is closed: whoever forgets a layer does not
 * compile.
 */
public sealed interface Layer {
  /** How large a batch norm's variance is kept from zero; torch's default. */
  double EPSILON = 1e-5;

  /**
   * The shape that comes out.
   *
   * @throws IllegalArgumentException if the layer cannot take these inputs
   */
  Shape shape(List<Shape> inputs);

  /** The arrays it needs, in order. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** Multiply-accumulates for one example. */
  default long macs(Shape output) {
    return 0;
  }

  /**
   * Convolution over time: y[o][t] = b[o] + Σ w[o][i][k] · x[i][t · stride + k · dilation −
   * padLeft], zeros outside.
   *
   * @param in C of the input
   * @param out C of the output
   * @param kernel taps
   * @param stride step over the input
   * @param padLeft zeros before the input
   * @param padRight zeros after the input
   * @param dilation distance between taps
   * @param groups 1, or {@code in} for a depthwise convolution
   * @param bias whether b is there
   */
  record Conv(
      int in,
      int out,
      int kernel,
      int stride,
      int padLeft,
      int padRight,
      int dilation,
      int groups,
      boolean bias)
      implements Layer {
    /** Checks that the numbers fit together. */
    public Conv {
      if (in < 1 || out < 1 || kernel < 1 || stride < 1 || dilation < 1 || groups < 1) {
        throw new IllegalArgumentException("a convolution's numbers must be at least 1");
      }
      if (in % groups != 0 || out % groups != 0 || padLeft < 0 || padRight < 0) {
        throw new IllegalArgumentException("groups must divide the channels, padding be >= 0");
      }
    }

    /** Padding k//2 on both sides, no dilation. */
    public static Conv of(int in, int out, int kernel, int stride, boolean bias) {
      return new Conv(in, out, kernel, stride, kernel / 2, kernel / 2, 1, 1, bias);
    }

    /** One filter a channel, padding k//2 on both sides. */
    public static Conv depthwise(int channels, int kernel, int stride, boolean bias) {
      int pad = kernel / 2;
      return new Conv(channels, channels, kernel, stride, pad, pad, 1, channels, bias);
    }

    /** Mixes channels at each time. */
    public static Conv pointwise(int in, int out, boolean bias) {
      return new Conv(in, out, 1, 1, 0, 0, 1, 1, bias);
    }

    /** Whether each channel has its own filter. */
    public boolean isDepthwise() {
      return groups == in && out == in && in > 1;
    }

    /** Whether it only mixes channels. */
    public boolean isPointwise() {
      return kernel == 1 && stride == 1 && groups == 1 && padLeft == 0 && padRight == 0;
    }

    /** Input samples from the first tap to the last, both included. */
    public int span() {
      return (kernel - 1) * dilation + 1;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      Shape input = Arity.one(this, inputs);
      Arity.channels(this, in, input);
      long time = (long) input.time() + padLeft + padRight;
      return new Shape(out, Arity.steps(this, time, (kernel - 1L) * dilation + 1, stride));
    }

    @Override
    public List<Parameter> parameters() {
      Parameter weight = new Parameter("weight", List.of(out, in / groups, kernel), true);
      return bias ? List.of(weight, new Parameter("bias", List.of(out), true)) : List.of(weight);
    }

    @Override
    public long macs(Shape output) {
      return (long) output.size() * (in / groups) * kernel;
    }
  }

  /**
   * Normalisation by running statistics: γ (x − mean) / √(variance + ε) + β.
   *
   * @param channels C
   */
  record BatchNorm(int channels) implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape input = Arity.one(this, inputs);
      Arity.channels(this, channels, input);
      return input;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("gamma", List.of(channels), true),
          new Parameter("beta", List.of(channels), true),
          new Parameter("mean", List.of(channels), false),
          new Parameter("variance", List.of(channels), false));
    }
  }

  /** max(0, x). */
  record Relu() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Arity.one(this, inputs);
    }
  }

  /**
   * The greatest of each stretch; a last stretch that is not whole is dropped.
   *
   * @param kernel length of a stretch
   * @param stride step
   */
  record MaxPool(int kernel, int stride) implements Layer {
    /** Checks that both are at least 1. */
    public MaxPool {
      if (kernel < 1 || stride < 1) {
        throw new IllegalArgumentException("a pool's kernel and stride must be at least 1");
      }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      Shape input = Arity.one(this, inputs);
      return new Shape(input.channels(), Arity.steps(this, input.time(), kernel, stride));
    }
  }

  /** The mean over time. */
  record GlobalAveragePool() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      return new Shape(Arity.one(this, inputs).channels(), 1);
    }
  }

  /**
   * Drops values in training; nothing at run time.
   *
   * @param rate share dropped, 0 to 1
   */
  record Dropout(double rate) implements Layer {
    /** Checks the share. */
    public Dropout {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("a dropout's rate lies from 0 to 1: " + rate);
      }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return Arity.one(this, inputs);
    }
  }

  /**
   * y = W x + b on the flattened input.
   *
   * @param in C · T of the input
   * @param out C of the output
   */
  record Dense(int in, int out) implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape input = Arity.one(this, inputs);
      if (input.size() != in) {
        throw new IllegalArgumentException(this + " cannot take " + input);
      }
      return new Shape(out, 1);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("weight", List.of(out, in), true),
          new Parameter("bias", List.of(out), true));
    }

    @Override
    public long macs(Shape output) {
      return (long) in * out;
    }
  }

  /** The inputs' channels behind each other; all of one length. */
  record Concat() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      int time = Arity.some(this, inputs).time();
      int channels = 0;
      for (Shape input : inputs) {
        if (input.time() != time) {
          throw new IllegalArgumentException("concatenation of different lengths: " + inputs);
        }
        channels = Math.addExact(channels, input.channels());
      }
      return new Shape(channels, time);
    }
  }

  /** The sum of inputs of one shape. */
  record Sum() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape shape = Arity.some(this, inputs);
      for (Shape input : inputs) {
        if (!input.equals(shape)) {
          throw new IllegalArgumentException("sum of different shapes: " + inputs);
        }
      }
      return shape;
    }
  }

  /** exp(x) / Σ exp(x) over the channels. */
  record Softmax() implements Layer {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Arity.one(this, inputs);
    }
  }
}
