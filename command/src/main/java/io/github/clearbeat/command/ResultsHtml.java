package io.github.clearbeat.command;

import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import io.github.clearbeat.report.EvaluationPage;
import io.github.clearbeat.report.EvaluationPage.Section;
import io.github.clearbeat.report.EvaluationReport;
import io.github.clearbeat.study.results.ResultsDocument;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The results document as a page: a section for each heading, with the same words and figures.
 *
 * @param document what to show
 */
record ResultsHtml(ResultsDocument document) {
  void write(Path to) throws IOException {
    try (Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      EvaluationReport.write(page(), out);
    }
  }

  private EvaluationPage page() throws IOException {
    List<Section> sections = new ArrayList<>();
    String heading = "How to read this";
    String caption = heading;
    List<String> words = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (ResultsDocument.Part part : document.parts()) {
      if (part instanceof ResultsDocument.Heading one) {
        if (one.level() == 2) {
          sections.add(section(heading, words, tables));
          heading = plain(one.words());
          words = new ArrayList<>();
          tables = new ArrayList<>();
        }
        caption = plain(one.words());
      } else if (part instanceof ResultsDocument.Paragraph one) {
        words.add(plain(one.words()));
      } else if (part instanceof ResultsDocument.Table one) {
        tables.add(table(caption, one));
      }
    }
    sections.add(section(heading, words, tables));
    return new EvaluationPage(
        document.title(), PageWords.program(), List.of(), List.of(), sections);
  }

  private static Section section(String heading, List<String> words, List<Table> tables) {
    return new Section(heading, words, List.of(), tables, false);
  }

  private static Table table(String caption, ResultsDocument.Table table) {
    List<Line> lines = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<Cell> cells = row.stream().skip(1).map(ResultsHtml::cell).toList();
      lines.add(new Line(cell(row.get(0)), cells));
    }
    return new Table(caption, table.columns(), lines);
  }

  private static Cell cell(String words) {
    return new Cell(plain(words), "", words.startsWith("**"));
  }

  /** Without the marks of Markdown: stars, ticks, and links, of which the words stay. */
  private static String plain(String words) {
    return words
        .replace("**", "")
        .replace("`", "")
        .replace('\n', ' ')
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
  }
}
