package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Interval;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What measurements of attention say, in sentences that follow from numbers by rules; whether two
 * kinds of guidance differ, is said by {@link AttentionTable#differ}.
 */
final class AttentionVerdict {
  /** By which it is judged what networks use. */
  static final List<AttentionMeasure> USE =
      List.of(
          AttentionMeasure.EVIDENCE_HRV,
          AttentionMeasure.EVIDENCE_QRS,
          AttentionMeasure.EVIDENCE_COMPLEX,
          AttentionMeasure.WITHOUT_QRS_LINE,
          AttentionMeasure.WITHOUT_P_LINE,
          AttentionMeasure.WITHOUT_T_LINE,
          AttentionMeasure.WITHOUT_REST_LINE,
          AttentionMeasure.WITHOUT_QRS_MEAN,
          AttentionMeasure.WITHOUT_P_MEAN,
          AttentionMeasure.WITHOUT_T_MEAN,
          AttentionMeasure.WITHOUT_REST_MEAN);

  /** A change of use is called small below this share of the change of what is shown. */
  private static final double SMALL = 0.2;

  private final AttentionTable held;
  private final AttentionTable handMarked;
  private final List<Guidance> guidances;
  private final Guidance first;

  AttentionVerdict(AttentionTable held, AttentionTable handMarked, List<Guidance> guidances) {
    this.held = held;
    this.handMarked = handMarked;
    this.guidances = guidances;
    this.first = guidances.get(0);
  }

  /** Lines of Markdown. */
  List<String> sentences() {
    List<String> lines = new ArrayList<>();
    lines.add("**" + verdict() + "**");
    lines.add("");
    lines.add("- " + shown());
    for (Guidance other : guidances.subList(1, guidances.size())) {
      lines.add("- " + used(other));
    }
    lines.add("- " + evidence(held, "the QRS complex"));
    if (handMarked.strips() > 0) {
      lines.add("- " + byHand());
    }
    lines.add("- " + faithful());
    lines.add("- " + mask());
    lines.add("- " + classes());
    if (fibrillation().strips() > 0) {
      lines.add("- " + weights());
    }
    return lines;
  }

  /** The answer, against the second kind of guidance. */
  String verdict() {
    Guidance other = guidances.get(1);
    Interval energy = held.difference(first, other, AttentionMeasure.MAP_QRS);
    if (!differ(other, AttentionMeasure.MAP_HRV) && !differ(other, AttentionMeasure.MAP_QRS)) {
      return "Guidance changes neither what the map shows nor, so far as this can tell, what the"
          + " network uses.";
    }
    List<AttentionMeasure> changed = changed(other);
    if (changed.isEmpty()) {
      return "Guidance changes what the map shows, and none of "
          + USE.size()
          + " measures finds a change in what the network uses.";
    }
    Interval use = held.difference(first, other, AttentionMeasure.EVIDENCE_QRS);
    boolean small = Math.abs(use.value()) < SMALL * Math.abs(energy.value());
    return small
        ? "Guidance changes what the map shows; what the network uses, it changes little: the map's"
            + " energy inside QRS by "
            + points(energy)
            + ", the evidence's share there by "
            + points(use)
            + ", the probability lost without QRS by "
            + points(held.difference(first, other, AttentionMeasure.WITHOUT_QRS_LINE))
            + "."
        : "Guidance changes both what the map shows and what the network uses.";
  }

  private List<AttentionMeasure> changed(Guidance other) {
    return USE.stream().filter(measure -> differ(other, measure)).toList();
  }

  private boolean differ(Guidance other, AttentionMeasure measure) {
    return held.differ(first, other, measure, USE.size());
  }

  /** Lowest and highest of the seeds. */
  private String seeds(Guidance other, AttentionMeasure measure) {
    DoubleSummaryStatistics seeds =
        held.bySeed(first, other, measure).stream()
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return String.format(Locale.ROOT, ", seeds %+.3f to %+.3f", seeds.getMin(), seeds.getMax());
  }

  private static String points(Interval interval) {
    return String.format(Locale.ROOT, "%+.1f points", 100 * interval.value());
  }

  private String shown() {
    StringBuilder words = new StringBuilder("The map's likeness to the HRV mask (NCC) is ");
    words.append(each(held, AttentionMeasure.MAP_HRV));
    words.append("; its energy inside QRS ").append(each(held, AttentionMeasure.MAP_QRS));
    double time = held.value(first, AttentionMeasure.TIME_QRS).value();
    words.append(String.format(Locale.ROOT, ", where QRS takes %.2f of the time.", time));
    return words.toString();
  }

  private String each(AttentionTable table, AttentionMeasure measure) {
    return guidances.stream()
        .map(
            guidance ->
                String.format(
                    Locale.ROOT,
                    "%.2f %s",
                    table.value(guidance, measure).value(),
                    AttentionAssessment.words(guidance)))
        .collect(Collectors.joining(", "));
  }

  /** How many measures of use differ, and which. */
  private String used(Guidance other) {
    List<AttentionMeasure> changed = changed(other);
    String which =
        changed.stream()
            .map(m -> m.words() + " " + signed(held.difference(first, other, m)) + seeds(other, m))
            .collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT,
        "Of %d measures of what networks use, %s between %s and %s networks%s.",
        USE.size(),
        changed.isEmpty()
            ? "none differs"
            : changed.size() == 1 ? "one differs" : changed.size() + " differ",
        AttentionAssessment.words(first),
        AttentionAssessment.words(other),
        changed.isEmpty() ? "" : ": " + which);
  }

  private String evidence(AttentionTable table, String where) {
    StringBuilder words = new StringBuilder("Of the evidence, the share inside " + where + " is ");
    words.append(each(table, AttentionMeasure.EVIDENCE_QRS)).append(" (");
    for (Guidance other : guidances.subList(1, guidances.size())) {
      Interval difference = table.difference(first, other, AttentionMeasure.EVIDENCE_QRS);
      words.append(other == guidances.get(1) ? "" : ", ");
      words.append(AttentionAssessment.words(first)).append(" − ");
      words.append(AttentionAssessment.words(other)).append(' ').append(signed(difference));
    }
    return words.append(").").toString();
  }

  private String byHand() {
    return "Inside the QRS complexes that cardiologists marked in LUDB stands "
        + each(handMarked, AttentionMeasure.MAP_QRS)
        + " of the map's energy. "
        + evidence(handMarked, "them");
  }

  private String faithful() {
    return "Without the tenth that the map marks, the class loses "
        + each(held, AttentionMeasure.MARKED_LINE)
        + "; without a random tenth "
        + each(held, AttentionMeasure.ELSEWHERE_LINE)
        + " (straight line).";
  }

  /** Whether the map knows more than the mask by which it was taught. */
  private String mask() {
    String beyond = guidances.stream().map(this::againstMask).collect(Collectors.joining("; "));
    return "The HRV mask itself knows no network. Taken for a map, what it marks costs, beyond a"
        + " random tenth, "
        + each(held, AttentionMeasure.MASK_GAIN_LINE)
        + "; what the map marks costs more than that by "
        + beyond
        + " (straight line). "
        + (more().low() > 0
            ? "The guided map marks more of what matters than the mask that taught it."
            : "The guided map marks no more of what matters than the mask that taught it.");
  }

  /** Whether maps tell classes apart. */
  private String classes() {
    Interval difference = held.difference(first, guidances.get(1), AttentionMeasure.MAP_OTHERS);
    boolean alike = differ(guidances.get(1), AttentionMeasure.MAP_OTHERS);
    return "The map of the true class and those of the other classes on the same strip correlate by "
        + each(held, AttentionMeasure.MAP_OTHERS)
        + (alike && difference.value() > 0
            ? ": guidance makes maps of different classes more alike."
            : ".");
  }

  private AttentionTable fibrillation() {
    return held.where(row -> row.className().startsWith("AFIB"));
  }

  /** Whether the map shows what the HRV mask says beyond where beats are. */
  private String weights() {
    Interval beyond =
        fibrillation().difference(first, AttentionMeasure.MAP_HRV, AttentionMeasure.MAP_PLAIN);
    return "In atrial fibrillation, where the two masks differ, the "
        + AttentionAssessment.words(first)
        + (beyond.low() > 0
            ? " map is more like the HRV mask than like a plain QRS mask: NCC "
            : " map is no more like the HRV mask than like a plain QRS mask: NCC ")
        + signed(beyond)
        + ".";
  }

  private Interval more() {
    return held.difference(first, AttentionMeasure.GAIN_LINE, AttentionMeasure.MASK_GAIN_LINE);
  }

  private String againstMask(Guidance guidance) {
    Interval more =
        held.difference(guidance, AttentionMeasure.GAIN_LINE, AttentionMeasure.MASK_GAIN_LINE);
    return signed(more) + " " + AttentionAssessment.words(guidance);
  }

  /** A difference with its interval. */
  static String signed(Interval interval) {
    return String.format(
        Locale.ROOT, "%+.3f (%+.3f to %+.3f)", interval.value(), interval.low(), interval.high());
  }
}
