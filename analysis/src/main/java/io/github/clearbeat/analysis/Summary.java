package io.github.clearbeat.analysis;

import io.github.clearbeat.recording.BeatGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What beats and quality say together. Times are seconds from the first sample of the recording.
 *
 * @param analysableShare seconds judged analysable over all seconds analysed, 0 to 1
 * @param heartRate empty with fewer than nine beats
 * @param variability of intervals between normal beats; empty with fewer than three such intervals
 * @param counts beats by AAMI group, every group present; unclassified beats count in Q
 * @param classCounts beats by the model's own class, in the model's order, then unclassified
 * @param ventricularShare V over all beats but Q and unclassified ones, 0 to 1; 0 without beats
 * @param supraventricularShare S likewise
 * @param couplets pairs of V or S
 * @param runs three or more V or S in a row; an unclassified beat ends a run
 * @param bigeminy N and V (or S) in turn, three ectopic beats or more
 * @param pauses RR intervals of 2.0 s or more within analysable signal
 * @param hours a row an hour of the recording, from its start
 */
public record Summary(
    double analysableShare,
    Optional<HeartRate> heartRate,
    Optional<Variability> variability,
    Map<BeatGroup, Integer> counts,
    Map<String, Integer> classCounts,
    double ventricularShare,
    double supraventricularShare,
    List<Run> couplets,
    List<Run> runs,
    List<Run> bigeminy,
    List<Pause> pauses,
    List<Hour> hours) {
  /** Keeps its own copies. */
  public Summary {
    counts = new EnumMap<>(counts);
    couplets = List.copyOf(couplets);
    runs = List.copyOf(runs);
    bigeminy = List.copyOf(bigeminy);
    pauses = List.copyOf(pauses);
    hours = List.copyOf(hours);
  }

  /**
   * Means of eight RR intervals in a row, in beats a minute.
   *
   * @param min the slowest
   * @param minSeconds where the slowest ends
   * @param mean of all intervals
   * @param max the fastest
   * @param maxSeconds where the fastest ends
   */
  public record HeartRate(
      double min, double minSeconds, double mean, double max, double maxSeconds) {}

  /**
   * Of intervals between two N beats that follow each other.
   *
   * @param sdnnMillis standard deviation, n − 1
   * @param rmssdMillis root mean square of successive differences
   * @param intervals how many
   */
  public record Variability(double sdnnMillis, double rmssdMillis, int intervals) {}

  /**
   * Ectopic beats in a row, or in turn with normal ones.
   *
   * @param group V or S
   * @param fromSeconds R peak of the first ectopic beat
   * @param toSeconds R peak of the last
   * @param firstBeat position of the first ectopic beat among the beats
   * @param beats ectopic beats
   * @param beatsPerMinute mean rate from the first to the last beat
   */
  public record Run(
      BeatGroup group,
      double fromSeconds,
      double toSeconds,
      int firstBeat,
      int beats,
      double beatsPerMinute) {}

  /**
   * A long RR interval.
   *
   * @param fromSeconds R peak before it
   * @param seconds its length
   */
  public record Pause(double fromSeconds, double seconds) {}

  /**
   * One hour.
   *
   * @param hour 0 for the first
   * @param beats of all groups
   * @param ventricular V beats
   * @param supraventricular S beats
   * @param minRate slowest mean of eight intervals in beats a minute, NaN without one
   * @param meanRate over all intervals, NaN without one
   * @param maxRate fastest mean of eight intervals, NaN without one
   * @param pauses pauses of 2.0 s or more
   * @param analysableShare 0 to 1
   */
  public record Hour(
      int hour,
      int beats,
      int ventricular,
      int supraventricular,
      double minRate,
      double meanRate,
      double maxRate,
      int pauses,
      double analysableShare) {}
}
