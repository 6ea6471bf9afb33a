package io.github.clearbeat.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes one protobuf message, fields in the order of the calls. Wire types: 0 varint, 2 length and
 * bytes, 5 four bytes.
 */
final class ProtobufWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ProtobufWriter varint(int field, long value) {
    tag(field, 0);
    raw(value);
    return this;
  }

  ProtobufWriter string(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter message) {
    return bytes(field, message.toBytes());
  }

  ProtobufWriter bytes(int field, byte[] value) {
    tag(field, 2);
    raw(value.length);
    bytes.writeBytes(value);
    return this;
  }

  ProtobufWriter float32(int field, float value) {
    tag(field, 5);
    bytes.writeBytes(
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private void tag(int field, int wireType) {
    raw((long) field << 3 | wireType);
  }

  private void raw(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
