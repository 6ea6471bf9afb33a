package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EventDetection;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cells and other words that the pages of comparisons share. */
final class PageWords {
  private PageWords() {}

  static ComparisonPage.Cell plain(Object words) {
    return ComparisonPage.Cell.of(String.valueOf(words));
  }

  static ComparisonPage.Cell strong(Object words) {
    return new ComparisonPage.Cell(String.valueOf(words), "", true);
  }

  /** A cell that links to a strip, if there is one. */
  static ComparisonPage.Cell linked(Object words, String strip) {
    return new ComparisonPage.Cell(String.valueOf(words), strip, false);
  }

  static ComparisonPage.Cell percent(double share) {
    return plain(BeatResults.percent(share));
  }

  static List<ComparisonPage.Fact> facts(List<AnnotatorPair> pairs, String settings) {
    AnnotatorPair first = pairs.get(0);
    List<ComparisonPage.Fact> facts = new ArrayList<>();
    boolean one = pairs.size() == 1;
    facts.add(
        new ComparisonPage.Fact(
            "Reference", one ? first.reference().toString() : folder(first.reference())));
    facts.add(
        new ComparisonPage.Fact("Test", one ? first.test().toString() : folder(first.test())));
    facts.add(new ComparisonPage.Fact("Records", String.valueOf(pairs.size())));
    facts.add(new ComparisonPage.Fact("Settings", settings));
    return facts;
  }

  private static String folder(Path file) {
    String name = file.getFileName().toString();
    Path folder = file.toAbsolutePath().getParent();
    return folder.getFileName() + "/*" + name.substring(name.lastIndexOf('.'));
  }

  /**
   * Found, missed, sensitivity, confirmed, unconfirmed and predictivity, with a strip of what is
   * missed and one of what is not confirmed.
   */
  static List<ComparisonPage.Cell> events(EventDetection found, String missed, String wrong) {
    return List.of(
        plain(found.found()),
        found.missed() == 0 ? plain(0) : linked(found.missed(), missed),
        percent(found.sensitivity()),
        plain(found.confirmed()),
        found.unconfirmed() == 0 ? plain(0) : linked(found.unconfirmed(), wrong),
        percent(found.positivePredictivity()));
  }

  static void write(ComparisonPage page, Path to) throws IOException {
    try (Writer out = Files.newBufferedWriter(to)) {
      ComparisonReport.write(page, out);
    }
  }

  static String program() throws IOException {
    return "clearbeat " + Version.ofBuild();
  }
}
