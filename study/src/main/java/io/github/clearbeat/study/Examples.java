package io.github.clearbeat.study;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Prepared examples with their labels, and where each came from. Storage is shared between
 * selections: {@link #select} copies indices, never signals.
 *
 * <p>Dimensions: B examples; input i holds B · (C·T) floats, example after example, channels after
 * each other, time fastest. An input lies in an array, or in pieces of a file that are mapped into
 * memory, of which the system keeps as much as it has room for.
 */
public final class Examples {
  private final Storage[] inputs;
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
   * @param usualLead whether it is from the lead that networks are tested on
   * @param made whether it is from a made recording: to learn from, never to be scored on
   */
  public record Origin(
      String record,
      String patient,
      long sampleIndex,
      String symbol,
      boolean usualLead,
      boolean made) {
    /** From a recording. */
    public Origin(
        String record, String patient, long sampleIndex, String symbol, boolean usualLead) {
      this(record, patient, sampleIndex, symbol, usualLead, false);
    }

    /** From the lead that networks are tested on, or where there is but one. */
    public Origin(String record, String patient, long sampleIndex, String symbol) {
      this(record, patient, sampleIndex, symbol, true);
    }
  }

  /** One input of all rows. */
  private interface Storage {
    void copy(int row, float[] to, int offset);
  }

  /** Rows behind each other in an array. */
  private record Heap(float[] values, int size) implements Storage {
    @Override
    public void copy(int row, float[] to, int offset) {
      System.arraycopy(values, row * size, to, offset, size);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Heap heap && heap.values == values;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(values);
    }
  }

  /** Rows behind each other in buffers, each of which begins with the row that is said of it. */
  private record Pieces(List<FloatBuffer> buffers, int[] firstRows, int size) implements Storage {
    @Override
    public void copy(int row, float[] to, int offset) {
      int found = Arrays.binarySearch(firstRows, row);
      int piece = found >= 0 ? found : -found - 2;
      buffers.get(piece).get((row - firstRows[piece]) * size, to, offset, size);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private Examples(
      Storage[] inputs,
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
    Storage[] stored = new Storage[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      stored[i] = new Heap(inputs[i], sizes[i]);
    }
    return new Examples(stored, sizes, labels, origins, classes, everyRow(count));
  }

  private static int[] everyRow(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /**
   * Examples whose first array lies in buffers, which are read but never changed.
   *
   * @param first buffers with whole rows, in their order, some of them perhaps empty
   * @param others the other arrays, B · size floats each
   * @param sizes C·T of each input, the first included
   * @param labels B class indices
   * @param origins B origins
   * @param classes the names of the classes, by index
   */
  static Examples ofPieces(
      List<FloatBuffer> first,
      float[][] others,
      int[] sizes,
      int[] labels,
      Origin[] origins,
      List<String> classes) {
    List<FloatBuffer> filled = first.stream().filter(FloatBuffer::hasRemaining).toList();
    int[] firstRows = new int[filled.size()];
    int row = 0;
    for (int b = 0; b < firstRows.length; b++) {
      firstRows[b] = row;
      if (filled.get(b).capacity() % sizes[0] != 0) {
        throw new IllegalArgumentException("a buffer ends within a row");
      }
      row += filled.get(b).capacity() / sizes[0];
    }
    if (row != labels.length) {
      throw new IllegalArgumentException(row + " rows in buffers, expected " + labels.length);
    }
    Storage[] stored = new Storage[sizes.length];
    stored[0] = new Pieces(filled, firstRows, sizes[0]);
    for (int i = 1; i < stored.length; i++) {
      stored[i] = new Heap(others[i - 1], sizes[i]);
    }
    return new Examples(stored, sizes, labels, origins, classes, everyRow(labels.length));
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
    inputs[input].copy(rows[example], to, offset);
  }

  /** Whether these are selections of the same examples as the others. */
  boolean sharesStorage(Examples others) {
    return inputs[0].equals(others.inputs[0]);
  }

  /** A copy of one array of all examples that selections share, row after row. */
  float[] allRows(int input) {
    float[] values = new float[Math.multiplyExact(labels.length, sizes[input])];
    for (int row = 0; row < labels.length; row++) {
      inputs[input].copy(row, values, row * sizes[input]);
    }
    return values;
  }

  /**
   * The same examples with another storage of one array, which all selections of these share.
   *
   * @param input which array
   * @param storage of all rows, as long as the one it replaces
   */
  Examples replacing(int input, float[] storage) {
    if (storage.length != labels.length * sizes[input]) {
      throw new IllegalArgumentException("the storage differs in length");
    }
    Storage[] others = inputs.clone();
    others[input] = new Heap(storage, sizes[input]);
    return new Examples(others, sizes, labels, origins, classes, rows);
  }

  /**
   * The same examples with one array more.
   *
   * @param storage of all rows that selections share, row after row
   * @param size of it an example
   */
  Examples adding(float[] storage, int size) {
    if (storage.length != labels.length * size) {
      throw new IllegalArgumentException("the storage differs in length");
    }
    Storage[] more = Arrays.copyOf(inputs, inputs.length + 1);
    more[inputs.length] = new Heap(storage, size);
    int[] moreSizes = Arrays.copyOf(sizes, sizes.length + 1);
    moreSizes[sizes.length] = size;
    return new Examples(more, moreSizes, labels, origins, classes, rows);
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
