package io.github.clearbeat.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands, options and file names. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    header = "Print completion for bash or zsh.",
    description = {
      "",
      "Prints a script that makes bash or zsh complete commands, options and file names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(clearbeat completion)            # this shell",
      "  clearbeat completion >> ~/.bashrc         # every bash to come",
      "  zsh: put 'autoload -U compinit bashcompinit; compinit; bashcompinit' before it"
    })
final class CompletionCommand implements Runnable {
  private final Console console;
  @Spec private CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().print(AutoComplete.bash("clearbeat", spec.root().commandLine()));
  }
}
