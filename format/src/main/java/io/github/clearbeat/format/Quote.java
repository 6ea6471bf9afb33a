package io.github.clearbeat.format;

import java.util.Locale;

/** What was found in a file, fit for a message: at most 40 characters, all of them printable. */
final class Quote {
  private static final int LONGEST = 40;

  private Quote() {}

  static String of(String found) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < found.length() && i < LONGEST; i++) {
      char c = found.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\uFFFD') {
        quoted.append('\\').append(String.format(Locale.ROOT, "x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(found.length() > LONGEST ? "…'" : "'").toString();
  }
}
