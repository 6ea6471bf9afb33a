package io.github.clearbeat.evaluation;

import java.util.stream.Stream;

/** Sums up run-by-run lines: couplets, short and long runs. */
final class RunSummary implements LineSummary {
  private final long[] sums = new long[12];
  private final MeanShare[] shares =
      Stream.generate(MeanShare::new).limit(6).toArray(MeanShare[]::new);

  @Override
  public int mostWords() {
    return 19;
  }

  @Override
  public void take(String[] words) {
    long[] counts = new long[sums.length];
    for (int column = 0; column < counts.length; column++) {
      counts[column] = LineSummary.count(words[column + 1]);
      sums[column] += counts[column];
    }
    for (int share = 0; share < shares.length; share++) {
      shares[share].add(counts[2 * share], counts[2 * share] + counts[2 * share + 1]);
    }
  }

  @Override
  public String sums(int records) {
    Columns sum = new Columns("%s", "Sum  ");
    for (int column = 0; column < sums.length; column++) {
      sum.add(column == 0 ? " %4d" : " %3d", sums[column]);
    }
    Columns gross = new Columns("Gross%s", " ".repeat(50));
    Columns average = new Columns("Average%s", " ".repeat(48));
    for (MeanShare share : shares) {
      share.wholeGross(gross);
      share.wholeAverage(average);
    }
    return "_".repeat(77)
        + "\n"
        + sum
        + "\n"
        + gross
        + "\n"
        + average
        + "\nTotal couplets: "
        + (sums[0] + sums[1])
        + "  Total short runs: "
        + (sums[4] + sums[5])
        + "  Total long runs: "
        + (sums[8] + sums[9])
        + "\n";
  }
}
