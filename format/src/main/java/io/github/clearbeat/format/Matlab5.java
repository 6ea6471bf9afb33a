package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Reads the one matrix of a MATLAB file of version 5. */
final class Matlab5 {
  /** Twelve leads of ten seconds are half of one; bounds what a wrong file can cost. */
  private static final int MOST_BYTES = 64 << 20;

  private static final int HEADER_BYTES = 128;

  private Matlab5() {}

  static SampleMatrix read(Path file) throws IOException {
    String name = file.getFileName().toString();
    long size = Inputs.size(file);
    if (size > MOST_BYTES) {
      throw new MalformedInputException(
          name, "the file has " + size + " bytes, expected at most " + MOST_BYTES);
    }
    byte[] bytes = Files.readAllBytes(file);
    checkHeader(name, bytes);
    checkElements(name, bytes);
    return new SampleMatrix(List.of(), columns(name, bytes));
  }

  private static void checkHeader(String name, byte[] bytes) throws MalformedInputException {
    String text =
        new String(bytes, 0, Math.min(bytes.length, HEADER_BYTES), StandardCharsets.ISO_8859_1);
    if (text.startsWith("MATLAB 7.3")) {
      throw new MalformedInputException(
          name,
          "this is a MATLAB file of version 7.3 (HDF5), expected version 5: save it with -v6");
    }
    if (!text.startsWith("MATLAB 5.0") || bytes.length < HEADER_BYTES) {
      throw new MalformedInputException(
          name,
          "the file begins with "
              + Quote.of(text.substring(0, Math.min(text.length(), 10)))
              + ", expected 'MATLAB 5.0' and a header of 128 bytes");
    }
  }

  /** Walks the elements of the file, each a type, a length and as many bytes. */
  private static void checkElements(String name, byte[] bytes) throws MalformedInputException {
    ByteBuffer elements = ByteBuffer.wrap(bytes);
    if (bytes[HEADER_BYTES - 2] == 'I') {
      elements.order(ByteOrder.LITTLE_ENDIAN);
    }
    for (long at = HEADER_BYTES; at < bytes.length; ) {
      long length =
          at + 8 <= bytes.length ? Integer.toUnsignedLong(elements.getInt((int) at + 4)) : 0;
      if (at + 8 + length > bytes.length) {
        throw new MalformedInputException(
            name + " at byte " + at,
            "an element of "
                + length
                + " bytes begins and the file ends at byte "
                + bytes.length
                + ", expected the whole element");
      }
      at += 8 + length;
    }
  }

  private static float[][] columns(String name, byte[] bytes) throws MalformedInputException {
    try (Source source = Sources.wrap(bytes);
        MatFile content =
            Mat5.newReader(source)
                .setMaxInflateBufferSize(MOST_BYTES)
                .setBufferAllocator(new Bounded())
                .disableSubsystemProcessing()
                .readMat()) {
      return columns(name, matrix(name, content));
    } catch (MalformedInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new MalformedInputException(
          name, "this MATLAB file is cut or damaged (" + Quote.of(why) + ")");
    }
  }

  private static Matrix matrix(String name, MatFile content) throws MalformedInputException {
    List<String> found = new ArrayList<>();
    Array last = null;
    for (MatFile.Entry entry : content.getEntries()) {
      found.add(Quote.of(entry.getName()));
      last = entry.getValue();
    }
    if (found.size() == 1 && last instanceof Matrix matrix && !matrix.isComplex()) {
      return matrix;
    }
    throw new MalformedInputException(
        name,
        "the file holds "
            + found.stream().limit(10).collect(Collectors.joining(", "))
            + ", expected one matrix of real numbers");
  }

  private static float[][] columns(String name, Matrix matrix) throws MalformedInputException {
    int rows = matrix.getNumRows();
    int count = matrix.getNumCols();
    if (rows < 1
        || count < 1
        || matrix.getDimensions().length != 2
        || (long) rows * count > MOST_BYTES / Float.BYTES) {
      throw new MalformedInputException(
          name, "the matrix is " + rows + " x " + count + ", expected a row a sample");
    }
    float[][] columns = new float[count][rows];
    for (int c = 0; c < count; c++) {
      for (int r = 0; r < rows; r++) {
        columns[c][r] = (float) matrix.getDouble(r, c);
      }
    }
    return columns;
  }

  /** Gives buffers up to a bound, so that a wrong length is a fault and no lack of memory. */
  private static final class Bounded implements BufferAllocator {
    @Override
    public ByteBuffer allocate(int bytes) {
      if (bytes < 0 || bytes > MOST_BYTES) {
        throw new IllegalArgumentException(bytes + " bytes in one variable");
      }
      return ByteBuffer.allocate(bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // the garbage collector has it
    }
  }
}
