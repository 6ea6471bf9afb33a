package io.github.clearbeat.evaluation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Episodes and durations of every rhythm, found against true: the two measures that ANSI/AAMI
 * EC57:2012 asks for of atrial fibrillation, for whatever rhythms two tracks name.
 *
 * <pre>{@code
 * Map<String, RhythmByRhythm> table = RhythmByRhythm.compare(reference, test);
 * table.get("AFIB").durationSensitivity();
 * }</pre>
 *
 * <p>An episode is found where any part of it has the same name in the other track. Time to which a
 * track gives no name counts for nothing but the other's misses.
 *
 * @param referenceEpisodes in the reference
 * @param found of those
 * @param testEpisodes in the test
 * @param right of those
 * @param referenceSeconds in the reference
 * @param testSeconds in the test
 * @param bothSeconds in both at once
 */
public record RhythmByRhythm(
    int referenceEpisodes,
    int found,
    int testEpisodes,
    int right,
    double referenceSeconds,
    double testSeconds,
    double bothSeconds) {
  private static final RhythmByRhythm NONE = new RhythmByRhythm(0, 0, 0, 0, 0, 0, 0);

  /**
   * Compares two tracks of one recording.
   *
   * @param reference the truth, in order, neighbours of one name joined
   * @param test what was found, likewise
   * @return of every rhythm that one of them names, in order of appearance
   */
  public static Map<String, RhythmByRhythm> compare(
      List<RhythmStretch> reference, List<RhythmStretch> test) {
    Set<String> names = new LinkedHashSet<>();
    reference.forEach(stretch -> names.add(stretch.rhythm()));
    test.forEach(stretch -> names.add(stretch.rhythm()));
    Map<String, RhythmByRhythm> table = new LinkedHashMap<>();
    for (String name : names) {
      List<RhythmStretch> truth = reference.stream().filter(s -> s.rhythm().equals(name)).toList();
      List<RhythmStretch> said = test.stream().filter(s -> s.rhythm().equals(name)).toList();
      table.put(
          name,
          new RhythmByRhythm(
              truth.size(),
              touched(truth, said),
              said.size(),
              touched(said, truth),
              seconds(truth),
              seconds(said),
              common(truth, said)));
    }
    return table;
  }

  /** Two tables as one: of every rhythm the sums. */
  public static Map<String, RhythmByRhythm> sum(
      Map<String, RhythmByRhythm> one, Map<String, RhythmByRhythm> other) {
    Map<String, RhythmByRhythm> sum = new LinkedHashMap<>(one);
    other.forEach((name, counts) -> sum.merge(name, counts, RhythmByRhythm::plus));
    return sum;
  }

  private RhythmByRhythm plus(RhythmByRhythm other) {
    return new RhythmByRhythm(
        referenceEpisodes + other.referenceEpisodes,
        found + other.found,
        testEpisodes + other.testEpisodes,
        right + other.right,
        referenceSeconds + other.referenceSeconds,
        testSeconds + other.testSeconds,
        bothSeconds + other.bothSeconds);
  }

  /** Nothing counted. */
  public static RhythmByRhythm none() {
    return NONE;
  }

  /** Share of the reference's episodes that are found, 0 to 1; NaN where there is none. */
  public double episodeSensitivity() {
    return (double) found / referenceEpisodes;
  }

  /** Share of the test's episodes that are right, 0 to 1; NaN where there is none. */
  public double episodePredictivity() {
    return (double) right / testEpisodes;
  }

  /** Share of the reference's time that is found, 0 to 1; NaN where there is none. */
  public double durationSensitivity() {
    return bothSeconds / referenceSeconds;
  }

  /** Share of the test's time that is right, 0 to 1; NaN where there is none. */
  public double durationPredictivity() {
    return bothSeconds / testSeconds;
  }

  private static int touched(List<RhythmStretch> stretches, List<RhythmStretch> others) {
    int touched = 0;
    for (RhythmStretch stretch : stretches) {
      touched += others.stream().anyMatch(other -> stretch.overlap(other) > 0) ? 1 : 0;
    }
    return touched;
  }

  private static double seconds(List<RhythmStretch> stretches) {
    return stretches.stream().mapToDouble(RhythmStretch::seconds).sum();
  }

  private static double common(List<RhythmStretch> one, List<RhythmStretch> other) {
    double sum = 0;
    for (RhythmStretch a : one) {
      for (RhythmStretch b : other) {
        sum += a.overlap(b);
      }
    }
    return sum;
  }
}
