package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.BeatLabel.F;
import static io.github.clearbeat.evaluation.BeatLabel.N;
import static io.github.clearbeat.evaluation.BeatLabel.O;
import static io.github.clearbeat.evaluation.BeatLabel.Q;
import static io.github.clearbeat.evaluation.BeatLabel.S;
import static io.github.clearbeat.evaluation.BeatLabel.V;
import static io.github.clearbeat.evaluation.BeatLabel.X;

import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A beat-by-beat comparison as text, in the forms of {@code bxb} (EC57 tables 3 and A.2 to A.3),
 * for people and scripts that know them. Lines end with a line feed.
 *
 * <pre>{@code
 * BeatTables tables = new BeatTables("100", "atr", "qrs", true);
 * tables.standard(comparison);                                 // bxb -S
 * tables.lineHeader() + tables.line(comparison);               // bxb -L, first file
 * }</pre>
 *
 * <p>Without supraventricular beats S counts as N, escape beats included. Two habits of {@code bxb}
 * are kept: "Beats missed in shutdown" leaves S out, and a total of shutdown is rounded to seconds.
 *
 * @param record the record's name, as it stands in the tables
 * @param reference the name of the reference annotator
 * @param test the name of the test annotator
 * @param supraventricular whether S has its own rows and columns, as with {@code -C -L -S}
 */
public record BeatTables(String record, String reference, String test, boolean supraventricular) {
  private static final BeatLabel[] NOT_TOLD = {N, F, Q};
  private static final BeatLabel[] FOUND = {N, S, V, F, Q};
  private static final BeatLabel[] MISSED = {O, X};
  private static final BeatLabel[] ALL = BeatLabel.values();

  /** Checks that names are given. */
  public BeatTables {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(test, "test");
  }

  /** The whole matrix with all statistics, as {@code bxb -s} and {@code -S}. */
  public String standard(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    StringBuilder text = new StringBuilder(heading());
    text.append("               Algorithm\n");
    text.append(
        supraventricular
            ? "        n    s    v    f    q    o    x\n   ____________________________________\n"
            : "        n    v    f    q    o    x\n   _______________________________\n");
    for (BeatLabel row : ALL) {
      if (row != S || supraventricular) {
        text.append(' ').append(row).append(" |").append(standardRow(matrix, row)).append('\n');
      }
    }
    return text.append('\n').append(statistics(found)).toString();
  }

  /** The summed matrix with all statistics, as {@code bxb -c} and {@code -C}. */
  public String condensed(BeatComparison found) {
    StringBuilder text = new StringBuilder(heading());
    text.append("         Algorithm\n");
    text.append(
        supraventricular
            ? "      n+f+q    s    v  o+x\n     _____________________\n"
            : "      n+f+q    v  o+x\n     ________________\n");
    text.append("  N  |").append(condensedRow(found, N));
    if (supraventricular) {
      text.append("  S  |").append(condensedRow(found, S));
    }
    text.append("  V  |").append(condensedRow(found, V));
    text.append(" F+Q |").append(condensedRow(found, F, Q));
    text.append(" O+X |").append(condensedRow(found, O, X));
    return text.append('\n').append(statistics(found)).toString();
  }

  /** The column headings above {@link #line}. */
  public String lineHeader() {
    return supraventricular
        ? "Record Nn' Sn' Vn' Fn' On'  Ns  Ss  Vs  Fs' Os' Nv  Sv   Vv  Fv' Ov' No' So' Vo' Fo'"
            + "  Q Se   Q +P   V Se   V +P   S Se   S +P RR err\n"
        : "Record Nn' Vn' Fn' On'  Nv   Vv  Fv' Ov' No' Vo' Fo'"
            + "  Q Se   Q +P   V Se   V +P  V FPR\n";
  }

  /** One record in one line, as the first file of {@code bxb -l} and {@code -L}. */
  public String line(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    Columns columns = new Columns("%4s", record);
    columns.add(" %5d", matrix.sum(of(N), NOT_TOLD));
    if (supraventricular) {
      columns.add(" %3d", matrix.sum(of(S), NOT_TOLD));
    }
    addColumn(columns, matrix, NOT_TOLD, true);
    if (supraventricular) {
      columns.add(" %3d", matrix.count(N, S)).add(" %3d", matrix.count(S, S));
      addColumn(columns, matrix, of(S), true);
    }
    columns.add(" %3d", matrix.count(N, V));
    if (supraventricular) {
      columns.add(" %3d", matrix.count(S, V));
    }
    columns.add(" %4d", matrix.count(V, V));
    addColumn(columns, matrix, of(V), false);
    columns.add(" %3d", matrix.sum(of(N), MISSED));
    if (supraventricular) {
      columns.add(" %3d", matrix.sum(of(S), MISSED));
    }
    columns.add(" %3d", matrix.sum(of(V), MISSED));
    columns.add(" %3d", matrix.sum(new BeatLabel[] {F, Q}, MISSED));
    return columns + lineStatistics(found) + "\n";
  }

  /** The column headings above {@link #shutdownLine}, two lines. */
  public String shutdownHeader() {
    return supraventricular
        ? "Record Nx   Sx   Vx   Fx   Qx  % beats  % N    % S    % V    % F   Total Shutdown\n"
            + "                                missed missed missed missed missed      Time\n"
        : "Record Nx   Vx   Fx   Qx  % beats  % N    % V    % F   Total Shutdown\n"
            + "                           missed missed missed missed      Time\n";
  }

  /** One record in one line, as the second file of {@code bxb -l} and {@code -L}. */
  public String shutdownLine(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    Columns columns = new Columns("%4s", record);
    for (BeatLabel label : FOUND) {
      if (label != S || supraventricular) {
        columns.add(" %4d", matrix.count(label, X));
      }
    }
    columns.text("  ").share(2, shutdownMissed(matrix), matrix.referenceBeats());
    for (BeatLabel label : shutdownLabels()) {
      columns.share(2, matrix.count(label, X), matrix.referenceBeats(label));
    }
    columns.add("%5d seconds", shutdownSeconds(found));
    for (BeatLabel label : FOUND) {
      columns.add(" %d", matrix.referenceBeats(label));
    }
    return columns + "\n";
  }

  /**
   * The row that {@code bxb} has not: V as papers count it, with a reference F called V as a false
   * positive.
   */
  public String fusionFalse(BeatComparison found) {
    Detection papers = found.matrix().ventricularFusionFalse();
    return statistic(" VEB +P, F called V as false", 2, papers, false);
  }

  /** Every disagreement in a line of its own, as {@code bxb -v}. */
  public String disagreements(BeatComparison found) {
    return found.disagreements().stream().map(d -> d + "\n").collect(Collectors.joining());
  }

  private BeatMatrix matrix(BeatComparison found) {
    return supraventricular ? found.matrix() : found.matrix().withoutSupraventricular();
  }

  private String heading() {
    return "Beat-by-beat comparison results for record "
        + record
        + "\nReference annotator: "
        + reference
        + "\n     Test annotator: "
        + test
        + "\n\n";
  }

  private String standardRow(BeatMatrix matrix, BeatLabel row) {
    Columns columns = new Columns();
    for (BeatLabel column : row.isBeat() ? ALL : FOUND) {
      if (column != S || supraventricular) {
        columns.add(" %4d", matrix.count(row, column));
      }
    }
    return columns.toString();
  }

  private String condensedRow(BeatComparison found, BeatLabel... rows) {
    BeatMatrix matrix = matrix(found);
    Columns columns = new Columns();
    columns.add(" %4d", matrix.sum(rows, NOT_TOLD));
    if (supraventricular) {
      columns.add(" %4d", matrix.sum(rows, of(S)));
    }
    columns.add(" %4d", matrix.sum(rows, of(V)));
    if (rows[0].isBeat()) {
      columns.add(" %4d", matrix.sum(rows, MISSED));
    }
    return columns + "\n";
  }

  /** What is called so of V (if asked for), of F and Q, and of nothing. */
  private static void addColumn(
      Columns columns, BeatMatrix matrix, BeatLabel[] called, boolean ventricular) {
    if (ventricular) {
      columns.add(" %3d", matrix.sum(of(V), called));
    }
    columns.add(" %3d", matrix.sum(new BeatLabel[] {F, Q}, called));
    columns.add(" %3d", matrix.sum(MISSED, called));
  }

  private String lineStatistics(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    Columns columns = new Columns();
    columns.detection(matrix.qrs()).detection(matrix.ventricular());
    if (supraventricular) {
      columns.detection(matrix.supraventricular());
      double error = found.intervalErrorMilliseconds();
      return columns.text(intervalError(error, " ", "")).toString();
    }
    long falsePositives = matrix.ventricular().falsePositives();
    return columns
        .share(3, falsePositives, matrix.ventricularTrueNegatives() + falsePositives)
        .toString();
  }

  private String statistics(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    StringBuilder text = new StringBuilder();
    text.append(statistic("           QRS sensitivity", 2, matrix.qrs(), true));
    text.append(statistic(" QRS positive predictivity", 2, matrix.qrs(), false));
    text.append(statistic("           VEB sensitivity", 2, matrix.ventricular(), true));
    text.append(statistic(" VEB positive predictivity", 2, matrix.ventricular(), false));
    if (supraventricular) {
      Detection s = matrix.supraventricular();
      text.append(statistic("          SVEB sensitivity", 2, s, true));
      text.append(statistic("SVEB positive predictivity", 2, s, false));
      text.append("     RMS RR interval error: ");
      text.append(intervalError(found.intervalErrorMilliseconds(), "", " ms"));
    } else {
      long falsePositives = matrix.ventricular().falsePositives();
      long all = matrix.ventricularTrueNegatives() + falsePositives;
      text.append(statistic("   VEB false positive rate", 3, falsePositives, all));
    }
    return text.append('\n').append(shutdownStatistics(found)).toString();
  }

  private String shutdownStatistics(BeatComparison found) {
    BeatMatrix matrix = matrix(found);
    StringBuilder text = new StringBuilder("\n");
    long missed = shutdownMissed(matrix);
    text.append(statistic("  Beats missed in shutdown", 2, missed, matrix.referenceBeats()));
    for (BeatLabel label : shutdownLabels()) {
      String name = "      " + label + " missed in shutdown";
      text.append(statistic(name, 2, matrix.count(label, X), matrix.referenceBeats(label)));
    }
    text.append("       Total shutdown time: ");
    return text.append(new Columns().add("%5d seconds\n", shutdownSeconds(found))).toString();
  }

  private BeatLabel[] shutdownLabels() {
    return supraventricular ? new BeatLabel[] {N, S, V, F} : new BeatLabel[] {N, V, F};
  }

  private static long shutdownMissed(BeatMatrix matrix) {
    return matrix.sum(new BeatLabel[] {N, V, F, Q}, of(X));
  }

  private static long shutdownSeconds(BeatComparison found) {
    double hertz = found.settings().hertz();
    return (found.shutdownSamples() + Rates.samples(0.5, hertz)) / Rates.samples(1, hertz);
  }

  private static String statistic(
      String name, int places, Detection detection, boolean sensitivity) {
    long others = sensitivity ? detection.falseNegatives() : detection.falsePositives();
    return statistic(name, places, detection.truePositives(), detection.truePositives() + others);
  }

  private static String statistic(String name, int places, long part, long whole) {
    String percent = whole > 0 ? Columns.fixed(100.0 * part / whole, 6, places) + "%" : "     - ";
    return name + ": " + percent + " (" + part + "/" + whole + ")\n";
  }

  private static String intervalError(double milliseconds, String before, String after) {
    return Double.isNaN(milliseconds)
        ? "     -"
        : before + Columns.fixed(milliseconds, 6, 2) + after;
  }

  private static BeatLabel[] of(BeatLabel label) {
    return new BeatLabel[] {label};
  }
}
