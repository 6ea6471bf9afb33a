package io.github.clearbeat.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes a page of figures: one HTML file that holds all it needs, asks the network for nothing and
 * runs no script.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(folder.resolve("model.html"))) {
 *   EvaluationReport.write(page, out);
 * }
 * }</pre>
 */
public final class EvaluationReport {
  private EvaluationReport() {}

  /**
   * Writes the page.
   *
   * @param page what to show
   * @param out where to, in UTF-8; stays open
   * @throws IOException if it cannot be written
   */
  public static void write(EvaluationPage page, Writer out) throws IOException {
    Report.render("evaluation.jte", page, out);
  }
}
