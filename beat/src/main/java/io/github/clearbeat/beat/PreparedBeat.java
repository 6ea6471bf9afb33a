package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Beat;

/**
 * A beat ready for a network. The arrays are the {@link BeatPreparer}'s own, valid only during the
 * call that hands them over.
 *
 * @param beat where and how well seen
 * @param channels input {@code beat}: C · T floats, channel after channel
 * @param features input {@code features}; empty where the preparation has none
 * @param secondsBefore RR interval before the beat in seconds, NaN for the first
 * @param peakToPeakMillivolts of the beat's own window, after the filter
 */
public record PreparedBeat(
    Beat beat,
    float[] channels,
    float[] features,
    double secondsBefore,
    float peakToPeakMillivolts) {}
