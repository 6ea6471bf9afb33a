package io.github.clearbeat.evaluation;

/** Sums up the lines about shutdown, with or without supraventricular beats. */
final class ShutdownSummary implements LineSummary {
  /** Where the beats of N, V, F and Q stand in a line that ends with all beats of each kind. */
  private static final int[] BEATS = {0, 2, 3, 4};

  private final boolean supraventricular;
  private final Edition edition;
  private final long[] missed;
  private final long[] beats = new long[BEATS.length];
  private final MeanShare all = new MeanShare();
  private final MeanShare[] kinds = {new MeanShare(), new MeanShare(), new MeanShare()};
  private long seconds;
  private int known;

  ShutdownSummary(boolean supraventricular, Edition edition) {
    this.supraventricular = supraventricular;
    this.edition = edition;
    missed = new long[supraventricular ? 5 : 4];
  }

  @Override
  public int mostWords() {
    return supraventricular ? 18 : 16;
  }

  @Override
  public void take(String[] words) {
    long[] here = new long[missed.length];
    for (int column = 0; column < missed.length; column++) {
      here[column] = LineSummary.count(words[column + 1]);
      missed[column] += here[column];
    }
    int percentages = missed.length;
    int total = 1 + missed.length + percentages;
    seconds += LineSummary.count(words[total]);
    if (!supraventricular && words.length >= total + 7) {
      takeBeats(here, words, total + 2);
    }
  }

  /** Takes the beats of each kind, which stand last; older lines have them not. */
  private void takeBeats(long[] here, String[] words, int first) {
    long missedHere = 0;
    long beatsHere = 0;
    for (int kind = 0; kind < BEATS.length; kind++) {
      long count = LineSummary.count(words[first + BEATS[kind]]);
      beats[kind] += count;
      beatsHere += count;
      missedHere += here[kind];
      if (kind < kinds.length) {
        kinds[kind].add(here[kind], count);
      }
    }
    all.add(missedHere, beatsHere);
    known += beatsHere > 0 ? 1 : 0;
  }

  /** As {@code sumstats}, records without beats are not counted. */
  @Override
  public int records(int lines) {
    return supraventricular ? lines : known;
  }

  @Override
  public String sums(int records) {
    Columns sum = new Columns("%s", supraventricular ? "Sum " : "Sum  ");
    for (long count : missed) {
      sum.add(" %4d", count);
    }
    sum.text(" ".repeat(supraventricular ? 38 : 31)).add("%4d seconds", seconds);
    String sums = "_".repeat(supraventricular ? 72 : 68) + "\n" + sum + "\n";
    return supraventricular ? sums : sums + shares();
  }

  /** {@code sumstats} adds the beats twice, so that its gross shares are half of what they are. */
  private String shares() {
    long times = edition == Edition.WFDB ? 2 : 1;
    Columns gross = new Columns("%s", "Gross" + " ".repeat(20));
    long missedBeats = missed[0] + missed[1] + missed[2] + missed[3];
    gross.share(2, missedBeats, times * (beats[0] + beats[1] + beats[2] + beats[3]));
    Columns average = new Columns("%s", "Average" + " ".repeat(18));
    all.average(average, 2);
    for (int kind = 0; kind < kinds.length; kind++) {
      gross.share(2, missed[kind], times * beats[kind]);
      kinds[kind].average(average, 2);
    }
    return gross + "\n" + average + "\n";
  }
}
