package io.github.clearbeat.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the page of a comparison of two annotators shows, ready in words; {@link ComparisonReport}
 * writes it.
 *
 * @param title what was compared
 * @param program name and version of what made the page
 * @param facts what was set
 * @param cautions what the reader must know first, a sentence each
 * @param sections tables, in order
 * @param places what the strips are of, and how many places they leave out, in a sentence, or empty
 *     where there is nothing to draw
 * @param strips pictures of places where the two differ, in order
 */
public record ComparisonPage(
    String title,
    String program,
    List<Fact> facts,
    List<String> cautions,
    List<Section> sections,
    String places,
    List<Strip> strips) {
  /** Keeps its own copies of the lists. */
  public ComparisonPage {
    facts = List.copyOf(facts);
    cautions = List.copyOf(cautions);
    sections = List.copyOf(sections);
    strips = List.copyOf(strips);
  }

  /**
   * Something that was set.
   *
   * @param name what
   * @param words how
   */
  public record Fact(String name, String words) {}

  /**
   * Tables under one heading.
   *
   * @param heading in a few words
   * @param words what the tables say
   * @param tables in order
   */
  public record Section(String heading, String words, List<Table> tables) {
    /** Keeps its own copy of the list. */
    public Section {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A table.
   *
   * @param caption what it shows
   * @param columns names of the columns, the first that of the headings of the lines
   * @param lines in order
   */
  public record Table(String caption, List<String> columns, List<Line> lines) {
    private static final int MOST_BESIDE = 4;

    /** Keeps its own copies of the lists. */
    public Table {
      columns = List.copyOf(columns);
      lines = List.copyOf(lines);
    }

    /**
     * Whether a narrow screen shows each line as a card: there are several columns, and either what
     * a line is of takes more than its heading or the cells hold intervals.
     */
    boolean isOfCards() {
      return columns.size() > MOST_BESIDE && (words(0) || holdsIntervals());
    }

    private boolean holdsIntervals() {
      return lines.stream()
          .flatMap(line -> line.cells().stream())
          .anyMatch(cell -> !cell.bracket().isEmpty() || cell.isRange());
    }

    /** Whether a column, counted from 0 after the headings of the lines, holds words. */
    boolean words(int column) {
      return lines.stream()
          .filter(line -> column < line.cells().size())
          .map(line -> line.cells().get(column))
          .anyMatch(cell -> !cell.words().isEmpty() && Character.isLetter(cell.words().charAt(0)));
    }
  }

  /**
   * A line of a table.
   *
   * @param head its heading
   * @param cells one for each further column
   */
  public record Line(Cell head, List<Cell> cells) {
    /** Keeps its own copy of the list. */
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell of a table.
   *
   * @param words what stands in it
   * @param strip the id of a strip that shows an example, or empty
   * @param strong whether it is what one looks for, such as the agreement in a matrix
   */
  public record Cell(String words, String strip, boolean strong) {
    private static final int MOST_ON_A_LINE = 34;

    /** A number with its interval or range behind it. */
    private static final Pattern NUMBER_AND_BRACKET = Pattern.compile("[-−+0-9.,]+ \\([^)]+\\)");

    private static final Pattern RANGE = Pattern.compile("[0-9.,]+–[0-9.,]+");

    /** Whether the words need no second line. */
    boolean isShort() {
      return words.length() <= MOST_ON_A_LINE;
    }

    /** Whether it is two ends of an interval. */
    boolean isRange() {
      return RANGE.matcher(words).matches();
    }

    /** What stands behind a number in brackets, with these; empty where there is no such. */
    String bracket() {
      return NUMBER_AND_BRACKET.matcher(words).matches() ? words.substring(words.indexOf('(')) : "";
    }

    /** The number before the bracket. */
    String start() {
      return words.substring(0, words.indexOf(' '));
    }

    /** A cell that links to nothing. */
    public static Cell of(String words) {
      return new Cell(words, "", false);
    }
  }

  /**
   * A picture of a place.
   *
   * @param id what cells link to
   * @param heading what begins with it, or empty
   * @param figure the picture
   * @param words what it shows; each may link to another strip
   */
  public record Strip(String id, String heading, Figure figure, List<Cell> words) {
    /** Keeps its own copy of the list. */
    public Strip {
      words = List.copyOf(words);
    }

    Picture picture() {
      return new Picture(figure);
    }
  }
}
