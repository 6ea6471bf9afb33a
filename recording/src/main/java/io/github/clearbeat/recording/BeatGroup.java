package io.github.clearbeat.recording;

/** The five groups of beats of ANSI/AAMI EC57. */
public enum BeatGroup {
  /** Any beat not in another group: normal and bundle branch block. */
  N("normal"),
  /** Supraventricular ectopic. */
  S("supraventricular ectopic"),
  /** Ventricular ectopic. */
  V("ventricular ectopic"),
  /** Fusion of a ventricular and a normal beat. */
  F("fusion"),
  /** Paced, fusion of paced and normal, or unclassifiable. */
  Q("paced or unclassifiable");

  private final String words;

  BeatGroup(String words) {
    this.words = words;
  }

  /** The group in words. */
  public String words() {
    return words;
  }
}
