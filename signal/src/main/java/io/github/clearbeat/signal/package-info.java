/**
 * Numbers in time: samples, the stages they flow through, filters, resampling, spectra.
 *
 * <p>Start with {@link io.github.clearbeat.signal.Samples}, which carries the data, and {@link
 * io.github.clearbeat.signal.Stage}, which every part of the pipeline implements. This package
 * knows no heart.
 */
package io.github.clearbeat.signal;
