package io.github.clearbeat.format;

import java.util.OptionalInt;

/**
 * What is known of one signal of a recording: what its file states and what its samples are.
 *
 * @param name as the file gives it, such as {@code MLII}; empty where it gives none
 * @param file the name of the file that holds the samples
 * @param format how they are stored: the number of a WFDB signal format, or {@code CSV}
 * @param gain ADC units per physical unit; 200 per millivolt is assumed where not calibrated
 * @param calibrated whether the file states the gain
 * @param baseline the ADC value of 0 physical units
 * @param units the physical units as the file states them, {@code mV} where it does not
 * @param adcResolution in bits, 0 where not stated
 * @param adcZero the ADC value in the middle of its range
 * @param firstStated the first sample in ADC units as the header states it, if it does
 * @param firstFound the first sample in ADC units as the file has it
 * @param checksumStated sum of all samples in 16 bits as the header states it, if it does
 * @param checksumFound sum of all samples in 16 bits, for formats that have one
 * @param missing how many samples are missing
 * @param minimum smallest sample in millivolts, or in the signal's own units; NaN if all are
 *     missing
 * @param maximum largest sample, likewise
 */
public record SignalFacts(
    String name,
    String file,
    String format,
    double gain,
    boolean calibrated,
    int baseline,
    String units,
    int adcResolution,
    int adcZero,
    OptionalInt firstStated,
    OptionalInt firstFound,
    OptionalInt checksumStated,
    OptionalInt checksumFound,
    long missing,
    float minimum,
    float maximum) {

  /** Whether the samples are those that the header was written for. */
  public Checksum checksum() {
    if (checksumStated.isEmpty() || checksumFound.isEmpty()) {
      return Checksum.NOT_STATED;
    }
    short stated = (short) checksumStated.getAsInt();
    if (stated == (short) checksumFound.getAsInt()) {
      return Checksum.RIGHT;
    }
    return stated == 0 ? Checksum.NOT_STATED : Checksum.WRONG;
  }

  /** How a header's checksum compares with the samples. */
  public enum Checksum {
    /** Stated and equal to the sum that was found. */
    RIGHT,
    /** Stated and not equal: the file was changed or damaged. */
    WRONG,
    /** Not stated; a 0 that is wrong counts as such, since many programs write 0 for unknown. */
    NOT_STATED
  }
}
