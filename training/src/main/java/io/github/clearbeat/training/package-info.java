/**
 * Training with LibTorch: examples, network and plan to weights. The only place that touches native
 * code.
 *
 * <p>Nobody calls this package directly: {@link io.github.clearbeat.training.LibTorchTrainer} is
 * found with {@link java.util.ServiceLoader} as a {@link io.github.clearbeat.study.Trainer}.
 *
 * <p>Dimensions: B batch, C channels, T time, K classes. LibTorch computes on [B, C, 1, T] in
 * channels-last memory (channels fastest), because convolutions over two dimensions in that order
 * run much faster than those over one; everything that comes in or goes out is [B][C][T].
 */
package io.github.clearbeat.training;
