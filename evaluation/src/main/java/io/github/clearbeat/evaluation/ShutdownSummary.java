package io.github.clearbeat.evaluation;

/** Sums up the lines about shutdown, with or without supraventricular beats. */
final class ShutdownSummary implements LineSummary {
  private final boolean supraventricular;
  private final long[] missed;
  private long seconds;

  ShutdownSummary(boolean supraventricular) {
    this.supraventricular = supraventricular;
    missed = new long[supraventricular ? 5 : 4];
  }

  @Override
  public void take(String[] words) {
    for (int column = 0; column < missed.length; column++) {
      missed[column] += Long.parseLong(words[column + 1]);
    }
    int percentages = missed.length;
    seconds += Long.parseLong(words[1 + missed.length + percentages]);
  }

  @Override
  public String sums(int records) {
    Columns sum = new Columns("%s", supraventricular ? "Sum " : "Sum  ");
    for (long count : missed) {
      sum.add(" %4d", count);
    }
    sum.text(" ".repeat(supraventricular ? 38 : 31)).add("%4d seconds", seconds);
    return "_".repeat(supraventricular ? 72 : 68) + "\n" + sum + "\n";
  }
}
