package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Waves found against waves marked by hand: for each kind of wave and each of its three fiducials,
 * how many were found within 150 ms, and how far off.
 *
 * <p>Pairs are made from the nearest on, each mark and each finding in one pair at most. Databases
 * mark only part of a recording, so a finding without a partner counts as invented only where it
 * stands between the first and the last mark of the lead; a finding outside may still be a partner.
 * A fiducial that a marked wave lacks is neither missed nor invented.
 *
 * <pre>{@code
 * WaveByWave all = WaveByWave.compare(marked, found, 500).plus(WaveByWave.compare(m2, f2, 500));
 * all.of(WaveKind.T, WaveByWave.Fiducial.OFFSET).deviationMillis();
 * }</pre>
 *
 * @param errors by kind of wave and fiducial; every combination is there
 */
public record WaveByWave(Map<WaveKind, Map<Fiducial, FiducialErrors>> errors) {
  /** How far a finding may be from a mark, in seconds. */
  public static final double WINDOW_SECONDS = 0.15;

  /** A point of a wave. */
  public enum Fiducial {
    /** The first sample. */
    ONSET("onset"),
    /** The peak. */
    PEAK("peak"),
    /** The last sample. */
    OFFSET("offset");

    private final String words;

    Fiducial(String words) {
      this.words = words;
    }

    /** As it is written in tables. */
    public String words() {
      return words;
    }

    long of(MarkedWave wave) {
      return switch (this) {
        case ONSET -> wave.onset();
        case PEAK -> wave.peak();
        case OFFSET -> wave.offset();
      };
    }
  }

  /** Keeps its own maps. */
  public WaveByWave {
    Map<WaveKind, Map<Fiducial, FiducialErrors>> copy = new EnumMap<>(WaveKind.class);
    errors.forEach((kind, row) -> copy.put(kind, Map.copyOf(row)));
    errors = Map.copyOf(copy);
  }

  /** Nothing compared yet. */
  public static WaveByWave none() {
    return compare(List.of(), List.of(), 1);
  }

  /**
   * Compares the waves of one lead.
   *
   * @param marked the truth; a fiducial that is not marked is neither found nor missed
   * @param found what is judged
   * @param hertz samples per second of both
   */
  public static WaveByWave compare(List<MarkedWave> marked, List<MarkedWave> found, double hertz) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (MarkedWave wave : marked) {
      for (Fiducial fiducial : Fiducial.values()) {
        long at = fiducial.of(wave);
        if (at != MarkedWave.NOT_MARKED) {
          first = Math.min(first, at);
          last = Math.max(last, at);
        }
      }
    }
    Map<WaveKind, Map<Fiducial, FiducialErrors>> errors = new EnumMap<>(WaveKind.class);
    for (WaveKind kind : WaveKind.values()) {
      Map<Fiducial, FiducialErrors> row = new EnumMap<>(Fiducial.class);
      for (Fiducial fiducial : Fiducial.values()) {
        long[] truths = places(marked, kind, fiducial);
        long[] tests = places(found, kind, fiducial);
        long[] excused = excused(marked, found, kind, fiducial, hertz);
        row.put(fiducial, compare(truths, tests, excused, hertz, first, last));
      }
      errors.put(kind, row);
    }
    return new WaveByWave(errors);
  }

  private static long[] places(List<MarkedWave> waves, WaveKind kind, Fiducial fiducial) {
    return waves.stream()
        .filter(wave -> wave.kind() == kind)
        .mapToLong(fiducial::of)
        .filter(at -> at != MarkedWave.NOT_MARKED)
        .sorted()
        .toArray();
  }

  /** Fiducials of waves whose peak is near that of a marked one without that fiducial. */
  private static long[] excused(
      List<MarkedWave> marked,
      List<MarkedWave> found,
      WaveKind kind,
      Fiducial fiducial,
      double hertz) {
    List<MarkedWave> partly =
        marked.stream()
            .filter(wave -> wave.kind() == kind && fiducial.of(wave) == MarkedWave.NOT_MARKED)
            .toList();
    double window = WINDOW_SECONDS * hertz;
    return found.stream()
        .filter(wave -> wave.kind() == kind)
        .filter(wave -> partly.stream().anyMatch(p -> Math.abs(p.peak() - wave.peak()) <= window))
        .mapToLong(fiducial::of)
        .toArray();
  }

  private static FiducialErrors compare(
      long[] truths, long[] tests, long[] excused, double hertz, long first, long last) {
    double window = WINDOW_SECONDS * hertz;
    List<int[]> pairs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < truths.length; i++) {
      while (from < tests.length && tests[from] < truths[i] - window) {
        from++;
      }
      for (int k = from; k < tests.length && tests[k] <= truths[i] + window; k++) {
        pairs.add(new int[] {i, k});
      }
    }
    pairs.sort(Comparator.comparingLong(pair -> Math.abs(truths[pair[0]] - tests[pair[1]])));
    boolean[] found = new boolean[truths.length];
    boolean[] right = new boolean[tests.length];
    double sum = 0;
    double squares = 0;
    long hits = 0;
    for (int[] pair : pairs) {
      if (!found[pair[0]] && !right[pair[1]]) {
        found[pair[0]] = true;
        right[pair[1]] = true;
        double error = 1000 * (tests[pair[1]] - truths[pair[0]]) / hertz;
        sum += error;
        squares += error * error;
        hits++;
      }
    }
    long invented = 0;
    for (int k = 0; k < tests.length; k++) {
      long at = tests[k];
      boolean judged = at >= first && at <= last && Arrays.stream(excused).noneMatch(e -> e == at);
      invented += !right[k] && judged ? 1 : 0;
    }
    return new FiducialErrors(new Detection(hits, truths.length - hits, invented), sum, squares);
  }

  /** What was found of one fiducial of one kind of wave. */
  public FiducialErrors of(WaveKind kind, Fiducial fiducial) {
    return errors.get(kind).get(fiducial);
  }

  /** Both together. */
  public WaveByWave plus(WaveByWave other) {
    Map<WaveKind, Map<Fiducial, FiducialErrors>> sum = new EnumMap<>(WaveKind.class);
    for (WaveKind kind : WaveKind.values()) {
      Map<Fiducial, FiducialErrors> row = new EnumMap<>(Fiducial.class);
      for (Fiducial fiducial : Fiducial.values()) {
        row.put(fiducial, of(kind, fiducial).plus(other.of(kind, fiducial)));
      }
      sum.put(kind, row);
    }
    return new WaveByWave(sum);
  }
}
