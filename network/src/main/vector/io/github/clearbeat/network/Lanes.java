package io.github.clearbeat.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this machine, and what every kernel must heed to stay fast.
 *
 * <p>C2 turns a call on a vector into an instruction only where the class of the vector is certain.
 * So the species is a constant, and the vector whose method is called is always one just loaded,
 * broadcast or computed, never the running variable of a loop: {@code x.mul(w).add(sum)}, not
 * {@code sum.add(x.mul(w))}. Where that fails, everything is still right, and fifty times slower.
 */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** How many floats a vector holds: 16 with AVX-512, 8 with AVX2, 4 with NEON. */
  static final int COUNT = SPECIES.length();

  private Lanes() {}

  /** The channels rounded up to whole vectors. */
  static int whole(int channels) {
    return (channels + COUNT - 1) / COUNT * COUNT;
  }

  /** What a ReLU cuts off below, or what cuts off nothing. */
  static float lowest(boolean relu) {
    return relu ? 0f : Float.NEGATIVE_INFINITY;
  }
}
