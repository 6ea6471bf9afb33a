package io.github.clearbeat.network;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A program for {@link KernelsTest}: prints the kernels of its JVM and a sum over their bits. */
final class Bits {
  private Bits() {}

  /** Prints one line for the JVM and one for each kind of kernel. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Kernels.available() + " " + Kernels.fastest());
    for (Kernels kernels : Kernels.available()) {
      out.println(sum(kernels));
    }
  }

  /** A checksum over what all test networks give. */
  static String sum(Kernels kernels) {
    CRC32 sum = new CRC32();
    for (Spec spec : Networks.all()) {
      float[][] inputs = Networks.inputs(spec, 3, 1);
      float[][] outputs = Networks.outputs(spec, 3);
      Network.of(spec, Networks.weights(spec, 2), kernels).runner(3).run(3, inputs, outputs);
      for (float[] output : outputs) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * output.length);
        bytes.asFloatBuffer().put(output);
        sum.update(bytes.array());
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
