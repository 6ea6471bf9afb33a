package io.github.clearbeat.study;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Predictions on disk, some five bytes a beat before compression: the test set's beats column by
 * column, probabilities in 255ths. A file begins with {@code CBP1}, or with {@code CBP2} where its
 * records were held out in folds; the fold of each record, a byte, then follows their names.
 */
public final class PredictionFile {
  private static final int MAGIC = 0x43_42_50_31; // "CBP1"
  private static final int MAGIC_OF_FOLDS = 0x43_42_50_32; // "CBP2"
  private static final int MOST_BEATS = 10_000_000;

  private PredictionFile() {}

  /** Writes a file, complete or not at all. */
  public static void write(Path file, Predictions predictions) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".part");
    try {
      try (OutputStream bytes = Files.newOutputStream(temporary);
          GZIPOutputStream packed = new GZIPOutputStream(bytes);
          DataOutputStream to = new DataOutputStream(packed)) {
        write(to, predictions);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(DataOutputStream to, Predictions predictions) throws IOException {
    boolean folds = !predictions.folds().isEmpty();
    to.writeInt(folds ? MAGIC_OF_FOLDS : MAGIC);
    to.writeUTF(predictions.model());
    to.writeUTF(predictions.sha256());
    to.writeUTF(predictions.protocol());
    to.writeLong(predictions.seed());
    to.writeInt(predictions.epochs());
    writeWords(to, predictions.classes());
    List<Predictions.Row> rows = predictions.beats();
    List<String> records = distinct(rows.stream().map(Predictions.Row::record).toList());
    List<String> symbols = distinct(rows.stream().map(Predictions.Row::symbol).toList());
    writeWords(to, records);
    if (folds) {
      for (String record : records) {
        to.writeByte(predictions.folds().get(record));
      }
    }
    writeWords(to, symbols);
    to.writeInt(rows.size());
    for (Predictions.Row row : rows) {
      to.writeByte(records.indexOf(row.record()));
    }
    for (Predictions.Row row : rows) {
      to.writeInt((int) row.sampleIndex());
    }
    for (Predictions.Row row : rows) {
      to.writeByte(symbols.indexOf(row.symbol()));
    }
    for (Predictions.Row row : rows) {
      to.writeByte(row.truth() << 4 | row.found());
    }
    for (Predictions.Row row : rows) {
      to.writeBoolean(row.inTraining());
    }
    for (int c = 0; c < predictions.classes().size(); c++) {
      for (Predictions.Row row : rows) {
        to.writeByte(row.probabilities()[c]);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no prediction file, or damaged
   */
  public static Predictions read(Path file) throws IOException {
    String name = file.getFileName().toString();
    StoredText.requireFile(file, "predictions");
    try (DataInputStream from =
        new DataInputStream(
            new ByteArrayInputStream(
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .readAllBytes()))) {
      return read(from, name);
    } catch (EOFException | java.util.zip.ZipException e) {
      throw new MalformedInputException(name, "the file is cut short or no prediction file");
    }
  }

  private static Predictions read(DataInputStream from, String name) throws IOException {
    int magic = from.readInt();
    if (magic != MAGIC && magic != MAGIC_OF_FOLDS) {
      throw new MalformedInputException(name, "this is no prediction file");
    }
    String model = from.readUTF();
    String sha256 = from.readUTF();
    String protocol = from.readUTF();
    long seed = from.readLong();
    int epochs = from.readInt();
    List<String> classes = readWords(from);
    List<String> records = readWords(from);
    Map<String, Integer> folds = new HashMap<>();
    for (int i = 0; magic == MAGIC_OF_FOLDS && i < records.size(); i++) {
      folds.put(records.get(i), (int) from.readByte());
    }
    List<String> symbols = readWords(from);
    int count = from.readInt();
    if (count < 0 || count > MOST_BEATS || count > from.available()) {
      throw new MalformedInputException(name, "a number of beats of " + count + " cannot be");
    }
    byte[] record = from.readNBytes(count);
    int[] sample = new int[count];
    for (int i = 0; i < count; i++) {
      sample[i] = from.readInt();
    }
    byte[] symbol = from.readNBytes(count);
    byte[] classOf = from.readNBytes(count);
    byte[] seen = from.readNBytes(count);
    byte[][] probabilities = new byte[count][classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      for (int i = 0; i < count; i++) {
        probabilities[i][c] = from.readByte();
      }
    }
    List<Predictions.Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(
          new Predictions.Row(
              records.get(record[i]),
              sample[i],
              symbols.get(symbol[i]),
              classOf[i] >> 4,
              classOf[i] & 15,
              seen[i] != 0,
              probabilities[i]));
    }
    return new Predictions(model, sha256, protocol, seed, epochs, classes, rows, folds);
  }

  private static List<String> distinct(List<String> words) {
    return List.copyOf(new LinkedHashSet<>(words));
  }

  private static void writeWords(DataOutputStream to, List<String> words) throws IOException {
    if (words.size() > 127) {
      throw new IOException("at most 127 different words can be kept, found " + words.size());
    }
    to.writeByte(words.size());
    for (String word : words) {
      to.writeUTF(word);
    }
  }

  private static List<String> readWords(DataInputStream from) throws IOException {
    int count = from.readByte();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(from.readUTF());
    }
    return words;
  }
}
