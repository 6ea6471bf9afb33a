package io.github.clearbeat.evaluation;

/**
 * One bar of a reliability diagram.
 *
 * @param above confidences in it are higher than this, or equal in the lowest bin
 * @param upTo confidences in it are at most this
 * @param count how many there are
 * @param confidence their mean, NaN where there are none
 * @param accuracy the part of them that was right, NaN where there are none
 */
public record ReliabilityBin(
    double above, double upTo, long count, double confidence, double accuracy) {}
