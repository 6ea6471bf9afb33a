package io.github.clearbeat.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The numbers of a network, by {@code node.parameter}, as in {@code row2.dw.weight}.
 *
 * <p>The arrays are the instance's own: whoever changes them changes the weights.
 */
public final class Weights {
  private final LinkedHashMap<String, float[]> arrays = new LinkedHashMap<>();

  private Weights() {}

  /** Weights for a spec, all zero but the variances and gammas, which are one. */
  public static Weights zero(Spec spec) {
    Weights weights = new Weights();
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        float[] array = new float[parameter.size()];
        if (parameter.name().equals("gamma") || parameter.name().equals("variance")) {
          java.util.Arrays.fill(array, 1f);
        }
        weights.arrays.put(node.name() + "." + parameter.name(), array);
      }
    }
    return weights;
  }

  /**
   * Weights to begin training with: convolutions and dense layers uniform in ±1/√(fan in), biases
   * too, which is Kaiming's uniform rule with a = √5 and torch's default; batch norms the identity.
   *
   * @param spec what the weights are for
   * @param seed the same seed gives the same weights on every machine
   */
  public static Weights initial(Spec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Weights weights = zero(spec);
    for (Spec.Node node : spec.nodes()) {
      if (node.layer() instanceof Layer.Conv || node.layer() instanceof Layer.Dense) {
        Parameter weight = node.layer().parameters().get(0);
        double bound = 1 / Math.sqrt(weight.size() / weight.dimensions().get(0));
        for (Parameter parameter : node.layer().parameters()) {
          float[] array = weights.get(node.name() + "." + parameter.name());
          for (int i = 0; i < array.length; i++) {
            array[i] = (float) (bound * (2 * random.nextDouble() - 1));
          }
        }
      }
    }
    return weights;
  }

  /**
   * Weights for a spec from arrays by name.
   *
   * @throws IllegalArgumentException if one is missing, left over or of another size
   */
  public static Weights of(Spec spec, Map<String, float[]> values) {
    Weights weights = zero(spec);
    if (!weights.arrays.keySet().equals(values.keySet())) {
      throw new IllegalArgumentException(
          "arrays do not fit " + spec.name() + ": " + values.keySet());
    }
    values.forEach(
        (name, value) -> {
          float[] array = weights.arrays.get(name);
          if (array.length != value.length) {
            throw new IllegalArgumentException(
                name + " has " + value.length + " numbers, expected " + array.length);
          }
          System.arraycopy(value, 0, array, 0, array.length);
        });
    return weights;
  }

  /** A copy without the arrays whose name passes. */
  public Weights without(Predicate<String> dropped) {
    Weights rest = new Weights();
    arrays.forEach(
        (name, array) -> {
          if (!dropped.test(name)) {
            rest.arrays.put(name, array.clone());
          }
        });
    return rest;
  }

  /**
   * A copy of those arrays that a part of the network needs.
   *
   * @param part made by {@link Spec#keeping}
   * @throws IllegalArgumentException if the part has nodes that these weights do not know
   */
  public Weights keeping(Spec part) {
    Weights kept = zero(part);
    kept.arrays.replaceAll((name, array) -> get(name).clone());
    return kept;
  }

  /** The array of {@code node.parameter}. */
  public float[] get(String name) {
    float[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weights named " + name);
    }
    return array;
  }

  /** The names, in the order of the spec. */
  public Set<String> names() {
    return java.util.Collections.unmodifiableSet(arrays.keySet());
  }

  /** A copy that shares nothing. */
  public Weights copy() {
    Weights copy = new Weights();
    arrays.forEach((name, array) -> copy.arrays.put(name, array.clone()));
    return copy;
  }

  /** SHA-256 over names and little-endian floats, in the order of the spec, as hex. */
  public String sha256() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    arrays.forEach(
        (name, array) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          ByteBuffer bytes = ByteBuffer.allocate(4 * array.length).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(array);
          digest.update(bytes.array());
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
