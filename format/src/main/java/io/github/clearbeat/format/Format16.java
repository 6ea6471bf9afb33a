package io.github.clearbeat.format;

/** Two's complement in 16 bits, the low byte first. */
final class Format16 implements PackedFormat {
  @Override
  public int number() {
    return 16;
  }

  @Override
  public int missing() {
    return -32768;
  }

  @Override
  public int lowest() {
    return -32767;
  }

  @Override
  public int groupSamples() {
    return 1;
  }

  @Override
  public int groupBytes() {
    return 2;
  }

  @Override
  public long samplesIn(long bytes) {
    return bytes / 2;
  }

  @Override
  public long bytesFor(long samples) {
    return 2 * samples;
  }

  @Override
  public void unpack(byte[] from, int count, int[] to, int toOffset) {
    for (int i = 0; i < count; i++) {
      to[toOffset + i] = from[2 * i] & 0xFF | from[2 * i + 1] << 8;
    }
  }

  @Override
  public int pack(int[] from, int count, byte[] to) {
    for (int i = 0; i < count; i++) {
      to[2 * i] = (byte) from[i];
      to[2 * i + 1] = (byte) (from[i] >> 8);
    }
    return 2 * count;
  }
}
