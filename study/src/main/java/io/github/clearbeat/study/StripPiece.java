package io.github.clearbeat.study;

import io.github.clearbeat.dataset.StripReject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Some hundred records made ready, as a file. The strips themselves stay in the file, mapped into
 * memory; the rest is small and is read.
 *
 * <p>Layout, little-endian: magic, hash of what it was made from, six numbers (strips, floats of a
 * strip, of its features, of its target, of all its features, bytes of text), padding to 64 bytes;
 * strips, features, targets, all features, as floats; a line of text a record; CRC-32C of all
 * before. Written beside and moved into place, so that there is a whole file or none.
 *
 * @param strips T floats each, in the file
 * @param features of variability
 * @param targets of the class map
 * @param everyFeature for baselines
 * @param taken the records of the strips, in order
 * @param rejects the other records
 * @param checksum of the file
 */
record StripPiece(
    FloatBuffer strips,
    List<float[]> features,
    List<float[]> targets,
    List<float[]> everyFeature,
    List<String> taken,
    List<StripReject> rejects,
    long checksum) {
  private static final int MAGIC = 0x31534243; // CBS1
  private static final int KEY_BYTES = 32;
  private static final int HEAD_BYTES = 64;
  private static final String TAKEN = "+";

  /** What a piece is made of while its records are read. */
  static final class Builder {
    private final List<float[]> strips = new ArrayList<>();
    private final List<float[]> features = new ArrayList<>();
    private final List<float[]> targets = new ArrayList<>();
    private final List<float[]> everyFeature = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    void take(String record, StripExamples.One one, float[] every) {
      strips.add(one.strip());
      features.add(one.features());
      targets.add(one.target());
      everyFeature.add(every);
      text.append(TAKEN).append('\t').append(record).append('\n');
    }

    void reject(StripReject reject) {
      String message = reject.message().replaceAll("[\\t\\r\\n]+", " ");
      text.append(reject.reason()).append('\t').append(reject.set()).append('\t');
      text.append(reject.record()).append('\t').append(message).append('\n');
    }

    /** Writes the file and makes sure that it is on the disk. */
    void write(Path file, byte[] key) throws IOException {
      byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
      List<List<float[]>> arrays = List.of(strips, features, targets, everyFeature);
      int floats = arrays.stream().mapToInt(rows -> rows.size() * width(rows)).sum();
      ByteBuffer bytes =
          ByteBuffer.allocate(HEAD_BYTES + Float.BYTES * floats + lines.length + Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(MAGIC).put(key).putInt(strips.size());
      arrays.forEach(rows -> bytes.putInt(width(rows)));
      bytes.putInt(lines.length).position(HEAD_BYTES);
      for (List<float[]> rows : arrays) {
        for (float[] row : rows) {
          bytes.asFloatBuffer().put(row);
          bytes.position(bytes.position() + Float.BYTES * row.length);
        }
      }
      bytes.put(lines);
      bytes.putLong(checksum(bytes.duplicate().flip()));
      store(file, bytes.flip());
    }

    private static int width(List<float[]> rows) {
      return rows.isEmpty() ? 0 : rows.get(0).length;
    }

    private static void store(Path file, ByteBuffer bytes) throws IOException {
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      try {
        try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  /** Whether there is a file made from that, by its head alone. */
  static boolean isThere(Path file, byte[] key) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      while (head.hasRemaining() && channel.read(head) >= 0) {
        continue;
      }
    }
    return !head.hasRemaining() && fits(head.flip(), key);
  }

  private static boolean fits(ByteBuffer head, byte[] key) {
    byte[] found = new byte[KEY_BYTES];
    boolean magic = head.getInt() == MAGIC;
    head.get(found);
    return magic && Arrays.equals(found, key);
  }

  /** Opens a file; empty if there is none, it is damaged, or it was made from something else. */
  static Optional<StripPiece> open(Path file, byte[] key) throws IOException {
    if (!isThere(file, key)) {
      return Optional.empty();
    }
    MappedByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(file)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.capacity() - Long.BYTES;
    if (end < HEAD_BYTES || checksum(bytes.slice(0, end)) != bytes.getLong(end)) {
      return Optional.empty();
    }
    bytes.position(Integer.BYTES + KEY_BYTES);
    int count = bytes.getInt();
    int[] widths = {bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()};
    byte[] lines = new byte[bytes.getInt()];
    bytes.position(HEAD_BYTES);
    int stripBytes = Float.BYTES * count * widths[0];
    FloatBuffer strips =
        bytes.slice(HEAD_BYTES, stripBytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    bytes.position(HEAD_BYTES + stripBytes);
    List<float[]> features = rows(bytes, count, widths[1]);
    List<float[]> targets = rows(bytes, count, widths[2]);
    List<float[]> every = rows(bytes, count, widths[3]);
    bytes.get(lines);
    List<String> taken = new ArrayList<>();
    List<StripReject> rejects = new ArrayList<>();
    new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", 4))
        .forEach(
            words -> {
              if (words[0].equals(TAKEN)) {
                taken.add(words[1]);
              } else {
                StripReject.Reason reason = StripReject.Reason.valueOf(words[0]);
                rejects.add(new StripReject(words[1], words[2], reason, words[3]));
              }
            });
    return Optional.of(
        new StripPiece(strips, features, targets, every, taken, rejects, bytes.getLong(end)));
  }

  private static List<float[]> rows(ByteBuffer bytes, int count, int width) {
    List<float[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      float[] row = new float[width];
      bytes.asFloatBuffer().get(row);
      bytes.position(bytes.position() + Float.BYTES * width);
      rows.add(row);
    }
    return rows;
  }
}
