/**
 * From samples to classified and explained beats: the public face for people who embed Clearbeat.
 *
 * <p>Start with {@link io.github.clearbeat.analysis.Analyzer}; what it finds is an {@link
 * io.github.clearbeat.analysis.Analysis}.
 */
package io.github.clearbeat.analysis;
