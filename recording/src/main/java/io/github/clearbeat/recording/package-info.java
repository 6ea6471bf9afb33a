/**
 * The vocabulary: recordings, leads, annotations, beats and their classes.
 *
 * <p>Start with {@link io.github.clearbeat.recording.Recording}. Values only; nothing here opens a
 * file.
 */
package io.github.clearbeat.recording;
