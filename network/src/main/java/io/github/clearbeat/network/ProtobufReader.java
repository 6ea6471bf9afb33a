package io.github.clearbeat.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one protobuf message within an array; never beyond its end and never more
 * than is there.
 */
final class ProtobufReader {
  private final String file;
  private final byte[] bytes;
  private final int end;
  private int position;
  private int field;
  private int wireType;

  ProtobufReader(String file, byte[] bytes) {
    this(file, bytes, 0, bytes.length);
  }

  private ProtobufReader(String file, byte[] bytes, int start, int end) {
    this.file = file;
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Goes to the next field; the one before must have been read or skipped. */
  boolean next() throws OnnxException {
    if (position == end) {
      return false;
    }
    long tag = raw();
    wireType = (int) (tag & 7);
    if (tag >>> 3 < 1 || tag >>> 3 > Integer.MAX_VALUE) {
      throw broken("a field number is out of range");
    }
    field = (int) (tag >>> 3);
    return true;
  }

  int field() {
    return field;
  }

  long varint() throws OnnxException {
    expect(0);
    return raw();
  }

  /** A varint that must lie from 0 to 2^31 − 1. */
  int count() throws OnnxException {
    long value = varint();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw broken("field " + field + " is " + value + ", expected 0 to 2147483647");
    }
    return (int) value;
  }

  float float32() throws OnnxException {
    expect(5);
    need(Float.BYTES);
    position += Float.BYTES;
    return ByteBuffer.wrap(bytes, position - Float.BYTES, Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getFloat();
  }

  ProtobufReader message() throws OnnxException {
    int length = length();
    position += length;
    return new ProtobufReader(file, bytes, position - length, position);
  }

  /** The bytes of the field, not copied. */
  ByteBuffer bytes() throws OnnxException {
    int length = length();
    position += length;
    return ByteBuffer.wrap(bytes, position - length, length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  String string() throws OnnxException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
    } catch (CharacterCodingException e) {
      throw broken("text is not UTF-8");
    }
  }

  void skip() throws OnnxException {
    switch (wireType) {
      case 0 -> raw();
      case 1 -> advance(Long.BYTES);
      case 2 -> advance(length());
      case 5 -> advance(Integer.BYTES);
      default -> throw broken("wire type " + wireType + " is unknown (known: 0, 1, 2, 5)");
    }
  }

  private int length() throws OnnxException {
    expect(2);
    long length = raw();
    if (length < 0 || length > end - position) {
      throw broken("field " + field + " is longer than what is left");
    }
    return (int) length;
  }

  private long raw() throws OnnxException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number is longer than ten bytes");
  }

  private void expect(int type) throws OnnxException {
    if (wireType != type) {
      throw broken("field " + field + " has wire type " + wireType + ", expected " + type);
    }
  }

  private void advance(int count) throws OnnxException {
    need(count);
    position += count;
  }

  private void need(int count) throws OnnxException {
    if (count > end - position) {
      throw broken("the file or a message in it ends early");
    }
  }

  OnnxException broken(String what) {
    return new OnnxException(file + ", byte " + position, what);
  }
}
