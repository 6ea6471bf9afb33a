package io.github.clearbeat.evaluation;

/** Sums up beat-by-beat lines, with or without supraventricular beats. */
final class BeatSummary implements LineSummary {
  /** Positions of the columns, counted without the record's name; missing ones are −1. */
  private static final int[] CALLED_OTHER_WITH = {0, 1, 2, 3, 4};

  private static final int[] CALLED_OTHER_WITHOUT = {0, -1, 1, 2, 3};
  private static final int[] CALLED_S_WITH = {5, 6, 7, 8, 9};
  private static final int[] CALLED_S_WITHOUT = {-1, -1, -1, -1, -1};
  private static final int[] CALLED_V_WITH = {10, 11, 12, 13, 14};
  private static final int[] CALLED_V_WITHOUT = {4, -1, 5, 6, 7};
  private static final int[] MISSED_WITH = {15, 16, 17, 18};
  private static final int[] MISSED_WITHOUT = {8, -1, 9, 10};

  /** Rows of the columns above: N, S, V, F with Q, extra. */
  private static final int N = 0;

  private static final int S = 1;
  private static final int V = 2;
  private static final int F = 3;
  private static final int EXTRA = 4;

  private final boolean supraventricular;
  private final int[] other;
  private final int[] calledS;
  private final int[] calledV;
  private final int[] missed;
  private final long[] sums;
  private final MeanShare qrsSensitivity = new MeanShare();
  private final MeanShare qrsPredictivity = new MeanShare();
  private final MeanShare ventricularSensitivity = new MeanShare();
  private final MeanShare ventricularPredictivity = new MeanShare();
  private final MeanShare ventricularFalse = new MeanShare();
  private final MeanShare supraventricularSensitivity = new MeanShare();
  private final MeanShare supraventricularPredictivity = new MeanShare();
  private double intervalErrors;
  private int intervalRecords;

  BeatSummary(boolean supraventricular) {
    this.supraventricular = supraventricular;
    other = supraventricular ? CALLED_OTHER_WITH : CALLED_OTHER_WITHOUT;
    calledS = supraventricular ? CALLED_S_WITH : CALLED_S_WITHOUT;
    calledV = supraventricular ? CALLED_V_WITH : CALLED_V_WITHOUT;
    missed = supraventricular ? MISSED_WITH : MISSED_WITHOUT;
    sums = new long[supraventricular ? 19 : 11];
  }

  @Override
  public int mostWords() {
    return supraventricular ? 27 : 17;
  }

  @Override
  public void take(String[] words) {
    long[] counts = new long[sums.length];
    for (int column = 0; column < counts.length; column++) {
      counts[column] = LineSummary.count(words[column + 1]);
      sums[column] += counts[column];
    }
    long found = found(counts);
    qrsSensitivity.add(found, found + missed(counts));
    qrsPredictivity.add(found, found + called(counts, EXTRA));
    long right = at(counts, calledV, V);
    ventricularSensitivity.add(right, called(counts, V) + at(counts, missed, V));
    long wrong = at(counts, calledV, N) + at(counts, calledV, S) + at(counts, calledV, EXTRA);
    ventricularPredictivity.add(right, right + wrong);
    long notCalled = at(counts, other, N) + at(counts, other, F) + at(counts, other, EXTRA);
    ventricularFalse.add(wrong, notCalled + wrong);
    if (supraventricular) {
      takeSupraventricular(counts, words[26]);
    }
  }

  private void takeSupraventricular(long[] counts, String intervalError) {
    long right = at(counts, calledS, S);
    supraventricularSensitivity.add(right, called(counts, S) + at(counts, missed, S));
    long wrong = at(counts, calledS, N) + at(counts, calledS, V) + at(counts, calledS, EXTRA);
    supraventricularPredictivity.add(right, right + wrong);
    if (!intervalError.equals("-")) {
      intervalErrors += LineSummary.number(intervalError);
      intervalRecords++;
    }
  }

  @Override
  public String sums(int records) {
    Columns sum = new Columns("%s", supraventricular ? "Sum" : "Sum ");
    for (int column = 0; column < sums.length; column++) {
      String wide = column == calledV[V] ? " %4d" : " %3d";
      sum.add(column == 0 ? " %6d" : wide, sums[column]);
    }
    String indent = " ".repeat(supraventricular ? 78 : 49);
    return "_".repeat(supraventricular ? 132 : 86)
        + "\n"
        + sum
        + "\n"
        + gross(new Columns("Gross%s", indent))
        + "\n"
        + average(new Columns("Average%s", indent.substring(2)))
        + "\nTotal QRS complexes: "
        + (found(sums) + missed(sums))
        + "  Total VEBs: "
        + (called(sums, V) + at(sums, missed, V))
        + (supraventricular
            ? "  Total SVEBs: " + (called(sums, S) + at(sums, missed, S)) + "\n"
            : "\n");
  }

  private Columns gross(Columns columns) {
    qrsSensitivity.gross(columns, 2);
    qrsPredictivity.gross(columns, 2);
    ventricularSensitivity.gross(columns, 2);
    ventricularPredictivity.gross(columns, 2);
    if (!supraventricular) {
      return ventricularFalse.gross(columns, 3);
    }
    supraventricularSensitivity.gross(columns, 2);
    return supraventricularPredictivity.gross(columns, 2);
  }

  private Columns average(Columns columns) {
    qrsSensitivity.average(columns, 2);
    qrsPredictivity.average(columns, 2);
    ventricularSensitivity.average(columns, 2);
    ventricularPredictivity.average(columns, 2);
    if (!supraventricular) {
      return ventricularFalse.average(columns, 3);
    }
    supraventricularSensitivity.average(columns, 2);
    supraventricularPredictivity.average(columns, 2);
    return columns.share(2, intervalErrors / 100, intervalRecords);
  }

  private long found(long[] counts) {
    return called(counts, N) + called(counts, S) + called(counts, V) + called(counts, F);
  }

  private long missed(long[] counts) {
    return at(counts, missed, N)
        + at(counts, missed, S)
        + at(counts, missed, V)
        + at(counts, missed, F);
  }

  /** All that the test has of one row. */
  private long called(long[] counts, int row) {
    return at(counts, other, row) + at(counts, calledS, row) + at(counts, calledV, row);
  }

  private static long at(long[] counts, int[] columns, int row) {
    return columns[row] < 0 ? 0 : counts[columns[row]];
  }
}
