package io.github.clearbeat.format;

import java.util.Objects;

/**
 * How {@link WfdbWriter} stores a signal.
 *
 * @param name of the lead, or empty
 * @param units of the samples handed to the writer, {@code mV} for an ECG
 * @param gain ADC units per physical unit, not 0
 * @param baseline the ADC value of 0 physical units
 * @param adcResolution in bits, 0 if unknown
 * @param adcZero the ADC value in the middle of its range
 */
public record WrittenSignal(
    String name, String units, double gain, int baseline, int adcResolution, int adcZero) {
  /** Checks that the gain is a number other than 0. */
  public WrittenSignal {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(units, "units");
    if (!Double.isFinite(gain) || gain == 0) {
      throw new IllegalArgumentException("gain must be a number other than 0, found " + gain);
    }
  }

  /**
   * A lead in millivolts.
   *
   * @param name of the lead
   * @param gain ADC units per millivolt; 200 suits format 212, 1000 format 16
   */
  public static WrittenSignal millivolts(String name, double gain) {
    return new WrittenSignal(name, "mV", gain, 0, 0, 0);
  }
}
