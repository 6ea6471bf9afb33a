package io.github.clearbeat.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * One run of the program inside the test: its exit code and what it printed.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Run(int code, String out, String err) {
  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintWriter(out), new PrintStream(err, true, StandardCharsets.UTF_8), false);
    int code = Clearbeat.run(console, arguments);
    return new Run(code, out.toString(), err.toString(StandardCharsets.UTF_8));
  }
}
