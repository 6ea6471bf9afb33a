package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.recording.BeatMapping;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** How beats are matched and grouped. */
final class BeatSettingsOptions {
  @Option(
      names = "--window",
      paramLabel = "MS",
      defaultValue = "150",
      description =
          "Match window in milliseconds, rounded down to whole samples and inclusive; default"
              + " ${DEFAULT-VALUE}.")
  private double windowMilliseconds;

  @Option(
      names = "--round-window",
      description =
          "Round the window to the nearest sample, as WFDB's library does: at 250 Hz 38 samples"
              + " instead of 37.")
  private boolean roundWindow;

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description =
          "papers (escape beats e j n count as N) or bxb (they count as S); default both, and bxb"
              + " for the forms of WFDB's programs.")
  private BeatMapping mapping;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description =
          "text for people, or standard, condensed or lines: the tables of WFDB's programs with -S,"
              + " -C and -L; default ${DEFAULT-VALUE}.")
  private TableForm form;

  TableForm form() {
    return form;
  }

  /** The mappings to count under; for WFDB's forms one. */
  List<BeatMapping> mappings(boolean wfdbForms) {
    if (mapping != null) {
      return List.of(mapping);
    }
    boolean one = wfdbForms || form != TableForm.TEXT;
    return one ? List.of(BeatMapping.BXB) : List.of(BeatMapping.values());
  }

  void check(AnnotatorOptions annotators) {
    annotators.check(
        windowMilliseconds >= 0 && windowMilliseconds <= 1e6, "--window must be 0 or more");
  }

  /** The settings for one pair. */
  BeatByBeat of(AnnotatorPair.Marks marks, AnnotatorOptions annotators, BeatMapping mapping)
      throws IOException {
    double hertz = marks.hertz();
    double samples = windowMilliseconds * hertz / 1000;
    return new BeatByBeat(
        hertz,
        hertz,
        (long) Math.floor(roundWindow ? samples + 0.5 : samples),
        Math.round(annotators.fromSeconds() * hertz),
        annotators.until(marks),
        mapping);
  }
}
