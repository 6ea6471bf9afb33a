package io.github.clearbeat.command;

import java.util.List;

/**
 * Says in one sentence that the program was told to end before its command was done. The exit code
 * is the virtual machine's then: 128 and the signal, so 130 for an interrupt.
 */
final class Ending implements AutoCloseable {
  private final Console console;
  private final String advice;
  private final Thread hook = new Thread(this::say, "clearbeat-ending");

  private Ending(Console console, String advice) {
    this.console = console;
    this.advice = advice;
  }

  /** Watches over a command until it is closed. */
  static Ending watch(Console console, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean goesOn = List.of("train", "ablate", "reproduce").contains(first);
    Ending ending =
        new Ending(
            console, goesOn ? "; the same command again goes on after the last whole epoch" : "");
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  private void say() {
    if (console.watched()) {
      console.err().println(); // a progress bar may stand there
    }
    console.err().println("clearbeat: interrupted" + advice);
  }

  /** The command is done. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ignored) {
      // The program is ending already, and has said so.
    }
  }
}
