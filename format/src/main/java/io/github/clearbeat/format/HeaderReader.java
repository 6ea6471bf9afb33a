package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads WFDB headers: the record line, then a line for each signal, comments anywhere. */
final class HeaderReader {
  /** Far more than any real header; bounds what a wrong file can cost. */
  private static final long LARGEST = 4 << 20;

  private static final int LONGEST_LINE = 4096;

  /** Trends are stored once a minute and less, evoked potentials at 48 kHz. */
  private static final double LEAST_HERTZ = 1e-4;

  private static final double MOST_HERTZ = 1e7;

  private static final Pattern FREQUENCY =
      Pattern.compile("([^/]+)(?:/([^(]*)(?:\\(([^)]*)\\))?)?");

  private static final Pattern RECORD_NAME = Pattern.compile("[^/]+(?:/(\\S*))?");

  private static final String LINE_END = "\r\n|\n|\r";

  private final Path file;
  private final List<String> comments = new ArrayList<>();
  private final List<String> oddities = new ArrayList<>();
  private final List<SignalLine> signals = new ArrayList<>();
  private long signalCount = -1;
  private int lineNumber;
  private double hertz = 250; // WFDB's default (DEFREQ)
  private OptionalLong frames = OptionalLong.empty();
  private Optional<LocalTime> startTime = Optional.empty();
  private Optional<LocalDate> startDate = Optional.empty();

  private HeaderReader(Path file) {
    this.file = file;
  }

  static Header read(Path file) throws IOException {
    return new HeaderReader(file).parse(text(file));
  }

  /** The rate and the length alone: of the record line, whatever signals or segments follow. */
  static RecordTiming timing(Path file) throws IOException {
    HeaderReader reader = new HeaderReader(file);
    for (String line : text(file).split(LINE_END)) {
      reader.lineNumber++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        reader.sizes(reader.fields(stripped));
        return new RecordTiming(reader.hertz, reader.frames);
      }
    }
    throw reader.noRecordLine();
  }

  private static String text(Path file) throws IOException {
    String name = file.getFileName().toString();
    long bytes = Inputs.size(file);
    if (bytes == 0) {
      throw new MalformedInputException(name, "the file is empty, expected a WFDB header");
    }
    if (bytes > LARGEST) {
      throw new MalformedInputException(
          name, "the header has " + bytes + " bytes, expected at most " + LARGEST);
    }
    byte[] content = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private Header parse(String text) throws MalformedInputException {
    for (String line : text.split(LINE_END)) {
      lineNumber++;
      String stripped = line.strip();
      if (stripped.startsWith("#")) {
        if (signalCount >= 0) {
          comments.add(stripped.substring(1).strip());
        }
      } else if (!stripped.isEmpty()) {
        take(stripped);
      }
    }
    if (signalCount < 0) {
      throw noRecordLine();
    }
    if (signals.size() < signalCount) {
      throw fault(
          "the header ends after "
              + signals.size()
              + " of "
              + signalCount
              + " signals, expected a line for each");
    }
    return new Header(
        file,
        hertz,
        frames,
        startTime,
        startDate,
        List.copyOf(signals),
        List.copyOf(comments),
        List.copyOf(oddities));
  }

  private void take(String line) throws MalformedInputException {
    if (line.length() > LONGEST_LINE) {
      throw fault("the line has " + line.length() + " characters, expected at most 4096");
    } else if (signalCount < 0) {
      recordLine(fields(line));
    } else if (signals.size() < signalCount) {
      signals.add(new SignalLineReader(file, lineNumber).read(line));
    } else {
      throw fault("found " + Quote.of(line) + " after the last signal, expected a comment (#)");
    }
  }

  /** The words of a record line; the first is the name, with the number of segments if any. */
  private String[] fields(String line) throws MalformedInputException {
    String[] fields = line.split("\\s+");
    if (fields.length < 2 || !RECORD_NAME.matcher(fields[0]).matches()) {
      throw fault(
          "found " + Quote.of(line) + ", expected a record line: name, signals, hertz, samples");
    }
    return fields;
  }

  private void recordLine(String[] fields) throws MalformedInputException {
    if (fields[0].contains("/")) {
      throw fault(
          "the record has several segments ("
              + Quote.of(fields[0])
              + "): multi-segment records are not supported, expected a single segment");
    }
    sizes(fields);
    if (signalCount == 0) {
      throw fault("the record has no signals, expected at least 1");
    }
    if (fields.length > 4) {
      start(fields);
    }
  }

  private void sizes(String[] fields) throws MalformedInputException {
    Numbers numbers = new Numbers(file.getFileName() + ":" + lineNumber);
    signalCount = numbers.whole("number of signals", fields[1], 0, Long.MAX_VALUE);
    if (fields.length > 2) {
      hertz = frequency(numbers, fields[2]);
    }
    if (fields.length > 3) {
      long stated = numbers.whole("number of samples", fields[3], 0, Long.MAX_VALUE);
      frames = stated == 0 ? OptionalLong.empty() : OptionalLong.of(stated);
    }
  }

  private double frequency(Numbers numbers, String field) throws MalformedInputException {
    Matcher matcher = FREQUENCY.matcher(field);
    if (!matcher.matches()) {
      throw fault("the sampling rate is " + Quote.of(field) + ", expected a number above 0");
    }
    double found = numbers.real("sampling rate", matcher.group(1));
    if (found < LEAST_HERTZ || found > MOST_HERTZ) {
      throw fault(
          "the sampling rate is "
              + Quote.of(matcher.group(1))
              + ", expected a number above 0"
              + (found > 0 ? " (from 0.0001 to 10000000)" : ""));
    }
    return found;
  }

  /** Times and dates are kept where they are what header(5) says, and else noted. */
  private void start(String[] fields) {
    startTime = StartTimes.time(fields[4]);
    startDate = fields.length > 5 ? StartTimes.date(fields[5]) : Optional.empty();
    if (startTime.isEmpty()) {
      startDate = Optional.empty();
      oddities.add(
          at() + "the start time is " + Quote.of(fields[4]) + ", expected hh:mm:ss; left out");
    } else if (fields.length > 5 && startDate.isEmpty()) {
      oddities.add(
          at() + "the start date is " + Quote.of(fields[5]) + ", expected dd/mm/yyyy; left out");
    }
  }

  private MalformedInputException noRecordLine() {
    return fault("the header ends, expected a record line: name, signals, hertz, samples");
  }

  private String at() {
    return file.getFileName() + ":" + lineNumber + ": ";
  }

  private MalformedInputException fault(String what) {
    return new MalformedInputException(file.getFileName() + ":" + lineNumber, what);
  }
}
