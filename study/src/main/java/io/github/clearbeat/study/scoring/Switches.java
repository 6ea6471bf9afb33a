package io.github.clearbeat.study.scoring;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The six switches that explain most of the spread between published figures, in words, as they
 * stand for one model: whose R peaks, which RR intervals, adapted to the patient or not, leads,
 * what F counts as, and what is left out.
 *
 * <pre>{@code
 * Switches.of(basis, Optional.of(model.preparation()), "the reference's").forEach(this::line);
 * }</pre>
 */
public final class Switches {
  private static final String UNKNOWN = "not stored with predictions; see 'model show'";

  private Switches() {}

  /**
   * In words.
   *
   * @param basis what is scored
   * @param preparation how the model's beats are prepared; empty where only predictions are known
   * @param peaks whose R peaks
   */
  public static Map<String, String> of(
      TestBasis basis, Optional<Preparation> preparation, String peaks) {
    Map<String, String> switches = new LinkedHashMap<>();
    switches.put("R peaks", peaks);
    switches.put("RR intervals", preparation.map(Switches::intervals).orElse(UNKNOWN));
    switches.put("adapted to the patient", preparation.map(Switches::adapted).orElse(UNKNOWN));
    switches.put("leads", "one: MLII, or the first where there is none");
    if (basis.patientsOnBothSides()) {
      switches.put("F", "left out, as are all beats but the codes N L R A V");
      switches.put("Q and paced", "Q left out; N L R A V of all 48 records stay in");
    } else {
      switches.put(
          "F",
          "a class of its own; F called V is false by rule papers, not by bxb, and F is V by"
              + " merged");
      switches.put(
          "Q and paced",
          "Q stays in, but out of averages over classes; 102 104 107 217 (paced) left out");
    }
    return switches;
  }

  /** Which RR intervals it uses, in words. */
  public static String intervals(Preparation preparation) {
    List<String> used = new ArrayList<>();
    for (Preparation.Feature feature : preparation.features()) {
      if (feature.name().startsWith("RR")) {
        used.add(feature.name());
      }
    }
    if (preparation.around() != null) {
      used.add(Preparation.Around.rhythmValues() + " values of the RR intervals around");
    }
    String reach =
        switch (preparation.laterBeats()) {
          case 0 -> "from the past only";
          case 1 -> "up to one beat ahead";
          default -> "up to " + preparation.laterBeats() + " beats ahead";
        };
    return used.isEmpty()
        ? "none"
        : reach + ", never the whole record (" + String.join(" ", used) + ")";
  }

  /** Whether and how it is adapted to the patient, in words. */
  public static String adapted(Preparation preparation) {
    List<String> used = new ArrayList<>();
    for (Preparation.Channel channel : preparation.channels()) {
      if (channel == Preparation.Channel.NORMAL) {
        used.add(channel.name());
      }
    }
    for (Preparation.Feature feature : preparation.features()) {
      String name = feature.name();
      if (name.equals("AMPLITUDE") || name.startsWith("UNLIKENESS")) {
        used.add(name);
      }
    }
    if (preparation.around() != null) {
      used.add(
          (Preparation.Around.values() - Preparation.Around.rhythmValues())
              + " values of the shapes around");
    }
    return used.isEmpty()
        ? "no"
        : "no labels; to the running normal beat (" + String.join(" ", used) + ")";
  }
}
