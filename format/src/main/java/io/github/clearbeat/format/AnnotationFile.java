package io.github.clearbeat.format;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The marks of one annotator on one recording, in WFDB's MIT format.
 *
 * <p>A file that was read and is written back unchanged is the same byte for byte, if its fields
 * stand in the order SUB, CHN, NUM, AUX, as WFDB itself writes them.
 *
 * <pre>{@code
 * AnnotationFile reference = AnnotationFile.read(Path.of("100.atr"));
 * reference.annotations().get(1);                        // sample 77, NORMAL
 * AnnotationFile.write(Path.of("100.qrs"), 360, found);
 * }</pre>
 */
public final class AnnotationFile {
  /** A day of marks at 5 a second has under 3 MB; bounds what a wrong file can cost. */
  private static final long LARGEST = 16L << 20;

  private final OptionalDouble hertz;
  private final List<Annotation> preamble;
  private final List<Annotation> annotations;
  private final BitSet terminated;
  private final Optional<String> disorder;

  /**
   * A file as its parts.
   *
   * @param hertz what the preamble says of the rate
   * @param preamble notes on the file itself, which stand first
   * @param annotations the marks
   * @param terminated which of all these have an AUX that ends with NUL
   * @param disorder where the file has them out of order
   */
  AnnotationFile(
      OptionalDouble hertz,
      List<Annotation> preamble,
      List<Annotation> annotations,
      BitSet terminated,
      Optional<String> disorder) {
    this.hertz = hertz;
    this.preamble = List.copyOf(preamble);
    this.annotations = List.copyOf(annotations);
    this.terminated = terminated;
    this.disorder = disorder;
  }

  /**
   * Reads an annotation file.
   *
   * @throws MalformedInputException if it is no annotation file of the MIT format, or cut short
   * @throws IOException if it cannot be read
   */
  public static AnnotationFile read(Path file) throws IOException {
    long bytes = Inputs.size(file);
    String name = file.getFileName().toString();
    if (bytes > LARGEST) {
      throw new MalformedInputException(
          name, "the file has " + bytes + " bytes, expected at most " + LARGEST);
    }
    return new AnnotationReader(name, Files.readAllBytes(file)).read();
  }

  /**
   * Writes annotations with a time-resolution note, complete or not at all.
   *
   * @param file is replaced if it exists
   * @param hertz what the sample indexes count
   * @param annotations in the order of their sample indexes
   * @throws IllegalArgumentException if they are out of order or a field does not fit
   */
  public static void write(Path file, double hertz, List<Annotation> annotations)
      throws IOException {
    List<Annotation> preamble = List.of(AnnotationWriter.timeResolution(hertz));
    new AnnotationFile(
            OptionalDouble.of(hertz), preamble, annotations, new BitSet(), Optional.empty())
        .writeTo(file);
  }

  /** Writes this file's annotations again, complete or not at all; an existing file is replaced. */
  public void writeTo(Path file) throws IOException {
    byte[] bytes = new AnnotationWriter().write(preamble, annotations, terminated);
    try (AtomicFile to = AtomicFile.beside(file)) {
      Files.write(to.temporary(), bytes);
      to.commit();
    }
  }

  /** What the sample indexes count, if the file says so; if not, the frames of the recording. */
  public OptionalDouble hertz() {
    return hertz;
  }

  /** The marks, in the order of their sample indexes; AUX without the NUL that may end it. */
  public List<Annotation> annotations() {
    return annotations;
  }

  /**
   * Where the file has an annotation after a later one, in words, as in {@code annotation 84 stands
   * at sample 300, after one at 5000}; empty if it is in order, as nearly all are.
   */
  public Optional<String> disorder() {
    return disorder;
  }
}
