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
  public static void main(String[] arguments) {
    int code = Clearbeat.run(Console.standard(), arguments);
    System.exit(code);
  }
}
