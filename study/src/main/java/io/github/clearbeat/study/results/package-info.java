/**
 * The results document: every figure of it made from what is stored, for people to read.
 *
 * <p>Begin with {@link io.github.clearbeat.study.results.ResultsPage}.
 */
package io.github.clearbeat.study.results;
