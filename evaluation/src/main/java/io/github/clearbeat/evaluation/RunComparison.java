package io.github.clearbeat.evaluation;

/**
 * What a run-by-run comparison of two annotation files found.
 *
 * @param settings how it was made; its rate is the rate of all indices here
 * @param ventricular runs of V and F
 * @param supraventricular runs of S
 */
public record RunComparison(RunByRun settings, RunResult ventricular, RunResult supraventricular) {}
