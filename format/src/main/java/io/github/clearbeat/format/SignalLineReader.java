package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one signal line of a WFDB header. */
final class SignalLineReader {
  /** WFDB's rule for a gain that is absent or 0 (DEFGAIN). */
  static final double ASSUMED_GAIN = 200;

  private static final int MOST_PER_FRAME = 1_000_000;
  private static final Pattern FORMAT =
      Pattern.compile("(\\d+)(?:x(\\d+))?(?::(\\d+))?(?:\\+(\\d+))?");
  private static final Pattern GAIN = Pattern.compile("([^(/]*)(?:\\(([^)]*)\\))?(?:/(\\S*))?");

  private final Path header;
  private final int line;
  private final String place;
  private final Numbers numbers;

  SignalLineReader(Path header, int line) {
    this.header = header;
    this.line = line;
    this.place = header.getFileName() + ":" + line;
    this.numbers = new Numbers(place);
  }

  SignalLine read(String text) throws MalformedInputException {
    String[] fields = text.split("\\s+", 9);
    if (fields.length < 2) {
      throw fault("found " + Quote.of(text) + ", expected a signal line: file, format, gain");
    }
    Matcher format = FORMAT.matcher(fields[1]);
    if (!format.matches()) {
      throw fault(
          "the signal format is "
              + Quote.of(fields[1])
              + ", expected one of "
              + SignalFormat.known());
    }
    Matcher gain = GAIN.matcher(fields.length > 2 ? fields[2] : "0");
    if (!gain.matches()) {
      throw fault("the gain is " + Quote.of(fields[2]) + ", expected gain(baseline)/units");
    }
    double stated = gain(gain.group(1));
    int adcZero = fields.length > 4 ? numbers.integer("ADC zero", fields[4]) : 0;
    return new SignalLine(
        line,
        file(fields[0]),
        format(format.group(1)),
        perFrame(format.group(2)),
        (int) optional("skew", format.group(3), 0, Integer.MAX_VALUE),
        optional("byte offset", format.group(4), 0, Long.MAX_VALUE),
        stated == 0 ? ASSUMED_GAIN : stated,
        stated != 0,
        gain.group(2) == null ? adcZero : numbers.integer("baseline", gain.group(2)),
        gain.group(3) == null || gain.group(3).isEmpty() ? "mV" : gain.group(3),
        fields.length > 3 ? numbers.integer("ADC resolution", fields[3]) : 0,
        adcZero,
        at(fields, 5, "initial value"),
        at(fields, 6, "checksum"),
        fields.length > 8 ? fields[8] : "");
  }

  /** Within these bounds no sample becomes too large for a float. */
  private double gain(String found) throws MalformedInputException {
    double gain = numbers.real("gain", found);
    if (gain != 0 && !(Math.abs(gain) >= 1e-20 && Math.abs(gain) <= 1e20)) {
      throw fault("the gain is " + Quote.of(found) + ", expected 0 or a number from 1e-20 to 1e20");
    }
    return gain;
  }

  private OptionalInt at(String[] fields, int field, String what) throws MalformedInputException {
    return field < fields.length
        ? OptionalInt.of(numbers.integer(what, fields[field]))
        : OptionalInt.empty();
  }

  private int perFrame(String found) throws MalformedInputException {
    return found == null
        ? 1
        : (int) numbers.whole("number of samples a frame", found, 1, MOST_PER_FRAME);
  }

  private long optional(String what, String found, long absent, long most)
      throws MalformedInputException {
    return found == null ? absent : numbers.whole(what, found, 0, most);
  }

  private SignalFormat format(String found) throws MalformedInputException {
    int number = (int) numbers.whole("signal format", found, 0, Integer.MAX_VALUE);
    return SignalFormat.ofNumber(number)
        .orElseThrow(
            () ->
                fault(
                    "signal format "
                        + number
                        + " is unknown (known: "
                        + SignalFormat.known()
                        + ")"));
  }

  /** Only files inside the record's folder are opened. */
  private String file(String name) throws MalformedInputException {
    if (name.equals("~")) {
      throw fault("the signal has no file (~): layouts of several segments are not supported");
    }
    try {
      Path folder = header.toAbsolutePath().normalize().getParent();
      Path file = folder.resolve(name.replace('\\', '/')).normalize();
      if (!name.equals("-") && file.startsWith(folder) && !file.equals(folder)) {
        return name;
      }
    } catch (InvalidPathException e) {
      // the sentence below says it for both
    }
    throw fault(
        "the signal file " + Quote.of(name) + " leaves the record's folder, expected a file in it");
  }

  private MalformedInputException fault(String what) {
    return new MalformedInputException(place, what);
  }
}
