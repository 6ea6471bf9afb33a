/**
 * Found against true: beat by beat, run by run, by episodes and by rates (ANSI/AAMI EC57), with
 * intervals and calibration.
 *
 * <p>Start with {@link io.github.clearbeat.evaluation.BeatByBeat}. Values in, values and plain text
 * out: nothing here opens a file, prints or knows a network.
 */
package io.github.clearbeat.evaluation;
