package io.github.clearbeat.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * The page a person looks at: one HTML file that holds all it needs, asks the network for nothing
 * and runs no script; readable on a phone, printable in landscape.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(folder.resolve("report.html"))) {
 *   Report.write(content, out);
 * }
 * }</pre>
 */
public final class Report {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName());

  private Report() {}

  /**
   * Writes the page, while it reads the stretches of signal that it draws.
   *
   * @param content what to show
   * @param out where to, in UTF-8; stays open
   * @throws IOException if the signal cannot be read or the page cannot be written
   */
  public static void write(ReportContent content, Writer out) throws IOException {
    render("report.jte", Page.of(content), out);
  }

  /** Renders a template. */
  static void render(String template, Object page, Writer out) throws IOException {
    try {
      TEMPLATES.render(template, page, new WriterOutput(out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (TemplateException e) {
      throw ioException(e);
    }
    out.flush();
  }

  /** What could not be read or written while a template was rendered. */
  private static IOException ioException(TemplateException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
    }
    throw e;
  }
}
