package io.github.clearbeat.format;

import java.util.OptionalInt;

/**
 * One signal as its header line describes it.
 *
 * @param line the line's number in the header, from 1
 * @param file name of the signal file, inside the header's folder
 * @param format how the samples are packed
 * @param samplesPerFrame how many samples of this signal a frame holds, at least 1
 * @param skew by how many frames the samples stand late in the file
 * @param byteOffset where the samples begin in the file
 * @param gain ADC units per physical unit, never 0
 * @param calibrated whether the header states the gain
 * @param baseline the ADC value of 0 physical units
 * @param units as stated, {@code mV} where not
 * @param adcResolution in bits, 0 where not stated
 * @param adcZero the ADC value of the middle of its range
 * @param initialValue the first sample, if stated
 * @param checksum 16-bit sum of all samples, if stated
 * @param description the signal's name, empty where not stated
 */
record SignalLine(
    int line,
    String file,
    SignalFormat format,
    int samplesPerFrame,
    int skew,
    long byteOffset,
    double gain,
    boolean calibrated,
    int baseline,
    String units,
    int adcResolution,
    int adcZero,
    OptionalInt initialValue,
    OptionalInt checksum,
    String description) {}
