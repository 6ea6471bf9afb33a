package io.github.clearbeat.recording;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Which lead to analyse: the one that was asked for by name, else MLII or II; where neither is
 * there, the lead of best quality, which is for the analysis to say.
 *
 * <pre>{@code
 * int lead = LeadChoice.standard(recording.leads()).orElseGet(() -> bestQuality(recording));
 * }</pre>
 */
public final class LeadChoice {
  private static final int MOST_NAMED = 20;
  private static final List<String> STANDARD = List.of("mlii", "ii");

  private LeadChoice() {}

  /**
   * The position of the lead of that name, upper or lower case alike; the first of several.
   *
   * @param recording whose leads are searched
   * @param name as the user gave it
   * @throws MalformedInputException if there is none; the message names those there are
   */
  public static int named(Recording recording, String name) throws MalformedInputException {
    return find(recording.leads(), name)
        .orElseThrow(
            () ->
                new MalformedInputException(
                    recording.name(),
                    "there is no lead " + name + " (leads: " + names(recording.leads()) + ")"));
  }

  /** The position of the lead of that name, upper or lower case alike, or empty. */
  public static OptionalInt find(List<Lead> leads, String name) {
    for (int lead = 0; lead < leads.size(); lead++) {
      if (leads.get(lead).name().strip().equalsIgnoreCase(name.strip())) {
        return OptionalInt.of(lead);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The position of MLII, else of II (also written {@code ECG II} or {@code lead ii}), or empty.
   */
  public static OptionalInt standard(List<Lead> leads) {
    for (String wanted : STANDARD) {
      for (int lead = 0; lead < leads.size(); lead++) {
        if (plain(leads.get(lead).name()).equals(wanted)) {
          return OptionalInt.of(lead);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\b(ecg|ekg|lead)\\b|[\\s_:-]", "");
  }

  private static String names(List<Lead> leads) {
    StringBuilder names = new StringBuilder();
    for (Lead lead : leads.subList(0, Math.min(MOST_NAMED, leads.size()))) {
      names.append(names.isEmpty() ? "" : ", ").append(lead.name().isEmpty() ? "?" : lead.name());
    }
    int more = leads.size() - MOST_NAMED;
    return names.append(more > 0 ? " and " + more + " more" : "").toString();
  }
}
