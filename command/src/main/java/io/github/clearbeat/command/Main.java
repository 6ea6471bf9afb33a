package io.github.clearbeat.command;

/**
 * Where the program starts.
 *
 * <pre>{@code
 * java -jar clearbeat.jar info mitdb/100
 * }</pre>
 */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name and exits with its code. */
  @SuppressWarnings("try") // the watch is there to be closed
  public static void main(String[] arguments) {
    Console console = Console.standard();
    int code;
    try (Ending ending = Ending.watch(console, arguments)) {
      code = Clearbeat.run(console, arguments);
    }
    System.exit(code);
  }
}
