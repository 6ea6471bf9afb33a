package io.github.clearbeat.study.results;

import io.github.clearbeat.study.text.MarkdownTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A document of headings, paragraphs and tables, to be written as Markdown or shown as a page.
 *
 * <pre>{@code
 * Files.writeString(file, document.markdown());
 * }</pre>
 *
 * @param title of it all
 * @param parts in order
 */
public record ResultsDocument(String title, List<Part> parts) {
  /** Keeps its own copy. */
  public ResultsDocument {
    parts = List.copyOf(parts);
  }

  /** A piece of the document. */
  public sealed interface Part permits Heading, Paragraph, Table {}

  /**
   * A heading.
   *
   * @param level 2 for a section, 3 for what stands in it
   * @param words of it
   */
  public record Heading(int level, String words) implements Part {}

  /**
   * A paragraph, in which {@code `code`} and {@code **strong**} words are marked as in Markdown.
   *
   * @param words of it
   */
  public record Paragraph(String words) implements Part {}

  /**
   * A table; cells mark strong words as in Markdown.
   *
   * @param columns names of the columns
   * @param rows as many cells each
   */
  public record Table(List<String> columns, List<List<String>> rows) implements Part {
    /** Keeps its own copies; checks that rows and columns fit. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row has " + row.size() + " cells under " + columns.size() + " columns: " + row);
        }
      }
    }
  }

  /** The document as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# " + title + "\n");
    for (Part part : parts) {
      text.append('\n');
      if (part instanceof Heading heading) {
        text.append("#".repeat(heading.level())).append(' ').append(heading.words()).append('\n');
      } else if (part instanceof Paragraph paragraph) {
        text.append(paragraph.words()).append('\n');
      } else if (part instanceof Table table) {
        text.append(MarkdownTable.line(table.columns()));
        text.append(MarkdownTable.line(Collections.nCopies(table.columns().size(), "---")));
        table.rows().forEach(row -> text.append(MarkdownTable.line(row)));
      }
    }
    return text.toString();
  }

  /** Gathers the parts of a document. */
  static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private List<String> columns;
    private List<List<String>> rows;

    Builder section(String words) {
      return add(new Heading(2, words));
    }

    Builder under(String words) {
      return add(new Heading(3, words));
    }

    Builder words(String words) {
      return add(new Paragraph(words));
    }

    Builder table(String... names) {
      close();
      columns = List.of(names);
      rows = new ArrayList<>();
      return this;
    }

    Builder row(List<String> cells) {
      rows.add(cells);
      return this;
    }

    Builder row(String... cells) {
      return row(List.of(cells));
    }

    private Builder add(Part part) {
      close();
      parts.add(part);
      return this;
    }

    private void close() {
      if (columns != null) {
        parts.add(new Table(columns, rows));
        columns = null;
      }
    }

    ResultsDocument build(String title) {
      close();
      return new ResultsDocument(title, parts);
    }
  }
}
