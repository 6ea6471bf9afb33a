package io.github.clearbeat.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints. Both streams are UTF-8.
 *
 * @param out results
 * @param err what is said beside them: progress, remarks, faults
 * @param watched whether somebody looks at {@code err} as it comes, on a terminal
 */
record Console(PrintWriter out, PrintStream err, boolean watched) {
  /** Set by the launcher: the descriptor of standard error, since it hides the JVM's warnings. */
  private static final String DESCRIPTOR = "clearbeat.stderr";

  /** Set by the launcher: whether standard error is a terminal. */
  private static final String TERMINAL = "clearbeat.terminal";

  /** The streams of the process. */
  static Console standard() {
    PrintStream err = standardError();
    System.setErr(err);
    String terminal = System.getProperty(TERMINAL);
    boolean watched = terminal == null ? System.console() != null : terminal.equals("true");
    return new Console(
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        err,
        watched);
  }

  private static PrintStream standardError() {
    return new PrintStream(new FileOutputStream(errorDescriptor()), true, StandardCharsets.UTF_8);
  }

  /** The descriptor that the launcher hands over; descriptor 2 where it is not to be had. */
  private static FileDescriptor errorDescriptor() {
    String number = System.getProperty(DESCRIPTOR);
    if (number == null) {
      return FileDescriptor.err;
    }
    try {
      Constructor<FileDescriptor> of = FileDescriptor.class.getDeclaredConstructor(int.class);
      of.setAccessible(true);
      return of.newInstance(Integer.parseInt(number));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return FileDescriptor.err;
    }
  }
}
