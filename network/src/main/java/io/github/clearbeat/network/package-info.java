/**
 * Small one-dimensional networks: their layers, weights, forward pass and gradient in plain Java.
 *
 * <p>Start with {@link io.github.clearbeat.network.Spec}. The alphabet of dimensions: B batch, C
 * channels, T time, K classes. This package knows no heart.
 */
package io.github.clearbeat.network;
