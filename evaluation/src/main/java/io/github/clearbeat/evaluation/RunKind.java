package io.github.clearbeat.evaluation;

/** What a run is made of. */
public enum RunKind {
  /** Ventricular ectopic and fusion beats; ventricular flutter and fibrillation are a long run. */
  VENTRICULAR("VE", RunEvent.VENTRICULAR, RunEvent.FLUTTER_ON, RunEvent.FLUTTER_OFF),
  /**
   * Supraventricular ectopic beats; atrial fibrillation and flutter are a long run, and normal
   * beats within count to it.
   */
  SUPRAVENTRICULAR(
      "SVE", RunEvent.SUPRAVENTRICULAR, RunEvent.FIBRILLATION_ON, RunEvent.FIBRILLATION_OFF);

  private final String letters;
  private final RunEvent beat;
  private final RunEvent on;
  private final RunEvent off;

  RunKind(String letters, RunEvent beat, RunEvent on, RunEvent off) {
    this.letters = letters;
    this.beat = beat;
    this.on = on;
    this.off = off;
  }

  /** The kind in EC57's letters, VE or SVE. */
  public String letters() {
    return letters;
  }

  RunEvent beat() {
    return beat;
  }

  RunEvent on() {
    return on;
  }

  RunEvent off() {
    return off;
  }

  /** The onset of the other kind's long episode. */
  RunEvent otherOn() {
    return this == VENTRICULAR ? SUPRAVENTRICULAR.on : VENTRICULAR.on;
  }

  /** The beat of the other kind. */
  RunEvent otherBeat() {
    return this == VENTRICULAR ? SUPRAVENTRICULAR.beat : VENTRICULAR.beat;
  }

  /** Whether an event ends a run of this kind. */
  boolean endsRun(RunEvent event) {
    return event == RunEvent.BEAT || event == RunEvent.UNREADABLE || event == otherBeat();
  }

  /** Whether an event ends flutter or fibrillation of this kind. */
  boolean endsEpisode(RunEvent event) {
    return event == off || event == otherOn() || event == RunEvent.UNREADABLE;
  }
}
