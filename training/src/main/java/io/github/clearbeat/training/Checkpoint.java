package io.github.clearbeat.training;

import io.github.clearbeat.study.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The state after an epoch as a file: written beside and moved into place, so that there is always
 * a whole one. Layout: magic, hash of the task, the state's fields in order, CRC-32C of all before.
 * Big-endian.
 */
final class Checkpoint {
  private static final int MAGIC = 0x43424b31; // CBK1

  private final Path file;
  private final String task;

  /**
   * A checkpoint of a task.
   *
   * @param task what identifies the task: another's checkpoint is refused
   */
  Checkpoint(Path file, String task) {
    this.file = file;
    this.task = task;
  }

  /** How many epochs a file holds, whatever its task; 0 where it is no checkpoint. */
  static int epochs(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readInt() != MAGIC) {
        return 0;
      }
      in.readUTF();
      return Math.max(0, in.readInt());
    } catch (java.io.EOFException | java.io.UTFDataFormatException e) {
      return 0;
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Writes the state and makes sure that it is on the disk. */
  void write(State state) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path beside = absolute.resolveSibling(absolute.getFileName() + ".new");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeInt(MAGIC);
    out.writeUTF(task);
    writeState(state, out);
    out.writeLong(checked.getChecksum().getValue());
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      bytes.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
    Files.move(
        beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads the state.
   *
   * @throws IOException if the file is damaged or belongs to another task
   */
  State read() throws IOException {
    CRC32C crc = new CRC32C();
    try (InputStream bytes = new java.io.ByteArrayInputStream(Files.readAllBytes(file));
        DataInputStream in = new DataInputStream(new CheckedInputStream(bytes, crc))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is not a training checkpoint of this version");
      }
      if (!in.readUTF().equals(task)) {
        throw new IOException(
            file + " belongs to another training: other network, examples, plan, seed or engine");
      }
      State state = readState(in);
      long expected = crc.getValue();
      if (in.readLong() != expected) {
        throw new IOException(file + " is damaged: its checksum does not fit");
      }
      return state;
    } catch (java.io.EOFException | NegativeArraySizeException | java.io.UTFDataFormatException e) {
      throw new IOException(file + " is damaged: it ends early", e);
    }
  }

  private static void writeState(State state, DataOutputStream out) throws IOException {
    out.writeInt(state.epoch);
    out.writeDouble(state.rateFactor);
    out.writeDouble(state.bestScore);
    out.writeInt(state.bestEpoch);
    out.writeInt(state.stale);
    out.writeInt(state.adamSteps);
    writeFloats(state.weights, out);
    writeFloats(state.statistics, out);
    writeFloats(state.first, out);
    writeFloats(state.second, out);
    writeFloats(state.bestWeights, out);
    writeFloats(state.bestStatistics, out);
    out.writeInt(state.sum.length);
    for (double value : state.sum) {
      out.writeDouble(value);
    }
    out.writeInt(state.history.size());
    for (Trainer.Epoch epoch : state.history) {
      out.writeInt(epoch.number());
      out.writeDouble(epoch.trainingLoss());
      out.writeDouble(epoch.validationLoss().orElse(Double.NaN));
      out.writeDouble(epoch.validationMacroF1().orElse(Double.NaN));
    }
  }

  private static State readState(DataInputStream in) throws IOException {
    State state = new State();
    state.epoch = in.readInt();
    state.rateFactor = in.readDouble();
    state.bestScore = in.readDouble();
    state.bestEpoch = in.readInt();
    state.stale = in.readInt();
    state.adamSteps = in.readInt();
    state.weights = readFloats(in);
    state.statistics = readFloats(in);
    state.first = readFloats(in);
    state.second = readFloats(in);
    state.bestWeights = readFloats(in);
    state.bestStatistics = readFloats(in);
    state.sum = new double[length(in, Double.BYTES)];
    for (int i = 0; i < state.sum.length; i++) {
      state.sum[i] = in.readDouble();
    }
    int epochs = in.readInt();
    for (int i = 0; i < epochs; i++) {
      state.history.add(
          new Trainer.Epoch(
              in.readInt(), in.readDouble(), optional(in.readDouble()), optional(in.readDouble())));
    }
    return state;
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[length(in, Float.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  /** A length that the rest of the file can hold. */
  private static int length(DataInputStream in, int bytes) throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * bytes > in.available()) {
      throw new java.io.EOFException();
    }
    return length;
  }
}
