package io.github.clearbeat.recording;

/**
 * A beat that was found: where its R peak stands and how well it can be seen.
 *
 * @param sampleIndex the R peak, at the recording's rate
 * @param quality of the signal around it, 0 (not analysable) to 1
 */
public record Beat(long sampleIndex, float quality) {}
