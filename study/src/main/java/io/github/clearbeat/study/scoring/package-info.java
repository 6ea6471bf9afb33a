/**
 * The figures of a stored model: from what it said of beats to tables with intervals.
 *
 * <p>Begin with {@link io.github.clearbeat.study.scoring.BeatFigures}.
 */
package io.github.clearbeat.study.scoring;
