package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a packed format through one bounded buffer. */
final class PackedSource implements SampleSource {
  private static final int GROUPS = 16_384;

  private final PackedFormat format;
  private final FileChannel file;
  private final String name;
  private final long byteOffset;
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final int[] lead = new int[4];

  PackedSource(PackedFormat format, FileChannel file, String name, long byteOffset) {
    this.format = format;
    this.file = file;
    this.name = name;
    this.byteOffset = byteOffset;
    this.bytes = new byte[GROUPS * format.groupBytes()];
    this.buffer = ByteBuffer.wrap(bytes);
  }

  @Override
  public void read(long first, int count, int[] to) throws IOException {
    int group = format.groupSamples();
    int done = 0;
    int before = (int) (first % group);
    if (before > 0 && count > 0) {
      done = Math.min(count, group - before);
      fill(first - before, before + done);
      format.unpack(bytes, before + done, lead, 0);
      System.arraycopy(lead, before, to, 0, done);
    }
    while (done < count) {
      int now = Math.min(count - done, GROUPS * group);
      fill(first + done, now);
      format.unpack(bytes, now, to, done);
      done += now;
    }
  }

  private void fill(long first, int count) throws IOException {
    long at = byteOffset + first / format.groupSamples() * format.groupBytes();
    buffer.clear().limit((int) format.bytesFor(count));
    while (buffer.hasRemaining()) {
      int read = file.read(buffer, at + buffer.position());
      if (read < 0) {
        throw new MalformedInputException(
            name + " at byte " + (at + buffer.position()),
            "the file ends, expected " + buffer.remaining() + " bytes more");
      }
    }
  }
}
