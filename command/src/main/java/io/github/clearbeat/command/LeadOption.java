package io.github.clearbeat.command;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names a lead, mixed into a command. */
final class LeadOption {
  @Option(
      names = "--lead",
      paramLabel = "NAME",
      description = "The lead to analyse; without it MLII or II, else the first.")
  private String name;

  /** The position of the lead to analyse. */
  int of(Recording recording) throws MalformedInputException {
    if (name == null) {
      return BeatDataSet.usualLead(recording);
    }
    List<Lead> leads = recording.leads();
    for (int i = 0; i < leads.size(); i++) {
      if (leads.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    String known = leads.stream().map(Lead::name).collect(Collectors.joining(", "));
    throw new MalformedInputException(
        recording.name(), "there is no lead '" + name + "', expected one of " + known);
  }
}
