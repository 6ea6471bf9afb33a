package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back to the bit, and ONNX Runtime computes the same with it. */
class OnnxFileTest {
  static final Map<String, String> PROPERTIES = properties();

  /** All that ONNX can hold: an input cannot be an output there. */
  static List<Spec> specs() {
    List<Spec> specs = new ArrayList<>(Networks.all());
    specs.removeIf(spec -> spec.name().equals("lone"));
    specs.add(raised());
    return specs;
  }

  /** Values of one time where layers want many, and of many where others want one. */
  private static Spec raised() {
    return Spec.builder("raised")
        .input("x", new Shape(4, 1))
        .add("conv", Layer.Conv.of(4, 6, 3, 1, true))
        .add("max", new Layer.MaxPool(1, 1), "x")
        .add("pool", new Layer.GlobalAveragePool(), "x")
        .add("both", new Layer.Concat(), "conv", "pool", "max")
        .add("all", new Layer.Sum(), "max", "x", "max")
        .add("mixed", new Layer.Dense(14, 4), "both")
        .add("again", new Layer.GlobalAveragePool(), "mixed")
        .add("end", new Layer.Sum(), "again", "all")
        .build("end", "conv", "both");
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("z.first", "Ωhm, µV and \"quotes\"\n");
    properties.put("a.second", "x".repeat(40_000));
    properties.put("empty", "");
    return properties;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void comesBackToTheBit(Spec spec) throws OnnxException {
    Weights weights = Networks.weights(spec, 1);
    byte[] bytes = new OnnxFile(spec, weights, "what it is: größer", PROPERTIES).toBytes();
    OnnxFile read = OnnxFile.read("a.onnx", bytes);
    assertThat(read.spec()).isEqualTo(spec);
    assertThat(new ArrayList<>(read.spec().inputs().keySet()))
        .isEqualTo(new ArrayList<>(spec.inputs().keySet()));
    assertThat(read.weights().sha256()).isEqualTo(weights.sha256());
    assertThat(read.description()).isEqualTo("what it is: größer");
    assertThat(new ArrayList<>(read.properties().entrySet()))
        .isEqualTo(new ArrayList<>(PROPERTIES.entrySet()));
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void onnxRuntimeComputesTheSame(Spec spec) throws OrtException {
    Weights weights = Networks.weights(spec, 2);
    byte[] bytes = new OnnxFile(spec, weights, "", PROPERTIES).toBytes();
    int batch = 3;
    float[][] inputs = Networks.inputs(spec, batch, 3);
    float[][] outputs = Networks.outputs(spec, batch);
    Network.of(spec, weights).runner(batch).run(batch, inputs, outputs);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> feed = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(bytes)) {
      assertThat(session.getMetadata().getCustomMetadata()).containsAllEntriesOf(PROPERTIES);
      assertThat(session.getMetadata().getGraphName()).isEqualTo(spec.name());
      int i = 0;
      for (String name : spec.inputs().keySet()) {
        long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
        assertThat(shape[0]).isEqualTo(-1);
        shape[0] = batch;
        feed.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs[i++]), shape));
      }
      try (OrtSession.Result result = session.run(feed)) {
        for (int o = 0; o < outputs.length; o++) {
          String name = spec.outputs().get(o);
          float[] other = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer().array();
          assertThat(other).as(name).hasSameSizeAs(outputs[o]);
          for (int j = 0; j < other.length; j++) {
            assertThat(outputs[o][j])
                .as(name)
                .isCloseTo(other[j], within(1e-5f * Math.max(1, Math.abs(other[j]))));
          }
        }
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }

  @Test
  void saysWhatCannotBeWritten() {
    Spec echo = Networks.lone();
    assertThatThrownBy(() -> new OnnxFile(echo, Weights.zero(echo), "", Map.of()).toBytes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ONNX allows x as an output only once and not as an input");
    Spec named =
        Spec.builder("n")
            .input("x", new Shape(2, 2))
            .add("y/flatten", new Layer.Relu())
            .build("y/flatten");
    assertThatThrownBy(() -> new OnnxFile(named, Weights.zero(named), "", Map.of()).toBytes())
        .hasMessage("a node of an ONNX file cannot be named 'y/flatten'");
  }
}
