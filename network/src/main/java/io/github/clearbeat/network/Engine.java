package io.github.clearbeat.network;

/** A network's packed weights and how to compute with them; shared, never changes. */
interface Engine {
  /** A forward pass with buffers of its own. */
  Pass pass();

  /** Makes engines of one kind; found by name where the JVM may lack what they need. */
  interface Maker {
    Engine of(Plan plan);

    /** Whether this machine gains by it. */
    boolean usable();
  }

  /** A forward pass for one example at a time. */
  interface Pass {
    /** Reads input number {@code input}, {@code [C][T]}, from a place in an array. */
    void load(int input, float[] from, int offset);

    void run();

    /** Writes output number {@code output}, {@code [C][T]}, to a place in an array. */
    void store(int output, float[] to, int offset);
  }
}
