package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.text.MarkdownTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The document on what guidance changes, made from measurements alone, its verdict included.
 *
 * <pre>{@code
 * new AttentionPage(AttentionFile.read(file), Map.of(), measured, made).markdown();
 * }</pre>
 */
public final class AttentionPage {
  private static final String HAND_MARKED = "ludb";

  /** By class: what is shown, used, and whether they agree. */
  private static final List<AttentionMeasure> BY_CLASS =
      List.of(
          AttentionMeasure.MAP_HRV,
          AttentionMeasure.MAP_PLAIN,
          AttentionMeasure.MAP_QRS,
          AttentionMeasure.EVIDENCE_HRV,
          AttentionMeasure.EVIDENCE_QRS,
          AttentionMeasure.WITHOUT_QRS_LINE,
          AttentionMeasure.WITHOUT_P_LINE,
          AttentionMeasure.GAIN_LINE);

  private static final String HOW =
      """
      Always the strip's true class; means over strips and networks, 95 % intervals by bootstrap
      over patients (2,000 draws), differences paired over patients. What is found counts a
      difference where the interval, widened for the number of measures (Bonferroni), does not
      hold 0 and each seed alone differs to the same side; with so few seeds, a small difference
      may still be one between seeds.

      The *map* is the class activation map, rectified: what guidance trains. The *evidence* is
      |integrated gradients| of the class's logit at each sample, from the mean of 32 strips of the
      training part in 16 steps: guidance does not train it. Waves are found by simple limits;
      P and T keep the place where they are expected when they cannot be seen.
      """;

  private final AttentionFile.Content content;
  private final Map<String, String> pictures;
  private final String measured;
  private final String made;
  private final List<Guidance> guidances;
  private final AttentionTable held;
  private final AttentionTable handMarked;
  private final StringBuilder page = new StringBuilder();

  /**
   * A page.
   *
   * @param content what was measured, of two kinds of guidance at least, the one in question first
   * @param pictures where the picture of a class lies, seen from the page
   * @param measured the command that measures
   * @param made the command that makes the page of what was measured
   */
  public AttentionPage(
      AttentionFile.Content content, Map<String, String> pictures, String measured, String made) {
    this.measured = measured;
    this.content = content;
    this.pictures = new LinkedHashMap<>(pictures);
    this.made = made;
    AttentionTable all = new AttentionTable(content.rows());
    guidances = content.rows().stream().map(AttentionRow::guidance).distinct().toList();
    held = all.where(row -> !row.set().equals(HAND_MARKED));
    handMarked = all.where(row -> row.set().equals(HAND_MARKED));
  }

  /** The page as Markdown. */
  public String markdown() {
    page.setLength(0);
    line("# Attention: what guidance changes");
    line("");
    line("Measured by `" + measured + "`, made by");
    line("`" + made + "`; nothing is typed by hand.");
    line("Networks: " + content.about() + ".");
    line(
        held.strips()
            + " strips of "
            + held.patients()
            + " patients ("
            + classes(held)
            + "), each"
            + " asked of the");
    line("networks that have not seen its fold; kinds of guidance: " + kinds() + ".");
    line(HOW);
    line("## What is found");
    line("");
    new AttentionVerdict(held, handMarked, guidances).sentences().forEach(this::line);
    line("");
    section("What the strips are", held, AttentionMeasure.Kind.CONTEXT);
    section("What the map shows", held, AttentionMeasure.Kind.SHOWN);
    line("By chance a map has as much energy in a part, and points there as often, as that part");
    line("takes of the time.");
    line("");
    section("What the network uses", held, AttentionMeasure.Kind.USED);
    line(
        "Lost: probability of the true class when all waves of a kind are replaced; the rest is what");
    line("is neither P, QRS nor T.");
    line("");
    section("Whether the map shows what the network uses", held, AttentionMeasure.Kind.FAITHFUL);
    line(
        "Random: a tenth elsewhere, in pieces of the same lengths, mean of 20 draws. Deletion (less is");
    line("better), insertion (more is better): area under the curve in 20 steps.");
    line("");
    section("Weights made random, from the head down", held, AttentionMeasure.Kind.SANITY);
    line(
        "Rank correlation of |map| with that of the trained network: a map that explains the network");
    line("loses its likeness.");
    line("");
    byClass();
    rightByAll();
    byHand();
    drawn();
    return page.toString();
  }

  private String kinds() {
    return guidances.stream().map(AttentionAssessment::words).collect(Collectors.joining(", "));
  }

  private static String classes(AttentionTable table) {
    Map<String, Long> counts = new LinkedHashMap<>();
    table.rows().stream()
        .map(AttentionRow::className)
        .distinct()
        .forEach(
            name ->
                counts.put(name, (long) table.where(row -> row.className().equals(name)).strips()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private void section(String title, AttentionTable table, AttentionMeasure.Kind kind) {
    line("## " + title);
    line("");
    table(table, Arrays.stream(AttentionMeasure.values()).filter(m -> m.kind() == kind).toList());
  }

  private void table(AttentionTable table, List<AttentionMeasure> measures) {
    List<String> columns = new ArrayList<>(List.of(""));
    guidances.forEach(guidance -> columns.add(AttentionAssessment.words(guidance)));
    for (Guidance other : guidances.subList(1, guidances.size())) {
      columns.add(
          AttentionAssessment.words(guidances.get(0)) + " − " + AttentionAssessment.words(other));
    }
    MarkdownTable rows = MarkdownTable.ofNumbers(columns);
    for (AttentionMeasure measure : measures) {
      if (!Double.isNaN(table.value(guidances.get(0), measure).value())) {
        rows.row(cells(table, measure));
      }
    }
    line(rows.toString());
  }

  private List<String> cells(AttentionTable table, AttentionMeasure measure) {
    List<String> cells = new ArrayList<>(List.of(measure.words()));
    for (Guidance guidance : guidances) {
      Interval value = table.value(guidance, measure);
      cells.add(
          String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", value.value(), value.low(), value.high()));
    }
    for (Guidance other : guidances.subList(1, guidances.size())) {
      cells.add(AttentionVerdict.signed(table.difference(guidances.get(0), other, measure)));
    }
    return cells;
  }

  private void byClass() {
    line("## By class");
    line("");
    List<String> names =
        held.rows().stream().map(AttentionRow::className).distinct().sorted().toList();
    for (String name : names) {
      AttentionTable table = held.where(row -> row.className().equals(name));
      line("### " + name + ", " + table.strips() + " strips");
      line("");
      table(table, BY_CLASS);
    }
  }

  private void rightByAll() {
    AttentionTable right = held.rightByAll();
    if (right.strips() == 0) {
      return;
    }
    line("## Only strips that every network names rightly");
    line("");
    line(right.strips() + " strips (" + classes(right) + ").");
    line("");
    List<AttentionMeasure> measures = new ArrayList<>(AttentionVerdict.USE);
    measures.add(AttentionMeasure.GAIN_LINE);
    measures.add(AttentionMeasure.GAIN_MEAN);
    table(right, measures);
  }

  private void byHand() {
    if (handMarked.strips() == 0) {
      return;
    }
    line("## Waves marked by hand: LUDB");
    line("");
    line(
        handMarked.strips()
            + " strips ("
            + classes(handMarked)
            + ") of a database that no network"
            + " was trained on; P, QRS");
    line("and T as cardiologists marked them in lead II, between the first mark and the last.");
    line("");
    List<AttentionMeasure> measures = new ArrayList<>();
    for (AttentionMeasure measure : AttentionMeasure.values()) {
      if (measure.kind() != AttentionMeasure.Kind.SANITY) {
        measures.add(measure);
      }
    }
    table(handMarked, measures);
  }

  private void drawn() {
    if (pictures.isEmpty()) {
      return;
    }
    line("## Pictures");
    line("");
    line(
        "Strips of the first seed that every network names rightly. Each ribbon has its own scale.");
    line("");
    pictures.forEach((name, file) -> line("![" + name + "](" + file + ")\n"));
  }

  private void line(String words) {
    page.append(words).append('\n');
  }
}
