package io.github.clearbeat.evaluation;

/** Sums up episode-by-episode lines. */
final class EpisodeSummary implements LineSummary {
  private final long[] counts = new long[4];
  private final MeanShare sensitivity = new MeanShare();
  private final MeanShare predictivity = new MeanShare();
  private final MeanShare durationSensitivity = new MeanShare();
  private final MeanShare durationPredictivity = new MeanShare();
  private long referenceMilliseconds;
  private long testMilliseconds;
  private long overlapMilliseconds;

  @Override
  public int mostWords() {
    return 11;
  }

  @Override
  public void take(String[] words) {
    long[] here = new long[counts.length];
    for (int column = 0; column < counts.length; column++) {
      here[column] = LineSummary.count(words[column + 1]);
      counts[column] += here[column];
    }
    sensitivity.add(here[0], here[0] + here[1]);
    predictivity.add(here[2], here[2] + here[3]);
    takeDurations(percent(words[7]), percent(words[8]), time(words[9]), time(words[10]));
  }

  /** The overlap is known only as a rounded percentage of both: the longer gives it closer. */
  private void takeDurations(double found, double right, long reference, long test) {
    referenceMilliseconds += reference;
    testMilliseconds += test;
    durationSensitivity.add(reference > 0 ? found : 0, reference > 0 ? 1 : 0);
    durationPredictivity.add(test > 0 ? right : 0, test > 0 ? 1 : 0);
    overlapMilliseconds += (long) (reference > test ? reference * found : test * right);
  }

  @Override
  public String sums(int records) {
    Columns sum = new Columns("%s", "Sum   ");
    for (long count : counts) {
      sum.add(" %4d", count);
    }
    sum.text(" ".repeat(19)).text(EpisodeTables.time(referenceMilliseconds / 1000.0));
    sum.text("   ").text(EpisodeTables.time(testMilliseconds / 1000.0));
    Columns gross = new Columns("Gross%s", " ".repeat(22));
    sensitivity.wholeGross(gross);
    predictivity.wholeGross(gross);
    grossDuration(gross, referenceMilliseconds);
    grossDuration(gross, testMilliseconds);
    Columns average = new Columns("Average%s", " ".repeat(20));
    sensitivity.wholeAverage(average);
    predictivity.wholeAverage(average);
    durationSensitivity.wholeAverage(average);
    durationPredictivity.wholeAverage(average);
    return "_".repeat(72) + "\n" + sum + "\n" + gross + "\n" + average + "\n";
  }

  private void grossDuration(Columns columns, long whole) {
    MeanShare share = new MeanShare();
    share.add(overlapMilliseconds, whole);
    share.wholeGross(columns);
  }

  private static double percent(String word) {
    return word.equals("-") ? 0 : LineSummary.number(word) / 100;
  }

  /** Milliseconds of hours, minutes and seconds with colons between. */
  private static long time(String word) {
    double seconds = 0;
    for (String part : word.split(":")) {
      seconds = seconds * 60 + LineSummary.number(part);
    }
    return Math.round(seconds * 1000);
  }
}
