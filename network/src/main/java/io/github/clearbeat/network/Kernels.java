package io.github.clearbeat.network;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a network computes. The kinds agree to rounding; each alone gives the same bits for an
 * example whatever batch it is in.
 *
 * <pre>{@code
 * Network.of(spec, weights, Kernels.PLAIN);
 * }</pre>
 */
public enum Kernels {
  /** Loops in plain Java, on every JVM. */
  PLAIN,
  /** The Vector API, where the JVM was started with {@code --add-modules jdk.incubator.vector}. */
  VECTOR;

  /** Those that this JVM can run. */
  public static Set<Kernels> available() {
    return EnumSet.of(PLAIN);
  }

  /** The fastest that this JVM can run. */
  public static Kernels fastest() {
    return available().contains(VECTOR) ? VECTOR : PLAIN;
  }
}
