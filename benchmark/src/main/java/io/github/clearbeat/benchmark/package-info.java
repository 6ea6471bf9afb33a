/**
 * How fast it is, beside its rivals in one run. Begin with {@link
 * io.github.clearbeat.benchmark.Race}; what it found stands in {@code docs/PERFORMANCE.md}.
 */
package io.github.clearbeat.benchmark;
