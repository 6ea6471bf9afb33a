/**
 * Public data sets: where they lie, which records they have, who the patients are, how they are
 * split.
 *
 * <p>Start with {@link io.github.clearbeat.dataset.BeatDataSet}.
 */
package io.github.clearbeat.dataset;
