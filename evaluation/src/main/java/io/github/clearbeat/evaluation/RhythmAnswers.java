package io.github.clearbeat.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one track answered a rhythm of another, name by name: a confusion by duration and by episode
 * of two tracks that need not use the same names.
 *
 * <pre>{@code
 * Map<String, RhythmAnswers> table = RhythmAnswers.compare(annotated, called);
 * table.get("AFL").answer("A").seconds();      // flutter that was called A
 * }</pre>
 *
 * <p>An episode counts for an answer if any part of it was answered so; it may count for several.
 *
 * @param all every episode of the rhythm, and their seconds
 * @param unanswered episodes with time to which the other track gives no name, and that time
 * @param byName what the other track called it, in order of appearance
 */
public record RhythmAnswers(Answer all, Answer unanswered, Map<String, Answer> byName) {
  private static final double LEAST_SECONDS = 1e-6; // less is rounding

  /** Keeps its own copy. */
  public RhythmAnswers {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * Episodes and the time in them.
   *
   * @param episodes that have any of it
   * @param seconds of it
   */
  public record Answer(int episodes, double seconds) {
    private static final Answer NONE = new Answer(0, 0);

    private Answer plus(Answer other) {
      return new Answer(episodes + other.episodes, seconds + other.seconds);
    }
  }

  /**
   * Compares two tracks of one recording.
   *
   * @param reference the truth, in order, without overlaps, neighbours of one name joined
   * @param test what was found, likewise, in its own names
   * @return of every rhythm of the reference, in order of appearance
   */
  public static Map<String, RhythmAnswers> compare(
      List<RhythmStretch> reference, List<RhythmStretch> test) {
    Map<String, RhythmAnswers> table = new LinkedHashMap<>();
    for (RhythmStretch episode : reference) {
      table.merge(episode.rhythm(), of(episode, test), RhythmAnswers::plus);
    }
    return table;
  }

  /** Two tables as one: of every rhythm the sums. */
  public static Map<String, RhythmAnswers> sum(
      Map<String, RhythmAnswers> one, Map<String, RhythmAnswers> other) {
    Map<String, RhythmAnswers> sum = new LinkedHashMap<>(one);
    other.forEach((name, answers) -> sum.merge(name, answers, RhythmAnswers::plus));
    return sum;
  }

  /** What was called so; nothing if that name was never given. */
  public Answer answer(String name) {
    return byName.getOrDefault(name, Answer.NONE);
  }

  private static RhythmAnswers of(RhythmStretch episode, List<RhythmStretch> test) {
    Map<String, Double> secondsByName = new LinkedHashMap<>();
    double left = episode.seconds();
    for (RhythmStretch said : test) {
      double common = episode.overlap(said);
      if (common > 0) {
        secondsByName.merge(said.rhythm(), common, Double::sum);
        left -= common;
      }
    }
    Map<String, Answer> byName = new LinkedHashMap<>();
    secondsByName.forEach((name, seconds) -> byName.put(name, new Answer(1, seconds)));
    return new RhythmAnswers(
        new Answer(1, episode.seconds()),
        left > LEAST_SECONDS ? new Answer(1, left) : Answer.NONE,
        byName);
  }

  private RhythmAnswers plus(RhythmAnswers other) {
    Map<String, Answer> sum = new LinkedHashMap<>(byName);
    other.byName.forEach((name, answer) -> sum.merge(name, answer, Answer::plus));
    return new RhythmAnswers(all.plus(other.all), unanswered.plus(other.unanswered), sum);
  }
}
