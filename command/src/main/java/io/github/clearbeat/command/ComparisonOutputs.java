package io.github.clearbeat.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the results of a comparison are handed out. */
final class ComparisonOutputs {
  @Option(names = "--json", description = "Print JSON for scripts, with the schema's name first.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write what would be printed to a file.")
  private Path out;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a table of all counts and statistics, a line for each record.")
  private Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write a page: matrices, figures by record, and strips of the places where the two"
              + " differ.")
  private Path html;

  /** What one comparison can be printed as. */
  interface Results {
    /** As text. */
    String text();

    /** As values for JSON, without schema and remarks. */
    Map<String, Object> values();

    /** As lines of a CSV file, the names of the columns first. */
    List<List<Object>> table();
  }

  /** Writes more outputs, which come to be together with the others. */
  interface Writer {
    /** Writes to files that {@code files} hands out. */
    void write(OutputFiles files) throws IOException;
  }

  /** Whether a page was asked for. */
  boolean wantsPage() {
    return html != null;
  }

  /**
   * Hands everything out.
   *
   * @param schema name of the JSON form
   * @param compared what was read, which no output replaces
   * @param page makes the page, if one was asked for
   * @param more writes other outputs
   */
  void hand(
      Console console,
      String schema,
      Results results,
      AnnotatorFiles compared,
      PageWriter page,
      Writer more)
      throws IOException {
    List<String> remarks = compared.remarks();
    String words = json ? Json.of(values(schema, results, remarks)) : results.text();
    try (OutputFiles files = new OutputFiles(compared.paths())) {
      files.write(out, words);
      if (csv != null) {
        files.write(csv, ComparisonCsv.of(results.table()));
      }
      if (html != null) {
        page.write(files.file(html));
      }
      more.write(files);
      files.commit();
    }
    if (!json) {
      remarks.forEach(remark -> console.err().println("clearbeat: " + remark));
    }
    if (out == null) {
      console.out().print(words);
    }
  }

  /** Writes a page. */
  interface PageWriter {
    /** Writes it to a file. */
    void write(Path file) throws IOException;
  }

  private static Map<String, Object> values(String schema, Results results, List<String> remarks) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", schema);
    values.putAll(results.values());
    values.put("remarks", remarks);
    return values;
  }
}
