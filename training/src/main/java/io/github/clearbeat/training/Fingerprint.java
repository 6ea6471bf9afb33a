package io.github.clearbeat.training;

import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Trainer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** What makes a training this one: network, examples, plan, seed and engine, as a hash. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Trainer.Task task, String engine) {
    String text =
        String.join(
            "\n",
            task.spec().toString(),
            task.objective().toString(),
            task.plan().toString(),
            Long.toString(task.seed()),
            engine,
            examples(task.training()),
            task.validation().map(Fingerprint::examples).orElse("none"));
    text += task.start().map(start -> "\n" + start.sha256()).orElse("");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String examples(Examples examples) {
    CRC32C crc = new CRC32C();
    for (int input = 0; input < examples.inputCount(); input++) {
      float[] one = new float[examples.size(input)];
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * one.length);
      for (int i = 0; i < examples.count(); i++) {
        examples.copyInput(i, input, one, 0);
        bytes.asFloatBuffer().put(one);
        crc.update(bytes.array());
        crc.update(examples.label(i));
      }
    }
    return examples.count() + " " + examples.classes() + " " + crc.getValue();
  }
}
