package io.github.clearbeat.format;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a WFDB header.
 *
 * @param name of the record
 * @param format of its one signal file
 * @param hertz samples per second
 * @param frames samples per signal
 */
record HeaderText(String name, SignalFormat format, double hertz, long frames) {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS dd/MM/yyyy", Locale.ROOT);

  String of(
      Optional<LocalDateTime> start,
      List<WrittenSignal> signals,
      int[] first,
      long[] sums,
      List<String> comments) {
    StringBuilder text = new StringBuilder();
    text.append(name).append(' ').append(signals.size()).append(' ').append(number(hertz));
    text.append(' ').append(frames);
    start.ifPresent(at -> text.append(' ').append(START.format(at)));
    text.append('\n');
    for (int s = 0; s < signals.size(); s++) {
      signal(text, signals.get(s), first[s], (short) sums[s]);
    }
    for (String comment : comments) {
      text.append("# ").append(oneLine(comment)).append('\n');
    }
    return text.toString();
  }

  private void signal(StringBuilder text, WrittenSignal signal, int first, short checksum) {
    text.append(name).append(".dat ").append(format.number()).append(' ');
    text.append(number(signal.gain())).append('(').append(signal.baseline()).append(")/");
    text.append(oneLine(signal.units()).replace(' ', '_')).append(' ');
    text.append(signal.adcResolution()).append(' ').append(signal.adcZero()).append(' ');
    text.append(first).append(' ').append(checksum).append(" 0");
    if (!signal.name().isBlank()) {
      text.append(' ').append(oneLine(signal.name()));
    }
    text.append('\n');
  }

  /** Whole numbers without a decimal point. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
