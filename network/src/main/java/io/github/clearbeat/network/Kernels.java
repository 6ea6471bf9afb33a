package io.github.clearbeat.network;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a network computes. All kinds add the same numbers in the same order, so they give the same
 * bits, on every machine and whatever batch an example is in; they differ in speed alone.
 *
 * <pre>{@code
 * Network.of(spec, weights, Kernels.PLAIN);
 * }</pre>
 */
public enum Kernels {
  /** Loops in plain Java, on every JVM. */
  PLAIN,
  /**
   * The Vector API, where the JVM was started with {@code --add-modules jdk.incubator.vector} and
   * has the compiler that turns it into instructions.
   */
  VECTOR;

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_MAKER = "io.github.clearbeat.network.VectorEngine$Maker";

  /** Those that this JVM can run. */
  public static Set<Kernels> available() {
    return VectorMaker.MAKER == null ? EnumSet.of(PLAIN) : EnumSet.allOf(Kernels.class);
  }

  /** The fastest that this JVM can run. */
  public static Kernels fastest() {
    return VectorMaker.MAKER == null ? PLAIN : VECTOR;
  }

  Engine engine(Plan plan) {
    return this == PLAIN ? new PlainEngine(plan) : VectorMaker.MAKER.of(plan);
  }

  /** Looks for the Vector API once, when somebody asks. */
  private static final class VectorMaker {
    /** Null where there are no vectors, or too short ones to be worth it. */
    static final Engine.Maker MAKER = find();

    private VectorMaker() {}

    private static Engine.Maker find() {
      if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
        return null;
      }
      try {
        Object maker = Class.forName(VECTOR_MAKER).getDeclaredConstructor().newInstance();
        return ((Engine.Maker) maker).usable() ? (Engine.Maker) maker : null;
      } catch (ReflectiveOperationException | LinkageError e) {
        // Another JDK whose Vector API is not the one compiled against.
        return null;
      }
    }
  }
}
