package io.github.clearbeat.format;

/** Physical units: voltages are brought to millivolts, all else is left as it is. */
final class Units {
  private Units() {}

  /** The units the samples are given in. */
  static String shown(String stated) {
    return isVoltage(stated) ? "mV" : stated;
  }

  /** By what a value in the stated units is multiplied. */
  static double factor(String stated) {
    return switch (stated) {
      case "V" -> 1e3;
      case "uV", "µV", "μV" -> 1e-3;
      case "nV" -> 1e-6;
      default -> 1;
    };
  }

  private static boolean isVoltage(String stated) {
    return stated.equalsIgnoreCase("mV") || factor(stated) != 1;
  }
}
