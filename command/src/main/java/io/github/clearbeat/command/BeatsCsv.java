package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The beats of an analysis as a table: one row a beat, counted from 1. */
final class BeatsCsv {
  private BeatsCsv() {}

  static void write(Analysis analysis, Writer to) throws IOException {
    StringBuilder line = new StringBuilder("beat,sample,seconds,class,symbol,probability,quality");
    line.append(",seconds_before");
    for (String name : analysis.model().classes()) {
      line.append(",p_").append(name);
    }
    to.append(line).append('\n');
    List<ClassifiedBeat> beats = analysis.beats();
    for (int i = 0; i < beats.size(); i++) {
      to.append(line(i + 1, beats.get(i))).append('\n');
    }
  }

  private static String line(int number, ClassifiedBeat beat) {
    StringBuilder line = new StringBuilder();
    line.append(number).append(',').append(beat.sampleIndex()).append(',');
    line.append(rounded(beat.seconds())).append(',').append(beat.className()).append(',');
    line.append(beat.group()).append(',').append(rounded(beat.probability())).append(',');
    line.append(rounded(beat.quality())).append(',').append(rounded(beat.secondsBefore()));
    for (float probability : beat.probabilities()) {
      line.append(',').append(rounded(probability));
    }
    return line.toString();
  }

  /** At most six decimals, and nothing for what is not known. */
  static String rounded(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value)
            .setScale(6, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : "";
  }
}
