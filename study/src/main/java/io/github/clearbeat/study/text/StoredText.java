package io.github.clearbeat.study.text;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Files of lines in UTF-8, plain or compressed by gzip.
 *
 * <pre>{@code
 * StoredText.writeCompressed(file, to -> to.write("record\t100\n"));
 * List<String> lines = StoredText.readCompressed(file, "predictions");
 * }</pre>
 */
public final class StoredText {
  private StoredText() {}

  /** What stands in a file. */
  public interface Content {
    /**
     * Writes it all.
     *
     * @throws IOException if the file cannot be written
     */
    void write(Writer to) throws IOException;
  }

  /** Writes a compressed file, complete or not at all; makes its folder where there is none. */
  public static void writeCompressed(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".part");
    try {
      try (BufferedWriter to =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(temporary)),
                  StandardCharsets.UTF_8))) {
        content.write(to);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The lines of a compressed file.
   *
   * @param file of which
   * @param what stands in such files, in a word or two, for the sentence
   * @throws MalformedInputException if it is a folder, not compressed or cut short
   */
  public static List<String> readCompressed(Path file, String what) throws IOException {
    requireFile(file, what);
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return from.lines().toList();
    } catch (ZipException | EOFException e) {
      throw cutShort(file, what);
    } catch (java.io.UncheckedIOException e) {
      if (e.getCause() instanceof ZipException || e.getCause() instanceof EOFException) {
        throw cutShort(file, what);
      }
      throw e.getCause();
    }
  }

  private static MalformedInputException cutShort(Path file, String what) {
    return new MalformedInputException(
        file.getFileName().toString(), "the file is cut short or holds no " + what);
  }

  /**
   * The lines of a plain file.
   *
   * @param file of which
   * @param what stands in such files, in a word or two, for the sentence
   * @throws MalformedInputException if it is a folder or no text
   */
  public static List<String> read(Path file, String what) throws IOException {
    requireFile(file, what);
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new MalformedInputException(
          file.getFileName().toString(), "this is no text, expected " + what);
    }
  }

  /**
   * Refuses a folder, which Java would call so without its name.
   *
   * @param file that should be one
   * @param what should stand in it
   * @throws MalformedInputException if it is a folder
   */
  public static void requireFile(Path file, String what) throws MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(
          file.toString(), "this is a folder, expected a file of " + what);
    }
  }
}
