package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What stands before the saved state of a {@link Stage}: which stage, which version of its layout,
 * and a hash of its settings.
 *
 * <pre>{@code
 * private StateHeader header() {
 *   return new StateHeader("moving-average", 1, StateHeader.hash(length, hertz));
 * }
 *
 * public void save(DataOutput to) throws IOException {
 *   header().write(to);
 *   ...
 * }
 *
 * public void restore(DataInput from) throws IOException {
 *   header().expect(from);
 *   ...
 * }
 * }</pre>
 *
 * @param stage the name of the stage
 * @param version of the layout of the state
 * @param settings hash of the settings, see {@link #hash}
 */
public record StateHeader(String stage, int version, long settings) {

  /** A hash of numbers that is the same on every machine (FNV-1a over their bits). */
  public static long hash(double... settings) {
    long hash = 0xcbf29ce484222325L;
    for (double setting : settings) {
      long bits = Double.doubleToLongBits(setting);
      for (int shift = 0; shift < 64; shift += 8) {
        hash = (hash ^ (bits >>> shift & 0xff)) * 0x100000001b3L;
      }
    }
    return hash;
  }

  /** Writes name, version and hash. */
  public void write(DataOutput to) throws IOException {
    to.writeUTF(stage);
    to.writeInt(version);
    to.writeLong(settings);
  }

  /**
   * Reads a header and checks that it is this one.
   *
   * @throws IOException if another stage, another version or other settings wrote it
   */
  public void expect(DataInput from) throws IOException {
    StateHeader found = new StateHeader(from.readUTF(), from.readInt(), from.readLong());
    if (!found.stage.equals(stage)) {
      throw new IOException("saved state: expected stage " + stage + ", found " + found.stage);
    }
    if (found.version != version) {
      throw new IOException(
          "saved state of " + stage + ": expected version " + version + ", found " + found.version);
    }
    if (found.settings != settings) {
      throw new IOException("saved state of " + stage + ": it was written under other settings");
    }
  }
}
