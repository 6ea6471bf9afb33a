package io.github.clearbeat.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes the page of a comparison of two annotators: one HTML file that holds all it needs, asks
 * the network for nothing and runs no script.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(folder.resolve("beats.html"))) {
 *   ComparisonReport.write(page, out);
 * }
 * }</pre>
 */
public final class ComparisonReport {
  private ComparisonReport() {}

  /**
   * Writes the page.
   *
   * @param page what to show
   * @param out where to, in UTF-8; stays open
   * @throws IOException if it cannot be written
   */
  public static void write(ComparisonPage page, Writer out) throws IOException {
    Report.render("comparison.jte", page, out);
  }
}
