package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.Interval;
import java.util.Optional;

/**
 * How well beats were classified in part of recordings that noise was added to.
 *
 * @param noise its name, or empty where none was added
 * @param detected whether at our own R peaks, not the reference's
 * @param decibels the signal-to-noise ratio; infinite where no noise was added
 * @param stretch which part
 * @param figures the main figures of that part
 */
public record NoiseFigures(
    String noise, boolean detected, double decibels, Noise.Stretch stretch, BeatFigures figures) {
  /**
   * The figures of a class.
   *
   * @param className S or V
   * @param mapping of escape beats
   * @param rule of false positives
   */
  public BeatFigures.Row row(String className, String mapping, String rule) {
    return figures.rows().stream()
        .filter(row -> row.className().equals(className) && row.mapping().equals(mapping))
        .filter(row -> row.rule().equals(rule) && row.without().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** A figure over all classes in the papers' mapping; none where it is not counted. */
  public Optional<Interval> overall(String name) {
    return figures.overall().get(0).figures().stream()
        .filter(figure -> figure.name().equals(name))
        .map(BeatFigures.Figure::interval)
        .findFirst();
  }
}
