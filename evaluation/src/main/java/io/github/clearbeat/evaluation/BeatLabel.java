package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.BeatGroup;

/**
 * What a beat-by-beat comparison calls a beat: one of the five groups, or one of the two
 * placeholders for a beat that the other side has and this one has not. The order is that of EC57's
 * matrix.
 */
public enum BeatLabel {
  /** Any beat not in another group. */
  N,
  /** Supraventricular ectopic. */
  S,
  /** Ventricular ectopic. */
  V,
  /** Fusion of a ventricular and a normal beat. */
  F,
  /** Paced, fusion of paced and normal, or unclassifiable. */
  Q,
  /** No beat. */
  O,
  /** No beat, inside a shutdown: a stretch that was marked unreadable. */
  X;

  /** The label of a group. */
  public static BeatLabel of(BeatGroup group) {
    return switch (group) {
      case N -> N;
      case S -> S;
      case V -> V;
      case F -> F;
      case Q -> Q;
    };
  }

  /** Whether it stands for a beat, not for the lack of one. */
  public boolean isBeat() {
    return this != O && this != X;
  }

  /** The small letter that marks a test label, as in {@code Nv}. */
  public char testLetter() {
    return (char) (name().charAt(0) - 'A' + 'a');
  }
}
