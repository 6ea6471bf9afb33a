package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, alone in a folder, on machines that lack something: one sentence, exit code 2. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "clearbeat");
  private static final List<String> TOOLS =
      List.of("dirname", "readlink", "find", "head", "tail", "grep", "mkdir", "rmdir");

  @TempDir Path folder;
  private Path bin;
  private Path tree;

  @BeforeEach
  void aMachineWithoutJavaAndMaven() throws IOException {
    assumeFalse(OS.current() == OS.WINDOWS, "the launcher is a shell script");
    bin = Files.createDirectory(folder.resolve("bin"));
    tree = Files.createDirectory(folder.resolve("tree"));
    Files.copy(LAUNCHER, tree.resolve("clearbeat"));
    for (String tool : TOOLS) {
      install(tool, "exec " + onPath(tool) + " \"$@\"");
    }
  }

  private static Path onPath(String tool) {
    for (String entry : System.getenv("PATH").split(File.pathSeparator)) {
      Path file = Path.of(entry, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError(tool + " is not on the path");
  }

  private void install(String tool, String does) throws IOException {
    Path file = bin.resolve(tool);
    Files.writeString(file, "#!" + onPath("bash") + "\n" + does + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void refusesWith(String sentence) throws Exception {
    ProcessBuilder launcher =
        new ProcessBuilder(onPath("bash").toString(), tree.resolve("clearbeat").toString());
    Map<String, String> environment = launcher.environment();
    environment.put("PATH", bin.toString());
    environment.remove("JAVA_HOME");
    Path out = folder.resolve("out");
    Process process = launcher.redirectOutput(out.toFile()).start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(err).isEqualTo("clearbeat: " + sentence + "\n");
    assertThat(process.waitFor()).isEqualTo(Failures.BAD_INPUT);
    assertThat(out).isEmptyFile();
  }

  @Test
  void withoutMaven() throws Exception {
    install("javac", "echo javac 17.0.2");
    refusesWith("Maven is missing: install Maven 3.8 or newer and JDK 17 or newer");
  }

  @Test
  void withoutACompiler() throws Exception {
    install("mvn", "exit 1");
    refusesWith("the Java compiler is missing: install JDK 17 or newer, or set JAVA_HOME to one");
  }

  @Test
  void withAnOldCompiler() throws Exception {
    install("mvn", "exit 1");
    install("javac", "echo javac 1.8.0_402");
    refusesWith(
        "JDK 17 or newer is needed, found javac 1.8.0_402: install one, or set JAVA_HOME to it");
  }

  @Test
  void whereNothingCanBeWritten() throws Exception {
    install("mvn", "exit 1");
    install("javac", "echo javac 21");
    Files.createFile(tree.resolve(".clearbeat")); // stops everybody, a superuser too
    refusesWith(tree + " cannot be written: copy it to a folder of your own");
  }

  @Test
  void whatWasBuiltRunsWithoutMavenEvenIfTheSourcesAreNewer() throws Exception {
    Path kept = Files.createDirectory(tree.resolve(".clearbeat"));
    Files.createFile(kept.resolve("clearbeat.jar"));
    install("java", "echo ran");
    ProcessBuilder launcher =
        new ProcessBuilder(onPath("bash").toString(), tree.resolve("clearbeat").toString());
    launcher.environment().put("PATH", bin.toString());
    launcher.environment().remove("JAVA_HOME");
    Process process = launcher.redirectError(folder.resolve("err").toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).isEqualTo("ran\n");
    assertThat(folder.resolve("err"))
        .hasContent(
            "clearbeat: the sources are newer than the program, but Maven is missing: install Maven"
                + " 3.8 or newer and JDK 17 or newer; running it as it is");
  }
}
