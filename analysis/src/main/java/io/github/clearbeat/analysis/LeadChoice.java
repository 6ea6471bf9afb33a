package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.beat.QualityIndex;
import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Which lead is analysed: the one asked for; else MLII or II; else the one of best quality over the
 * first five minutes; else the first.
 *
 * @param position among the recording's leads
 * @param name of the lead, or {@code signal n} where it has none
 * @param reason in words
 */
public record LeadChoice(int position, String name, String reason) {
  private static final double LOOK_SECONDS = 300;
  private static final double CLEARLY_BETTER = 0.02;

  /**
   * Chooses.
   *
   * @param recording to choose from
   * @param asked the name asked for, or null
   * @throws MalformedInputException if there is no such lead, or none at all
   */
  public static LeadChoice of(Recording recording, String asked) throws IOException {
    List<Lead> leads = recording.leads();
    if (leads.isEmpty()) {
      throw new MalformedInputException(recording.name(), "the recording has no leads");
    }
    if (asked != null) {
      return asked(recording, asked);
    }
    for (String usual : List.of("MLII", "II")) {
      for (int i = 0; i < leads.size(); i++) {
        if (leads.get(i).name().toUpperCase(Locale.ROOT).equals(usual)) {
          return new LeadChoice(i, nameOf(leads, i), "the usual lead for rhythm");
        }
      }
    }
    return leads.size() == 1
        ? new LeadChoice(0, nameOf(leads, 0), "the only lead")
        : best(recording);
  }

  private static LeadChoice asked(Recording recording, String asked)
      throws MalformedInputException {
    List<Lead> leads = recording.leads();
    for (int i = 0; i < leads.size(); i++) {
      if (nameOf(leads, i).equalsIgnoreCase(asked)) {
        return new LeadChoice(i, nameOf(leads, i), "as asked");
      }
    }
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < leads.size(); i++) {
      names.append(i == 0 ? "" : ", ").append(nameOf(leads, i));
    }
    throw new MalformedInputException(
        recording.name(), "there is no lead " + asked + ", expected one of " + names);
  }

  private static LeadChoice best(Recording recording) throws IOException {
    List<Lead> leads = recording.leads();
    int best = 0;
    double highest = -1;
    for (int i = 0; i < leads.size(); i++) {
      double mean = quality(recording, i);
      if (mean > highest + (i == 0 ? 0 : CLEARLY_BETTER)) {
        highest = mean;
        best = i;
      }
    }
    return new LeadChoice(
        best, nameOf(leads, best), "neither MLII nor II is there; best quality of the leads");
  }

  private static double quality(Recording recording, int lead) throws IOException {
    double hertz = recording.hertz();
    long to = Math.min(recording.sampleCount(), (long) (LOOK_SECONDS * hertz));
    double[] sum = new double[2];
    Consumer<Quality> add =
        quality -> {
          long length = quality.toSample() - quality.fromSample();
          sum[0] += quality.index() * length;
          sum[1] += length;
        };
    QualityIndex index = new QualityIndex(hertz);
    recording.read(lead, 0, to, block -> index.push(block, add));
    index.finish(add);
    return sum[1] == 0 ? 0 : sum[0] / sum[1];
  }

  private static String nameOf(List<Lead> leads, int position) {
    String name = leads.get(position).name();
    return name.isEmpty() ? "signal " + position : name;
  }
}
