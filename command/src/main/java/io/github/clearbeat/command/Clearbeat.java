package io.github.clearbeat.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands, and the list of them. */
@Command(
    name = "clearbeat",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "ECG arrhythmia analysis with small networks, explained and honestly scored.",
    description = {
      "",
      "Research use, not a medical device. Nothing leaves this machine.",
      "",
      "RECORD is a path with or without extension, or a name under the data folder such as"
          + " mitdb/208. The data folder is CLEARBEAT_DATA, else clearbeat/data under"
          + " XDG_DATA_HOME or ~/.local/share."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:a fault in Clearbeat itself",
      "2:bad input, a file that cannot be read or written, or wrong usage",
      "130:interrupted (128 and the signal)"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat demo",
      "  clearbeat analyze mitdb/233 --out found",
      "  clearbeat detect mitdb/208 --out found",
      "  clearbeat evaluate beats mitdb found",
      "",
      "clearbeat COMMAND --help says more."
    })
final class Clearbeat implements Runnable {
  /** The option by which a fault in the program shows where it happened. */
  static final String STACKTRACE = "--stacktrace";

  @Option(names = STACKTRACE, scope = ScopeType.INHERIT, hidden = true)
  private boolean stacktrace;

  @Spec private CommandSpec spec;

  private Clearbeat() {}

  /** Runs the command that the arguments name; the exit code. */
  static int run(Console console, String... arguments) {
    Failures failures = new Failures(console);
    try {
      return commandLine(console, failures).execute(arguments);
    } catch (OutOfMemoryError full) {
      return failures.say("the memory is full; CLEARBEAT_JAVA_OPTIONS=-Xmx… gives more", 1);
    } catch (Error fault) {
      return failures.fault(fault, List.of(arguments).contains(STACKTRACE));
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  static CommandLine commandLine(Console console, Failures failures) {
    CommandLine line = new CommandLine(new Clearbeat());
    for (Object command : commands(console)) {
      line.addSubcommand(command);
    }
    return line.setOut(console.out())
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** A new command is a new file and a line here. */
  private static List<Object> commands(Console console) {
    return List.of(
        new DemoCommand(console),
        new AnalyzeCommand(console),
        new ExplainCommand(console),
        new InfoCommand(console),
        new DetectCommand(console),
        new DelineateCommand(console),
        new FeaturesCommand(console),
        EvaluateCommand.commandLine(console),
        ModelCommand.commandLine(console),
        new TrainCommand(console),
        new AblateCommand(console),
        new ReproduceCommand(console),
        new BenchCommand(console),
        new CompletionCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
