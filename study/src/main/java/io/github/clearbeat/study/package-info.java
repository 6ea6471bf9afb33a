/**
 * Protocols, examples, plans, stored predictions and results tables: data set × model → scores.
 *
 * <p>Start with {@link io.github.clearbeat.study.Protocol}. Training itself stands behind {@link
 * io.github.clearbeat.study.Trainer}, found with {@link java.util.ServiceLoader}.
 */
package io.github.clearbeat.study;
