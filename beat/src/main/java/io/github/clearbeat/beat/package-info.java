/**
 * From samples to beats: R peaks and the quality of the signal.
 *
 * <p>Start with {@link io.github.clearbeat.beat.RPeakDetector}.
 */
package io.github.clearbeat.beat;
