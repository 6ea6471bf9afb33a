package io.github.clearbeat.recording;

import java.util.Objects;

/**
 * One lead of a recording.
 *
 * @param name as the file gives it, such as {@code MLII}; empty where it gives none
 * @param calibrated whether the file states the gain; if not, 200 units a millivolt were assumed
 */
public record Lead(String name, boolean calibrated) {
  /** Checks that a name is given, if only an empty one. */
  public Lead {
    Objects.requireNonNull(name, "name");
  }
}
