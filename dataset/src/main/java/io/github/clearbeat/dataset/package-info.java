/**
 * Public data sets: where they lie, which records they have, who the patients are, how they are
 * split.
 *
 * <p>Start with {@link io.github.clearbeat.dataset.BeatDataSet} for long recordings with annotated
 * beats, and with {@link io.github.clearbeat.dataset.StripDataSet} for short ones with a rhythm;
 * {@link io.github.clearbeat.dataset.StripPass} reads the latter and counts what cannot be used.
 */
package io.github.clearbeat.dataset;
