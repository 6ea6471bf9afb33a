package io.github.clearbeat.beat;

/**
 * A strip ready for a network.
 *
 * @param firstSample where the strip's first value stands in the recording, in samples at the
 *     preparation's rate; below 0 where zeros stand before a short recording
 * @param values T floats, normalised; the caller's own
 * @param presentShare share of the values that the recording had, 0 to 1: the rest was missing and
 *     bridged, or is padding
 * @param deviationMillivolts of the recording's samples in the strip, after the filter; near 0 in a
 *     flat line
 */
public record PreparedStrip(
    long firstSample, float[] values, double presentShare, double deviationMillivolts) {}
