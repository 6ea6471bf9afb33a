package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;

/** Numbers in a text file, with a sentence for those that are none. */
final class Numbers {
  private final String place;

  Numbers(String place) {
    this.place = place;
  }

  long whole(String what, String found, long least, long most) throws MalformedInputException {
    try {
      long value = Long.parseLong(found.startsWith("+") ? found.substring(1) : found);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it for both
    }
    throw new MalformedInputException(
        place,
        "the "
            + what
            + " is "
            + Quote.of(found)
            + ", expected a whole number "
            + (most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most));
  }

  int integer(String what, String found) throws MalformedInputException {
    return (int) whole(what, found, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  double real(String what, String found) throws MalformedInputException {
    try {
      double value = Double.parseDouble(found);
      if (Double.isFinite(value) && found.matches("[-+0-9.eE]+")) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it for both
    }
    throw new MalformedInputException(
        place, "the " + what + " is " + Quote.of(found) + ", expected a number");
  }
}
