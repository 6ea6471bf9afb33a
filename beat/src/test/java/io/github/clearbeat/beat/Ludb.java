package io.github.clearbeat.beat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lead II of a record of LUDB with its hand marks, read without the project's own readers. */
final class Ludb {
  static final double HERTZ = 500;
  private static final int LEADS = 12;

  final float[] millivolts;
  final List<Marks> beats = new ArrayList<>();

  /** Sample indices of one beat's marks; −1 where a wave is not marked. */
  record Marks(
      int pOnset, int pOffset, int qrsOnset, int r, int qrsOffset, int tOnset, int tOffset) {}

  Ludb(Path folder, int record) throws IOException {
    String header = Files.readAllLines(folder.resolve(record + ".hea")).get(2);
    String[] gain = header.split(" ")[2].split("[()/]");
    short[] all = shorts(folder.resolve(record + ".dat"));
    millivolts = new float[all.length / LEADS];
    for (int i = 0; i < millivolts.length; i++) {
      millivolts[i] = (all[LEADS * i + 1] - Integer.parseInt(gain[1])) / Float.parseFloat(gain[0]);
    }
    readMarks(shorts(folder.resolve(record + ".ii")));
  }

  private static short[] shorts(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    short[] values = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
    return values;
  }

  private void readMarks(short[] words) {
    List<int[]> waves = new ArrayList<>(); // code, onset, peak, offset
    int time = 0;
    int open = -1;
    for (int i = 0; i < words.length; i++) {
      int code = (words[i] & 0xffff) >> 10;
      int low = words[i] & 0x3ff;
      if (code == 0 && low == 0) {
        break;
      }
      if (code == 59) { // SKIP: the next two words, high first
        time += (words[i + 1] << 16) | (words[i + 2] & 0xffff);
        i += 2;
      } else if (code == 63) { // AUX: a string, padded to even
        i += (low + 1) / 2;
      } else if (code < 59) {
        time += low;
        if (code == 39) {
          open = time;
        } else if (code == 40) {
          int[] wave = waves.get(waves.size() - 1);
          wave[3] = wave[3] < 0 ? time : wave[3];
        } else {
          waves.add(new int[] {code, open, time, -1});
          open = -1;
        }
      }
    }
    for (int w = 0; w < waves.size(); w++) {
      if (waves.get(w)[0] == 1) {
        int[] qrs = waves.get(w);
        int[] p = w > 0 && waves.get(w - 1)[0] == 24 ? waves.get(w - 1) : new int[] {0, -1, -1, -1};
        boolean hasT = w + 1 < waves.size() && waves.get(w + 1)[0] == 27;
        int[] t = hasT ? waves.get(w + 1) : new int[] {0, -1, -1, -1};
        beats.add(new Marks(p[1], p[3], qrs[1], qrs[2], qrs[3], t[1], t[3]));
      }
    }
  }
}
