package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;

/** The stretch of time that was analysed, in seconds from the recording's first sample. */
final class Times {
  private Times() {}

  static double from(Analysis analysis) {
    return analysis.source().fromSample() / analysis.source().hertz();
  }

  static double to(Analysis analysis) {
    return Math.max(from(analysis) + 1, analysis.source().toSample() / analysis.source().hertz());
  }
}
