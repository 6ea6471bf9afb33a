package io.github.clearbeat.network;

import jdk.incubator.vector.FloatVector;

/**
 * A {@link VectorMix} on its buffers: a block of four times and a few vectors of outputs stays in
 * registers while the inputs of a stretch pass by. When the times are no multiple of four, the last
 * block begins earlier and computes some rows a second time, to the same bits.
 *
 * <p>The innermost loops are written out because only local variables stay in registers, and only
 * in loops that stand alone. The one that is called is always a vector just made, never a sum: its
 * class is then certain, and C2 needs no luck with profiles to see an instruction. Products are
 * rounded before they are added, never fused: these are the bits of the plain loops.
 */
final class VectorProduct implements Step {
  private static final int ROWS = 4;

  private final Flat input;
  private final Flat output;
  private final float[] weight;
  private final float[] bias;
  private final int[] widths;
  private final float lowest;

  /** Of the first stretch of the first output, in the input. */
  private final int start;

  /** From the first stretch of an output to that of the next. */
  private final int step;

  /** What one output sees: so many stretches of the input, so long, so far apart. */
  private final int stretches;

  private final int length;
  private final int distance;

  VectorProduct(VectorMix mix, Flat input, Flat output) {
    Layer.Conv conv = mix.conv();
    this.input = input;
    this.output = output;
    this.weight = mix.weight();
    this.bias = mix.bias();
    this.widths = mix.widths();
    this.lowest = Lanes.lowest(mix.relu());
    this.start = input.row(-conv.padLeft());
    this.step = input.stride() * conv.stride();
    boolean whole = conv.dilation() == 1 && input.stride() == conv.in();
    this.stretches = whole ? 1 : conv.kernel();
    this.length = conv.in() * conv.kernel() / stretches;
    this.distance = input.stride() * conv.dilation();
  }

  @Override
  public void run() {
    int o = 0;
    for (int width : widths) {
      int last = output.time() - ROWS;
      for (int t = 0; t < last; t += ROWS) {
        block(width, o, t);
      }
      if (last >= 0) {
        block(width, o, last);
      } else {
        few(width * Lanes.COUNT, o);
      }
      o += width * Lanes.COUNT;
    }
  }

  /** Times t to t + 3 and the outputs from o on. */
  private void block(int width, int o, int t) {
    int x = start + t * step;
    int packed = o * stretches * length;
    for (int s = 0; s < stretches; s++) {
      float floor = s == stretches - 1 ? lowest : Float.NEGATIVE_INFINITY;
      if (width == 2) {
        two(x, packed, o, t, s == 0, floor);
      } else {
        one(x, packed, o, t, s == 0, floor);
      }
      x += distance;
      packed += length * width * Lanes.COUNT;
    }
  }

  /** Four times, two vectors of outputs each. */
  private void two(int from, int packed, int o, int t, boolean begins, float floor) {
    float[] x = input.values();
    float[] w = weight;
    float[] s = begins ? bias : output.values();
    int next = begins ? 0 : output.stride();
    int at = begins ? o : output.row(t) + o;
    FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, s, at + Lanes.COUNT);
    at += next;
    FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, s, at + Lanes.COUNT);
    at += next;
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, s, at + Lanes.COUNT);
    at += next;
    FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    FloatVector d1 = FloatVector.fromArray(Lanes.SPECIES, s, at + Lanes.COUNT);
    int x1 = from + step;
    int x2 = x1 + step;
    int x3 = x2 + step;
    int p = packed;
    for (int i = 0; i < length; i++) {
      FloatVector w0 = FloatVector.fromArray(Lanes.SPECIES, w, p);
      FloatVector w1 = FloatVector.fromArray(Lanes.SPECIES, w, p + Lanes.COUNT);
      FloatVector value = FloatVector.broadcast(Lanes.SPECIES, x[from + i]);
      a0 = value.mul(w0).add(a0);
      a1 = value.mul(w1).add(a1);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x1 + i]);
      b0 = value.mul(w0).add(b0);
      b1 = value.mul(w1).add(b1);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x2 + i]);
      c0 = value.mul(w0).add(c0);
      c1 = value.mul(w1).add(c1);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x3 + i]);
      d0 = value.mul(w0).add(d0);
      d1 = value.mul(w1).add(d1);
      p += 2 * Lanes.COUNT;
    }
    FloatVector least = FloatVector.broadcast(Lanes.SPECIES, floor);
    float[] y = output.values();
    int to = output.row(t) + o;
    least.max(a0).intoArray(y, to);
    least.max(a1).intoArray(y, to + Lanes.COUNT);
    to += output.stride();
    least.max(b0).intoArray(y, to);
    least.max(b1).intoArray(y, to + Lanes.COUNT);
    to += output.stride();
    least.max(c0).intoArray(y, to);
    least.max(c1).intoArray(y, to + Lanes.COUNT);
    to += output.stride();
    least.max(d0).intoArray(y, to);
    least.max(d1).intoArray(y, to + Lanes.COUNT);
  }

  /** Four times, one vector of outputs each. */
  private void one(int from, int packed, int o, int t, boolean begins, float floor) {
    float[] x = input.values();
    float[] w = weight;
    float[] s = begins ? bias : output.values();
    int next = begins ? 0 : output.stride();
    int at = begins ? o : output.row(t) + o;
    FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    at += next;
    FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    at += next;
    FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    at += next;
    FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, s, at);
    int x1 = from + step;
    int x2 = x1 + step;
    int x3 = x2 + step;
    int p = packed;
    for (int i = 0; i < length; i++) {
      FloatVector w0 = FloatVector.fromArray(Lanes.SPECIES, w, p);
      FloatVector value = FloatVector.broadcast(Lanes.SPECIES, x[from + i]);
      a0 = value.mul(w0).add(a0);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x1 + i]);
      b0 = value.mul(w0).add(b0);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x2 + i]);
      c0 = value.mul(w0).add(c0);
      value = FloatVector.broadcast(Lanes.SPECIES, x[x3 + i]);
      d0 = value.mul(w0).add(d0);
      p += Lanes.COUNT;
    }
    FloatVector least = FloatVector.broadcast(Lanes.SPECIES, floor);
    float[] y = output.values();
    int to = output.row(t) + o;
    least.max(a0).intoArray(y, to);
    to += output.stride();
    least.max(b0).intoArray(y, to);
    to += output.stride();
    least.max(c0).intoArray(y, to);
    to += output.stride();
    least.max(d0).intoArray(y, to);
  }

  /** All of fewer than four times. */
  private void few(int outputs, int o) {
    for (int t = 0; t < output.time(); t++) {
      for (int v = 0; v < outputs; v += Lanes.COUNT) {
        int x = start + t * step;
        int packed = o * stretches * length + v;
        for (int s = 0; s < stretches; s++) {
          float floor = s == stretches - 1 ? lowest : Float.NEGATIVE_INFINITY;
          single(x, packed, outputs, o + v, t, s == 0, floor);
          x += distance;
          packed += length * outputs;
        }
      }
    }
  }

  private void single(int from, int packed, int apart, int o, int t, boolean begins, float floor) {
    float[] x = input.values();
    float[] w = weight;
    float[] y = output.values();
    int to = output.row(t) + o;
    FloatVector sum =
        begins
            ? FloatVector.fromArray(Lanes.SPECIES, bias, o)
            : FloatVector.fromArray(Lanes.SPECIES, y, to);
    int p = packed;
    for (int i = 0; i < length; i++) {
      sum =
          FloatVector.broadcast(Lanes.SPECIES, x[from + i])
              .mul(FloatVector.fromArray(Lanes.SPECIES, w, p))
              .add(sum);
      p += apart;
    }
    FloatVector.broadcast(Lanes.SPECIES, floor).max(sum).intoArray(y, to);
  }
}
