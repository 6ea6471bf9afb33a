package io.github.clearbeat.command;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence, and chooses the exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** A fault in the program itself. */
  static final int FAULT = 1;

  /** Bad input, a file that cannot be read or written, or wrong usage. */
  static final int BAD_INPUT = 2;

  /** Told to end; {@link Ending} says so. */
  static final int INTERRUPTED = 130;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String what = firstSentence(wrong);
    return say(
        what
            + (what.endsWith("?") ? " Try " : "; try ")
            + command.getCommandSpec().qualifiedName()
            + " --help",
        BAD_INPUT);
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult result) {
    Throwable cause = cause(thrown);
    if (cause instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    } else if (cause instanceof IOException || cause instanceof InvalidPathException) {
      return say(sentence(cause), BAD_INPUT);
    } else if (cause instanceof CancellationException) {
      return INTERRUPTED;
    }
    return fault(cause, result.expandedArgs().contains(Clearbeat.STACKTRACE));
  }

  /** Says that the program itself is at fault. */
  int fault(Throwable cause, boolean showWhere) {
    if (showWhere) {
      cause.printStackTrace(console.err());
    }
    String advice =
        "this is a fault in Clearbeat, please report it with what "
            + Clearbeat.STACKTRACE
            + " shows";
    return say(cause + ": " + advice, FAULT);
  }

  /** Says one sentence; the exit code. */
  int say(String sentence, int code) {
    console.out().flush();
    console.err().println("clearbeat: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    return code;
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof UncheckedIOException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String firstSentence(ParameterException wrong) {
    String[] lines = String.valueOf(wrong.getMessage()).split("\\R", 2);
    String first = lines[0].strip();
    if (wrong instanceof MissingParameterException) {
      first = first.replace("Missing required parameter", "missing parameter");
    } else if (wrong instanceof UnmatchedArgumentException && lines.length > 1) {
      first +=
          ", did you mean "
              + lines[1]
                  .replaceFirst("^\\s*(Did you mean:|Possible solutions:)\\s*", "")
                  .replaceFirst("\\?$", "")
              + "?";
    }
    return first.isEmpty()
        ? first
        : first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  /** A file fault in words; most of Java's own messages are the bare file name. */
  static String sentence(Throwable fault) {
    if (fault instanceof MalformedInputException) {
      return fault.getMessage();
    } else if (fault instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file or folder";
    } else if (fault instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    } else if (fault instanceof FileAlreadyExistsException there) {
      return there.getFile() + ": this is a file, expected a folder";
    } else if (fault instanceof NotDirectoryException file) {
      return file.getFile() + ": this is no folder";
    } else if (fault instanceof FileSystemException other) {
      return other.getFile() + ": " + String.valueOf(other.getReason()).toLowerCase(Locale.ROOT);
    } else if (fault instanceof InvalidPathException path) {
      return "'" + path.getInput() + "' is no path: " + path.getReason();
    }
    return String.valueOf(fault.getMessage());
  }
}
