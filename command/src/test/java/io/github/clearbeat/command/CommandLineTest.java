package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {
  private static Stream<List<String>> everyCommand() {
    List<List<String>> paths = new ArrayList<>();
    Console console = new Console(new PrintWriter(new StringWriter()), System.err, false);
    collect(Clearbeat.commandLine(console, new Failures(console)), List.of(), paths);
    return paths.stream();
  }

  private static void collect(CommandLine at, List<String> path, List<List<String>> paths) {
    paths.add(path);
    at.getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> deeper = new ArrayList<>(path);
              deeper.add(name);
              collect(below, deeper, paths);
            });
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasHelpWithExamples(List<String> path) {
    List<String> arguments = new ArrayList<>(path);
    arguments.add("--help");
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: " + String.join(" ", words(path)), "Examples:");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100, "fits a terminal");
  }

  private static List<String> words(List<String> path) {
    List<String> words = new ArrayList<>(List.of("clearbeat"));
    words.addAll(path);
    return words;
  }

  @Test
  void theHelpDocumentsTheExitCodes() {
    assertThat(Run.of("--help").out())
        .containsSubsequence("Exit codes:", " 0 ", " 1 ", " 2 ", "130");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Run run = Run.of("--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("(?s)clearbeat \\d+\\.\\d+\\.\\d+\\S*\\R.*");
  }

  @Test
  void completionKnowsEveryCommand() {
    Run run = Run.of("completion");
    assertThat(run.code()).isZero();
    everyCommand()
        .filter(path -> path.size() == 1)
        .forEach(path -> assertThat(run.out()).contains("_picocli_clearbeat_" + path.get(0)));
  }
}
