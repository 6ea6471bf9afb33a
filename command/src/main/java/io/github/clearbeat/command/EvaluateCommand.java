package io.github.clearbeat.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that compare what was found with what is true. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Compare what was found with what is true.",
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat evaluate beats mitdb found", "  clearbeat evaluate beats --help"})
final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;

  private EvaluateCommand() {}

  static CommandLine commandLine(Console console) {
    return new CommandLine(new EvaluateCommand())
        .addSubcommand(new EvaluateBeatsCommand(console))
        .addSubcommand(new EvaluateRunsCommand(console))
        .addSubcommand(new EvaluateEpisodesCommand(console))
        .addSubcommand(new EvaluateRatesCommand(console))
        .addSubcommand(new EvaluateSumStatsCommand(console))
        .addSubcommand(new EvaluateModelCommand(console))
        .addSubcommand(new EvaluateResultsCommand(console))
        .addSubcommand(new EvaluateRhythmsCommand(console))
        .addSubcommand(new EvaluateBaselinesCommand(console))
        .addSubcommand(new EvaluateTrackCommand(console))
        .addSubcommand(new EvaluateStripsCommand(console))
        .addSubcommand(new EvaluateExplanationsCommand(console))
        .addSubcommand(new EvaluateAttentionCommand(console))
        .addSubcommand(new EvaluateDelineationCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "evaluate what?");
  }
}
