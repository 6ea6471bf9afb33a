package io.github.clearbeat.evaluation;

/** Searches one file for the longest run within windows that follow each other in time. */
final class LongestRun {
  private final RunEvents events;
  private final RunKind kind;

  private int position;
  private long episodeEnd;

  LongestRun(RunEvents events, RunKind kind, Edition edition) {
    this.events = events;
    this.kind = kind;
    episodeEnd = edition == Edition.WFDB ? 0 : Long.MIN_VALUE;
  }

  /** The beats of the longest run within the window, ends included; flutter counts as long. */
  int within(long from, long to) {
    if (episodeEnd > from || goTo(from)) {
      return RunMatrix.LONG;
    }
    int longest = 0;
    int current = 0;
    for (; position < events.count() && events.sample(position) <= to; position++) {
      RunEvent event = events.event(position);
      if (event == kind.on()) {
        passEpisode();
        return RunMatrix.LONG;
      } else if (event == kind.beat()) {
        current = Math.min(current + 1, RunMatrix.LONG);
        longest = Math.max(longest, current);
      } else if (kind.endsRun(event) || event == kind.otherOn()) {
        current = 0;
      }
    }
    return longest;
  }

  /** Goes to the first event from this sample on; whether it is inside an episode. */
  private boolean goTo(long from) {
    for (; position < events.count() && events.sample(position) < from; position++) {
      if (events.event(position) == kind.on()) {
        passEpisode();
        if (episodeEnd > from) {
          return true;
        }
      }
    }
    return false;
  }

  /** Goes from the onset of an episode to its end, which may never come. */
  private void passEpisode() {
    do {
      position++;
    } while (position < events.count() && !kind.endsEpisode(events.event(position)));
    episodeEnd = position < events.count() ? events.sample(position) : Long.MAX_VALUE;
  }
}
