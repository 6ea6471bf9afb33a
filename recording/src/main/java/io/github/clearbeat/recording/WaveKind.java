package io.github.clearbeat.recording;

/** The waves of a beat that a delineation marks. */
public enum WaveKind {
  /** The atria's excitation. */
  P("P"),
  /** The ventricles' excitation. */
  QRS("QRS"),
  /** The ventricles' recovery. */
  T("T");

  private final String words;

  WaveKind(String words) {
    this.words = words;
  }

  /** As it is written in tables. */
  public String words() {
    return words;
  }
}
