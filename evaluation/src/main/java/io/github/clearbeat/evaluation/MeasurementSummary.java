package io.github.clearbeat.evaluation;

/** Averages measurement-by-measurement lines; a hyphen is no value and is left out. */
final class MeasurementSummary implements LineSummary {
  private double errors;
  private int errorsKnown;
  private double means;
  private int meansKnown;

  @Override
  public int mostWords() {
    return 4;
  }

  @Override
  public void take(String[] words) {
    if (!words[1].equals("-")) {
      errors += Double.parseDouble(words[1]);
      errorsKnown++;
    }
    if (!words[2].equals("-")) {
      means += Double.parseDouble(words[2]);
      meansKnown++;
    }
  }

  @Override
  public String sums(int records) {
    String error = errorsKnown > 0 ? " " + Columns.fixed(errors / errorsKnown, 7, 4) : "   -";
    String mean = meansKnown > 0 ? Columns.general(means / meansKnown) : "   -";
    return "_".repeat(50) + "\nAverage" + error + "\t\t" + mean + "\n";
  }
}
