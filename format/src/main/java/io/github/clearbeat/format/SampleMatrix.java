package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Samples without rate and units, as some archives store them: one row a sample, one column a lead.
 * What they mean is for the caller to know.
 *
 * <pre>{@code
 * SampleMatrix samples = SampleMatrix.read(Path.of("MUSE_20180111_155154_74000.csv"));
 * float[] second = samples.column(1);
 * }</pre>
 */
public final class SampleMatrix {
  private final List<String> names;
  private final float[][] columns;

  SampleMatrix(List<String> names, float[][] columns) {
    this.names = List.copyOf(names);
    this.columns = columns;
  }

  /**
   * Reads a file whole.
   *
   * @param file a MATLAB file of version 5 with one real matrix ({@code .mat}), or numbers with
   *     commas between them ({@code .csv}), with or without a first line of names; an empty cell or
   *     {@code NaN} is a missing sample
   * @throws MalformedInputException if it is neither, in one sentence with file, place, found and
   *     expected
   * @throws IOException if the file cannot be read
   */
  public static SampleMatrix read(Path file) throws IOException {
    return switch (Inputs.extension(file)) {
      case "mat" -> Matlab5.read(file);
      case "csv" -> NumberTable.read(file);
      default ->
          throw new MalformedInputException(
              file.getFileName().toString(), "this is no matrix of samples, expected .mat or .csv");
    };
  }

  /** The names of the columns; empty where the file gives none. */
  public List<String> names() {
    return names;
  }

  /** How many columns. */
  public int columnCount() {
    return columns.length;
  }

  /** How many rows. */
  public int rowCount() {
    return columns[0].length;
  }

  /** The numbers of one column, NaN where missing; not copied. */
  public float[] column(int position) {
    return columns[position];
  }
}
