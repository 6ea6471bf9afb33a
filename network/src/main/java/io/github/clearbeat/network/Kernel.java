package io.github.clearbeat.network;

import java.util.List;

/** One layer with its packed weights, shared by all runners; knows no buffers. */
interface Kernel {
  /** The computation from these rows to those, each {@code [T][C]}. */
  Step bind(List<float[][]> inputs, float[][] output);
}
