package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged, foreign and hostile files: one sentence, and no more memory than the file deserves. */
class OnnxReaderTest {
  static List<Spec> specs() {
    return OnnxFileTest.specs();
  }

  @Test
  void saysWhereAndWhat() {
    Spec spec = Networks.twoInputs();
    byte[] good = new OnnxFile(spec, Networks.weights(spec, 1), "", Map.of()).toBytes();
    refused(new byte[0], "m.onnx: this is no ONNX file: it holds no graph");
    refused(Arrays.copyOf(good, 100), "m.onnx, byte 18: field 7 is longer than what is left");
    refused(
        replaced(good, "Relu", "Tanh"),
        "m.onnx, node relu (Tanh): this operator is not read (known: BatchNormalization, Concat,"
            + " Conv, Dropout, Flatten, Gemm, GlobalAveragePool, MaxPool, Relu, Softmax, Sum,"
            + " Unsqueeze)");
    refused(
        replaced(good, "transB", "transA"),
        "m.onnx, node 5: OnnxNode[name=features.dense, operator=Gemm, inputs=[features.bn,"
            + " features.dense.weight, features.dense.bias], outputs=[features.dense],"
            + " attributes={transA=1}], expected OnnxNode[name=features.dense, operator=Gemm,"
            + " inputs=[features.bn, features.dense.weight, features.dense.bias],"
            + " outputs=[features.dense], attributes={transB=1}]");
    refused(
        replaced(good, "strides", "stridez"),
        "m.onnx, node conv (Conv): its attribute strides is missing or out of range");
    refused(replaced(good, "alone.bias", "alone.bios"), "m.onnx, node 9: OnnxNode[name=alone,");
    byte[] older = good.clone();
    older[older.length - 1] = 13;
    refused(older, "m.onnx: operator set 13, expected 17");
  }

  @Test
  void refusesNumbersThatNoTrainingGives() {
    Spec spec = Networks.twoInputs();
    Weights weights = Networks.weights(spec, 1);
    weights.get("features.bn.variance")[2] = -1;
    refused(
        new OnnxFile(spec, weights, "", Map.of()).toBytes(),
        "m.onnx, tensor features.bn.variance: number 2 is -1.0, expected >= 0");
    weights.get("conv.weight")[5] = Float.NaN;
    refused(
        new OnnxFile(spec, weights, "", Map.of()).toBytes(),
        "m.onnx, tensor conv.weight: number 5 is NaN, expected a finite one");
  }

  /** A file of 300 bytes that asks for a value of 16 GB, or for a product beyond an int. */
  @Test
  void refusesShapesBeyondReason() {
    Spec large =
        Spec.builder("large")
            .input("x", new Shape(1, 1 << 25))
            .add("a", new Layer.Relu())
            .add("b", new Layer.Relu())
            .build("b");
    refused(
        new OnnxFile(large, Weights.zero(large), "", Map.of()).toBytes(),
        "m.onnx: more than 67108864 numbers in one pass");
    Spec padded =
        Spec.builder("padded")
            .input("x", new Shape(1, 5))
            .add("a", new Layer.Conv(1, 1, 1, 1, 1 << 26, 1 << 26, 1, 1, false))
            .build("a");
    refused(
        new OnnxFile(padded, Weights.zero(padded), "", Map.of()).toBytes(),
        "m.onnx: more than 67108864 numbers in one pass");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void survivesEveryDamage(Spec spec) {
    byte[] good = new OnnxFile(spec, Networks.weights(spec, 1), "d", Map.of("k", "v")).toBytes();
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = good.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        // The graph's nodes come first; the weights behind them matter less.
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 2500);
        bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      harmless(bytes, good.length);
      harmless(Arrays.copyOf(good, random.nextInt(good.length)), good.length);
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      harmless(noise, good.length);
    }
  }

  /** Either one sentence or a whole file, and memory within a multiple of the file. */
  private static void harmless(byte[] bytes, int size) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      OnnxFile file = OnnxFile.read("m.onnx", bytes);
      assertThat(file.spec().nodes()).isNotNull();
    } catch (OnnxException e) {
      assertThat(e.getMessage())
          .startsWith("m.onnx")
          .doesNotContain("Exception")
          .hasSizeLessThan(1500);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(1_000_000 + 60L * size);
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> OnnxFile.read("m.onnx", bytes))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith(message);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
