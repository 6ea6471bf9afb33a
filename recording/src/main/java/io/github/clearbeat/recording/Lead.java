package io.github.clearbeat.recording;

import java.util.Objects;

/**
 * One lead of a recording.
 *
 * @param name as the file gives it, such as {@code MLII}; empty where it gives none
 * @param units of the samples: {@code mV} for every voltage (other voltages are converted), else as
 *     the file gives them, such as {@code mmHg}
 * @param calibrated whether the file states the gain; if not, 200 units a millivolt were assumed,
 *     or millivolts in a file of plain numbers
 */
public record Lead(String name, String units, boolean calibrated) {
  /** Checks that name and units are given, if only an empty name. */
  public Lead {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(units, "units");
  }

  /** A lead in millivolts. */
  public Lead(String name, boolean calibrated) {
    this(name, "mV", calibrated);
  }
}
