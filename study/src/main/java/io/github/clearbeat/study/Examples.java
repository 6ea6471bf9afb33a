package io.github.clearbeat.study;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Prepared examples with their labels, and where each came from. Storage is shared between
 * selections: {@link #select} copies indices, never signals.
 *
 * <p>Dimensions: B examples; input i holds B · (C·T) floats, example after example, channels after
 * each other, time fastest.
 */
public final class Examples {
  private final float[][] inputs;
  private final int[] sizes;
  private final int[] labels;
  private final Origin[] origins;
  private final List<String> classes;
  private final int[] rows;

  /**
   * Where an example came from.
   *
   * @param record the recording, as in {@code mitdb/208}
   * @param patient the person; examples of one person share it
   * @param sampleIndex the R peak at the recording's rate
   * @param symbol the annotation mnemonic that the label was made from
   */
  public record Origin(String record, String patient, long sampleIndex, String symbol) {}

  private Examples(
      float[][] inputs,
      int[] sizes,
      int[] labels,
      Origin[] origins,
      List<String> classes,
      int[] rows) {
    this.inputs = inputs;
    this.sizes = sizes;
    this.labels = labels;
    this.origins = origins;
    this.classes = List.copyOf(classes);
    this.rows = rows;
  }

  /**
   * All of some storage.
   *
   * @param inputs one array an input, B · size floats
   * @param sizes C·T of each input
   * @param labels B class indices
   * @param origins B origins
   * @param classes the names of the classes, by index
   */
  public static Examples of(
      float[][] inputs, int[] sizes, int[] labels, Origin[] origins, List<String> classes) {
    int count = labels.length;
    if (origins.length != count || inputs.length != sizes.length) {
      throw new IllegalArgumentException("labels, origins and inputs differ in number");
    }
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].length < (long) count * sizes[i]) {
        throw new IllegalArgumentException("input " + i + " is too short for " + count);
      }
    }
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return new Examples(inputs, sizes, labels, origins, classes, rows);
  }

  /** How many examples there are. */
  public int count() {
    return rows.length;
  }

  /** How many inputs each example has. */
  public int inputCount() {
    return inputs.length;
  }

  /** C·T of an input. */
  public int size(int input) {
    return sizes[input];
  }

  /** The class names, by label. */
  public List<String> classes() {
    return classes;
  }

  /** The class index of an example. */
  public int label(int example) {
    return labels[rows[example]];
  }

  /** Where an example came from. */
  public Origin origin(int example) {
    return origins[rows[example]];
  }

  /** The row of an example in the storage: equal rows are copies of one example. */
  public int row(int example) {
    return rows[example];
  }

  /** Copies one input of one example, C·T floats, to {@code to} from {@code offset}. */
  public void copyInput(int example, int input, float[] to, int offset) {
    System.arraycopy(inputs[input], rows[example] * sizes[input], to, offset, sizes[input]);
  }

  /**
   * The storage itself of one input, not a copy, with examples at {@code row(example) ·
   * size(input)}: for loaders that copy to other places than arrays.
   */
  public float[] storage(int input) {
    return inputs[input];
  }

  /**
   * The same examples with another storage of one array, which all selections of these share.
   *
   * @param input which array
   * @param storage as long as the one it replaces
   */
  public Examples replacing(int input, float[] storage) {
    if (storage.length != inputs[input].length) {
      throw new IllegalArgumentException("the storage differs in length");
    }
    float[][] others = inputs.clone();
    others[input] = storage;
    return new Examples(others, sizes, labels, origins, classes, rows);
  }

  /** The same examples with their first so many arrays. */
  public Examples keeping(int arrays) {
    return new Examples(
        Arrays.copyOf(inputs, arrays),
        Arrays.copyOf(sizes, arrays),
        labels,
        origins,
        classes,
        rows);
  }

  /** Those examples, in that order; one may come several times. */
  public Examples select(int[] examples) {
    int[] chosen = new int[examples.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = rows[Objects.checkIndex(examples[i], rows.length)];
    }
    return new Examples(inputs, sizes, labels, origins, classes, chosen);
  }

  /** How many examples each class has. */
  public int[] countByClass() {
    int[] counts = new int[classes.size()];
    for (int row : rows) {
      counts[labels[row]]++;
    }
    return counts;
  }
}
