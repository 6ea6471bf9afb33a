package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kinds of kernels in JVMs of several kinds: same bits, and nothing said where one is missing.
 */
class KernelsTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  @Test
  void thisJvmHasBoth() {
    assertThat(Kernels.available()).containsExactly(Kernels.PLAIN, Kernels.VECTOR);
    assertThat(Kernels.fastest()).isEqualTo(Kernels.VECTOR);
    Spec spec = Networks.lone();
    assertThat(Network.of(spec, Weights.zero(spec)).kernels()).isEqualTo(Kernels.VECTOR);
  }

  @Test
  void withoutTheModuleThereIsPlainJavaAndNoNoise() throws IOException, InterruptedException {
    assertThat(lines()).containsExactly("[PLAIN] PLAIN", Bits.sum(Kernels.PLAIN));
  }

  /** Longest vectors, 256 bits, 128 bits. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:UseAVX=3", "-XX:UseAVX=2", "-XX:UseAVX=0"})
  void everyLengthOfVectorGivesTheSameBits(String flag) throws IOException, InterruptedException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the flag is for x86-64");
    String sum = Bits.sum(Kernels.PLAIN);
    assertThat(lines(VECTORS, flag))
        .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
        .containsExactly("[PLAIN, VECTOR] VECTOR", sum, sum);
  }

  /** Without C2 vectors are objects, and a beat through the Vector API takes 100 ms. */
  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void withoutTheCompilerThatKnowsVectorsThereIsPlainJava(String flag)
      throws IOException, InterruptedException {
    assertThat(lines(VECTORS, flag))
        .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
        .containsExactly("[PLAIN] PLAIN", Bits.sum(Kernels.PLAIN));
  }

  @Test
  void aPassAllocatesNothing() {
    Spec spec = Networks.multiresolution();
    Runner runner = Network.of(spec, Networks.weights(spec, 1), Kernels.PLAIN).runner(1);
    float[][] inputs = Networks.inputs(spec, 1, 1);
    float[][] outputs = Networks.outputs(spec, 1);
    runner.run(1, inputs, outputs);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 50; i++) {
      runner.run(1, inputs, outputs);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  @Test
  void aBatchHasAtLeastOneExample() {
    Spec spec = Networks.lone();
    assertThatThrownBy(() -> Network.of(spec, Weights.zero(spec)).runner(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch has at least 1 example: 0");
  }

  /** What a JVM with these flags prints, errors included. */
  private static List<String> lines(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Bits.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
