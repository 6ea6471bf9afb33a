package io.github.clearbeat.evaluation;

import java.util.Objects;

/**
 * A measurement-by-measurement comparison as text, in the forms of {@code mxm}. Lines end with a
 * line feed.
 *
 * <pre>{@code
 * MeasurementTables tables = new MeasurementTables("100", "thr", "hr");
 * MeasurementTables.lineHeader(0) + tables.line(found);
 * }</pre>
 *
 * @param record the record's name, as it stands in the tables
 * @param reference the name of the reference annotator
 * @param test the name of the test annotator
 */
public record MeasurementTables(String record, String reference, String test) {
  /** Checks that names are given. */
  public MeasurementTables {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(test, "test");
  }

  /** All statistics, as {@code mxm -s}; with {@code -u} the error is not normalized. */
  public String standard(MeasurementErrors found, boolean normalized) {
    String error =
        normalized
            ? "     Normalized RMS error: " + fixed(100 * found.normalized()) + "%"
            : "   Unnormalized RMS error: " + fixed(found.rootMeanSquare());
    return "Measurement-by-measurement comparison results for record "
        + record
        + "\nMeasurement number "
        + found.subtype()
        + "\nReference annotator: "
        + reference
        + "\n     Test annotator: "
        + test
        + "\n\n"
        + error
        + " (n = "
        + found.count()
        + ")\nMean reference measurement: "
        + Columns.general(found.referenceMean())
        + "\n";
  }

  /** The three heading lines above {@link #line}. */
  public static String lineHeader(int subtype) {
    return "(Measurement errors)\nMeasurement "
        + subtype
        + "\nRecord\tRMS error (%)\tMean reference measurement\n";
  }

  /** One record in one line, as {@code mxm -l}; with {@code -u} the error is not normalized. */
  public String line(MeasurementErrors found, boolean normalized) {
    double error = normalized ? 100 * found.normalized() : found.rootMeanSquare();
    return new Columns("%6s", record)
        + "\t"
        + fixed(error)
        + "\t\t"
        + Columns.general(found.referenceMean())
        + (normalized ? "\n" : " (unnormalized)\n");
  }

  private static String fixed(double value) {
    return Double.isNaN(value) ? "      -" : Columns.fixed(value, 7, 4);
  }
}
