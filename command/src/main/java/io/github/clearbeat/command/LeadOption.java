package io.github.clearbeat.command;

import picocli.CommandLine.Option;

/** The option that names a lead, mixed into a command. */
final class LeadOption {
  @Option(
      names = "--lead",
      paramLabel = "NAME",
      description = {
        "The lead to analyse; without it MLII or II, else the lead of best quality, else the first."
      })
  private String name;

  /** The name, or null. */
  String name() {
    return name;
  }
}
