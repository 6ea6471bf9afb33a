package io.github.clearbeat.report;

import java.util.List;

/**
 * What a page of figures shows, ready in words and pictures; {@link EvaluationReport} writes it.
 *
 * @param title what was scored
 * @param program name and version of what made the page
 * @param facts what was set
 * @param cautions what the reader must know first, a sentence each
 * @param sections pictures and tables, in order
 */
public record EvaluationPage(
    String title,
    String program,
    List<ComparisonPage.Fact> facts,
    List<String> cautions,
    List<Section> sections) {
  /** Keeps its own copies of the lists. */
  public EvaluationPage {
    facts = List.copyOf(facts);
    cautions = List.copyOf(cautions);
    sections = List.copyOf(sections);
  }

  /**
   * Pictures and tables under one heading.
   *
   * @param heading in a few words
   * @param words what they say, a paragraph each
   * @param figures side by side where there is room, before the tables
   * @param tables in order
   * @param folded whether the tables are shown only when asked for
   */
  public record Section(
      String heading,
      List<String> words,
      List<Figure> figures,
      List<ComparisonPage.Table> tables,
      boolean folded) {
    /** Keeps its own copies of the lists. */
    public Section {
      words = List.copyOf(words);
      figures = List.copyOf(figures);
      tables = List.copyOf(tables);
    }

    List<Picture> pictures() {
      return figures.stream().map(Picture::new).toList();
    }
  }
}
