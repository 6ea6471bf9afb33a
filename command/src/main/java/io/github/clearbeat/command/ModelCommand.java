package io.github.clearbeat.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that show models. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Show the models that come with the program, or one of your own.",
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat model list", "  clearbeat model show arrhythminet-v1"})
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  private ModelCommand() {}

  static CommandLine commandLine(Console console) {
    return new CommandLine(new ModelCommand())
        .addSubcommand(new ModelListCommand(console))
        .addSubcommand(new ModelShowCommand(console))
        .addSubcommand(new ModelCardCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, show or card?");
  }
}
