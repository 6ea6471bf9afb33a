package io.github.clearbeat.format;

/**
 * Two's complement in 12 bits, two samples in three bytes: the low byte of the first, a byte with
 * the high four bits of the first in its low half and of the second in its high half, the low byte
 * of the second. An odd last sample takes two bytes.
 */
final class Format212 implements PackedFormat {
  @Override
  public int number() {
    return 212;
  }

  @Override
  public int missing() {
    return -2048;
  }

  @Override
  public int lowest() {
    return -2047;
  }

  @Override
  public int groupSamples() {
    return 2;
  }

  @Override
  public int groupBytes() {
    return 3;
  }

  @Override
  public long samplesIn(long bytes) {
    return bytes / 3 * 2 + (bytes % 3 == 2 ? 1 : 0);
  }

  @Override
  public long bytesFor(long samples) {
    return samples / 2 * 3 + (samples % 2 == 1 ? 2 : 0);
  }

  @Override
  public void unpack(byte[] from, int count, int[] to, int toOffset) {
    int at = 0;
    for (int i = 0; i + 1 < count; i += 2) {
      int middle = from[at + 1];
      to[toOffset + i] = from[at] & 0xFF | middle << 28 >> 20;
      to[toOffset + i + 1] = from[at + 2] & 0xFF | middle >> 4 << 8;
      at += 3;
    }
    if (count % 2 == 1) {
      to[toOffset + count - 1] = from[at] & 0xFF | from[at + 1] << 28 >> 20;
    }
  }

  @Override
  public int pack(int[] from, int count, byte[] to) {
    int at = 0;
    for (int i = 0; i < count; i += 2) {
      int second = i + 1 < count ? from[i + 1] : 0;
      to[at] = (byte) from[i];
      to[at + 1] = (byte) (from[i] >> 8 & 0x0F | second >> 4 & 0xF0);
      to[at + 2] = (byte) second;
      at += 3;
    }
    return (int) bytesFor(count);
  }
}
