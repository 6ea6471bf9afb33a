/**
 * From samples to beats: R peaks and the quality of the signal; and strips of some seconds, made
 * ready for a network, measured, and marked where a network should look.
 *
 * <p>Start with {@link io.github.clearbeat.beat.RPeakDetector}; for strips with {@link
 * io.github.clearbeat.beat.StripPreparer} and {@link io.github.clearbeat.beat.RhythmFeatures}.
 */
package io.github.clearbeat.beat;
