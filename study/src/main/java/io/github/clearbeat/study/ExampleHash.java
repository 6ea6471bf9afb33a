package io.github.clearbeat.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a network learnt from, as a hash. */
final class ExampleHash {
  private ExampleHash() {}

  /** Over origin and label of every example, in order, and the first channel's windows. */
  static String of(Examples examples) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    float[] window = new float[examples.size(0)];
    ByteBuffer bytes = ByteBuffer.allocate(4 * window.length);
    for (int i = 0; i < examples.count(); i++) {
      Examples.Origin origin = examples.origin(i);
      String line = origin.record() + " " + origin.sampleIndex() + " " + origin.symbol() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      examples.copyInput(i, 0, window, 0);
      bytes.clear();
      bytes.asFloatBuffer().put(window);
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
