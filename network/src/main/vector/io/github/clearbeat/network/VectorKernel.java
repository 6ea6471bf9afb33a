package io.github.clearbeat.network;

import java.util.List;

/** One operation with its packed weights, on flat values. */
interface VectorKernel {
  Step bind(List<Flat> inputs, Flat output);
}
