package io.github.clearbeat.evaluation;

/** What an annotation means to a comparison of runs. */
enum RunEvent {
  /** A ventricular ectopic or fusion beat. */
  VENTRICULAR,
  /** A supraventricular ectopic beat, or a normal one within atrial fibrillation. */
  SUPRAVENTRICULAR,
  /** Any other beat. */
  BEAT,
  /** The signal becomes unreadable. */
  UNREADABLE,
  /** Ventricular flutter or fibrillation begins. */
  FLUTTER_ON,
  /** It ends. */
  FLUTTER_OFF,
  /** Atrial fibrillation or flutter begins. */
  FIBRILLATION_ON,
  /** It ends. */
  FIBRILLATION_OFF,
  /** Anything else. */
  NOTHING
}
