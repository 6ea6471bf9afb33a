package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;

/** What the analyzer says as soon as it is certain. */
public sealed interface Finding {
  /**
   * A beat was classified.
   *
   * @param beat the beat
   */
  record Classified(ClassifiedBeat beat) implements Finding {}

  /**
   * A stretch of signal was judged.
   *
   * @param quality the judgement
   */
  record Judged(Quality quality) implements Finding {}
}
