package io.github.clearbeat.evaluation;

/**
 * An episode that the other side has no part of.
 *
 * @param ofReference whether it is the reference's, and was missed; else it is the test's
 * @param fromSample where it begins within the comparison, at the reference's rate
 * @param toSample where it ends
 */
public record EpisodeDisagreement(boolean ofReference, long fromSample, long toSample) {}
