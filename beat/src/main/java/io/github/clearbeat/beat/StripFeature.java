package io.github.clearbeat.beat;

import java.util.Locale;

/**
 * A number that says something about a strip: what it is called, in which unit it is, and how it is
 * computed.
 *
 * <pre>{@code
 * StripFeature first = RhythmFeatures.all().get(0);
 * first.heading();   // bpm [1/min]
 * }</pre>
 *
 * @param name as it is written in tables
 * @param unit of the number; empty where it has none
 * @param group what it is about
 * @param formula how it is computed, in one line
 */
public record StripFeature(String name, String unit, Group group, String formula) {
  /** Name and unit, for the head of a column. */
  public String heading() {
    return unit.isEmpty() ? name : name + " [" + unit + "]";
  }

  /** What a feature is about. */
  public enum Group {
    /** The seventeen quantities of heart rate variability. */
    VARIABILITY,
    /** How disorderly the RR intervals are: entropies, Poincaré plot, evidence for fibrillation. */
    IRREGULARITY,
    /** The shapes of the beats. */
    MORPHOLOGY,
    /** Where the power of the strip lies. */
    SPECTRUM;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
