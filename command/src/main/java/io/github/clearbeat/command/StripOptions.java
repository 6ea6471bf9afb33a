package io.github.clearbeat.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which strips a page of disagreements shows. */
final class StripOptions {
  @Mixin private LeadOption lead;

  @Option(
      names = "--strips",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "With --html, draw at most so many strips of ten seconds, of every kind of disagreement"
              + " some; default ${DEFAULT-VALUE}.")
  private int most;

  int most() {
    return Math.max(0, most);
  }

  String lead() {
    return lead.name();
  }
}
