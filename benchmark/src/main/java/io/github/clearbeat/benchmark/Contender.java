package io.github.clearbeat.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.clearbeat.network.Kernels;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;

/** A network with one input, its batch in memory and its outputs: one call computes all of it. */
interface Contender extends AutoCloseable {
  /** Computes the whole batch and gives the first output, {@code [B][K]}. */
  float[] run() throws OrtException;

  @Override
  default void close() throws OrtException {}

  /**
   * A contender over random beats, the same for every rival.
   *
   * @param rival who computes
   * @param spec with one input
   * @param batch B
   */
  static Contender of(Rival rival, Spec spec, int batch) throws OrtException {
    Weights weights = Weights.initial(spec, 1);
    float[] beats = beats(batch * spec.inputs().values().iterator().next().size());
    if (rival == Rival.ONNX_RUNTIME) {
      byte[] file = new OnnxFile(spec, weights, "", Map.of()).toBytes();
      return new OnnxRuntime(file, spec, batch, beats);
    }
    Kernels kernels = rival == Rival.PLAIN ? Kernels.PLAIN : Kernels.VECTOR;
    Runner runner = Network.of(spec, weights, kernels).runner(batch);
    float[][] inputs = {beats};
    float[][] outputs =
        spec.outputs().stream()
            .map(name -> new float[batch * spec.shapes().get(name).size()])
            .toArray(float[][]::new);
    return () -> {
      runner.run(batch, inputs, outputs);
      return outputs[0];
    };
  }

  private static float[] beats(int size) {
    Random random = new Random(1);
    float[] beats = new float[size];
    for (int i = 0; i < size; i++) {
      beats[i] = (float) random.nextGaussian();
    }
    return beats;
  }

  /** ONNX Runtime with its input where native code reads it, and nothing else done in a call. */
  final class OnnxRuntime implements Contender {
    private final OrtSession session;
    private final OnnxTensor tensor;
    private final Map<String, OnnxTensor> inputs;
    private final float[] output;
    private final String first;

    private OnnxRuntime(byte[] file, Spec spec, int batch, float[] beats) throws OrtException {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(file, options);
      }
      var input = spec.inputs().entrySet().iterator().next();
      FloatBuffer buffer =
          ByteBuffer.allocateDirect(Float.BYTES * beats.length)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      buffer.put(beats).rewind();
      long[] shape = {batch, input.getValue().channels(), input.getValue().time()};
      tensor = OnnxTensor.createTensor(environment, buffer, shape);
      inputs = Map.of(input.getKey(), tensor);
      first = spec.outputs().get(0);
      output = new float[batch * spec.shapes().get(first).size()];
    }

    @Override
    public float[] run() throws OrtException {
      try (OrtSession.Result result = session.run(inputs)) {
        ((OnnxTensor) result.get(first).orElseThrow()).getFloatBuffer().get(output);
      }
      return output;
    }

    @Override
    public void close() throws OrtException {
      tensor.close();
      session.close();
    }
  }
}
