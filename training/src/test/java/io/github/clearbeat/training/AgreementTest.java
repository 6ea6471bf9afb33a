package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.network.Kernels;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped model on 1,000 beats of people: plain Java, the Vector API, ONNX Runtime and
 * LibTorch say the same, and the gradients that explanations use are autograd's and those of finite
 * differences in double. Prints the greatest differences.
 */
@SuppressWarnings("try") // scopes are there to be closed
class AgreementTest {
  private static final int BEATS = 1_000;
  private static final int BATCH = 50;
  private static final String PROBABILITIES = "probabilities";

  /** Between any two engines, on a probability. */
  private static final double SAME_PROBABILITY = 1e-4;

  /** Between two gradients, as a share of the beat's greatest. */
  private static final double SAME_GRADIENT = 1e-5;

  /** What rounding to float makes of a zero, in what a ReLU takes. */
  private static final double ROUNDED_ZERO = 2e-5;

  /** Of the beats, on which rounding may move a ReLU to its other side. */
  private static final double BENT = 0.05;

  /** Of a derivative along a direction, as a share of the gradient's length. */
  private static final double SAME_SLOPE = 1e-6;

  private static final int BEATS_FOR_DIFFERENCES = 50;
  private static final int DIRECTIONS = 8;
  private static final double STEP = 1e-6;

  private static final Map<Object, RealBeats> PREPARED = new HashMap<>();

  static {
    NativeLibraries.load(1);
  }

  static List<String> shipped() throws IOException {
    return ModelFile.shipped();
  }

  private static RealBeats beats(Model model) throws IOException {
    RealBeats beats = PREPARED.get(model.preparation());
    if (beats == null) {
      beats = RealBeats.of(model.preparation(), BEATS);
      PREPARED.put(model.preparation(), beats);
      System.out.println("[agreement] " + beats.where());
    }
    return beats;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void allEnginesGiveTheSameProbabilities(String id) throws IOException, OrtException {
    Model model = ModelFile.shipped(id);
    RealBeats beats = beats(model);
    Map<String, double[][]> said = new LinkedHashMap<>();
    for (Kernels kernels : Kernels.available()) {
      said.put(kernels.name(), java(model, kernels, beats.inputs()));
    }
    said.put("ONNX Runtime", onnxRuntime(model, beats.inputs()));
    said.put("LibTorch", libTorch(model, torch.ScalarType.Float, beats.inputs()));
    said.put("double", libTorch(model, torch.ScalarType.Double, beats.inputs()));
    List<String> names = List.copyOf(said.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double most = greatest(said.get(names.get(i)), said.get(names.get(j)));
        String pair = id + ", probabilities, " + names.get(i) + " and " + names.get(j);
        print(pair, most);
        assertThat(most).as(pair).isLessThanOrEqualTo(SAME_PROBABILITY);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void gradientsAreThoseOfAutograd(String id) throws IOException {
    Model model = ModelFile.shipped(id);
    List<float[][]> beats = beats(model).inputs();
    Tape tape = Tape.of(model.spec(), model.weights());
    double most = 0;
    double zero = 0;
    int bent = 0;
    try (PointerScope scope = new PointerScope()) {
      TorchOracle autograd = new TorchOracle(model.spec(), model.weights(), torch.ScalarType.Float);
      for (int from = 0; from < beats.size(); from += BATCH) {
        List<float[][]> some = beats.subList(from, Math.min(beats.size(), from + BATCH));
        int[] found = some.stream().mapToInt(beat -> found(forward(tape, beat))).toArray();
        TorchOracle.Gradients theirs = autograd.gradients(doubles(some), found);
        for (int b = 0; b < found.length; b++) {
          List<float[]> ours = gradients(forward(tape, some.get(b)));
          double otherSide = otherSide(tape, theirs.values(), b);
          if (otherSide > 0) {
            bent++;
            zero = Math.max(zero, otherSide);
          } else {
            most = Math.max(most, difference(ours, theirs.gradients(), b));
          }
        }
      }
    }
    String what = id + ", gradients over the beat's greatest, Java and LibTorch";
    print(what, most);
    print(id + ", beats with a ReLU on the other side: " + bent + ", by at most", zero);
    assertThat(most).as(what).isLessThanOrEqualTo(SAME_GRADIENT);
    assertThat(zero).as("what a ReLU on the other side takes").isLessThan(ROUNDED_ZERO);
    assertThat(bent).as("beats with such a ReLU").isLessThan((int) (BENT * beats.size()) + 1);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void gradientsAreFiniteDifferences(String id) throws IOException {
    Model model = ModelFile.shipped(id);
    List<float[][]> beats = beats(model).inputs();
    Tape tape = Tape.of(model.spec(), model.weights());
    SplittableRandom random = new SplittableRandom(1);
    double most = 0;
    int compared = 0;
    try (PointerScope scope = new PointerScope()) {
      TorchOracle truth = new TorchOracle(model.spec(), model.weights(), torch.ScalarType.Double);
      int every = Math.max(1, beats.size() / BEATS_FOR_DIFFERENCES);
      for (int beat = 0; beat < beats.size(); beat += every) {
        List<float[]> gradients = gradients(forward(tape, beats.get(beat)));
        int found = found(tape);
        double length = Math.sqrt(gradients.stream().mapToDouble(g -> dot(g, doubles(g))).sum());
        List<double[][]> moved = new ArrayList<>();
        double[] slopes = new double[DIRECTIONS];
        for (int d = 0; d < DIRECTIONS; d++) {
          double[][] direction = direction(model, random);
          moved.add(moved(beats.get(beat), direction, STEP));
          moved.add(moved(beats.get(beat), direction, -STEP));
          for (int i = 0; i < direction.length; i++) {
            slopes[d] += dot(gradients.get(i), direction[i]);
          }
        }
        Map<String, double[][]> values = truth.values(moved);
        double[][] logits = values.get(LibTorchTrainer.LOGITS);
        for (int d = 0; d < DIRECTIONS; d++) {
          boolean bent =
              otherSide(tape, values, 2 * d) > 0 || otherSide(tape, values, 2 * d + 1) > 0;
          if (!bent) {
            double slope = (logits[2 * d][found] - logits[2 * d + 1][found]) / (2 * STEP);
            most = Math.max(most, Math.abs(slope - slopes[d]) / length);
            compared++;
          }
        }
      }
    }
    String what = id + ", slopes over the gradient's length, Java and differences in double";
    print(what + ", " + compared + " slopes", most);
    assertThat(most).as(what).isLessThanOrEqualTo(SAME_SLOPE);
    assertThat(compared)
        .as("slopes without a bend between")
        .isGreaterThan(
            (int) ((1 - 2 * BENT) * DIRECTIONS * Math.min(beats.size(), BEATS_FOR_DIFFERENCES)));
  }

  private static double[][] java(Model model, Kernels kernels, List<float[][]> beats) {
    Runner runner = Network.of(model.spec(), model.weights(), kernels).runner(BATCH);
    List<Shape> shapes = List.copyOf(model.spec().inputs().values());
    int classes = model.classes().size();
    double[][] said = new double[beats.size()][classes];
    for (int from = 0; from < said.length; from += BATCH) {
      int count = Math.min(BATCH, said.length - from);
      float[][] inputs = new float[shapes.size()][];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = batch(beats.subList(from, from + count), i, shapes.get(i).size());
      }
      float[][] outputs = {new float[count * classes], new float[count * classes]};
      runner.run(count, inputs, outputs);
      int of = model.spec().outputs().indexOf(PROBABILITIES);
      for (int i = 0; i < count * classes; i++) {
        said[from + i / classes][i % classes] = outputs[of][i];
      }
    }
    return said;
  }

  /** From the bytes of the file that ships. */
  private static double[][] onnxRuntime(Model model, List<float[][]> beats)
      throws IOException, OrtException {
    byte[] file;
    try (InputStream from = ModelFile.class.getResourceAsStream(model.id() + ".onnx")) {
      file = from.readAllBytes();
    }
    int classes = model.classes().size();
    double[][] said = new double[beats.size()][classes];
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options)) {
        for (int from = 0; from < said.length; from += BATCH) {
          List<float[][]> some = beats.subList(from, Math.min(said.length, from + BATCH));
          Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
          for (Map.Entry<String, Shape> input : model.spec().inputs().entrySet()) {
            Shape shape = input.getValue();
            FloatBuffer values = FloatBuffer.wrap(batch(some, inputs.size(), shape.size()));
            boolean flat = rank(session, input.getKey()) == 2;
            long[] dimensions =
                flat
                    ? new long[] {some.size(), shape.size()}
                    : new long[] {some.size(), shape.channels(), shape.time()};
            inputs.put(input.getKey(), OnnxTensor.createTensor(environment, values, dimensions));
          }
          try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer values =
                ((OnnxTensor) result.get(PROBABILITIES).orElseThrow()).getFloatBuffer();
            for (int i = 0; i < some.size() * classes; i++) {
              said[from + i / classes][i % classes] = values.get(i);
            }
          }
          inputs.values().forEach(OnnxTensor::close);
        }
      }
    }
    return said;
  }

  private static int rank(OrtSession session, String input) throws OrtException {
    return ((TensorInfo) session.getInputInfo().get(input).getInfo()).getShape().length;
  }

  private static double[][] libTorch(Model model, torch.ScalarType type, List<float[][]> beats) {
    double[][] said = new double[beats.size()][];
    try (PointerScope scope = new PointerScope()) {
      TorchOracle oracle = new TorchOracle(model.spec(), model.weights(), type);
      for (int from = 0; from < said.length; from += BATCH) {
        List<float[][]> some = beats.subList(from, Math.min(said.length, from + BATCH));
        double[][] rows = oracle.values(doubles(some)).get(PROBABILITIES);
        System.arraycopy(rows, 0, said, from, rows.length);
      }
    }
    return said;
  }

  private static Tape forward(Tape tape, float[][] beat) {
    tape.forward(beat);
    return tape;
  }

  /** Of the logit of the class found, an array an input. */
  private static List<float[]> gradients(Tape tape) {
    float[] seed = new float[tape.value(LibTorchTrainer.LOGITS).length];
    seed[found(tape)] = 1;
    tape.backward(LibTorchTrainer.LOGITS, seed);
    return tape.spec().inputs().keySet().stream().map(tape::gradient).toList();
  }

  /**
   * The greatest value that a ReLU takes which is above zero here and not above it there, or the
   * other way round: rounding decides, and the gradients there are both right. 0 if there is none.
   */
  private static double otherSide(Tape tape, Map<String, double[][]> theirs, int example) {
    double most = 0;
    for (String node : TorchOracle.bends(tape.spec())) {
      float[] ours = tape.value(node);
      double[] other = theirs.get(node)[example];
      for (int i = 0; i < ours.length; i++) {
        if (ours[i] > 0 != other[i] > 0) {
          most = Math.max(most, Math.max(Double.MIN_VALUE, Math.abs(ours[i] - other[i])));
        }
      }
    }
    return most;
  }

  private static int found(Tape tape) {
    float[] logits = tape.value(LibTorchTrainer.LOGITS);
    int found = 0;
    for (int c = 1; c < logits.length; c++) {
      found = logits[c] > logits[found] ? c : found;
    }
    return found;
  }

  /** The greatest over all inputs of one beat, as a share of the greatest gradient there. */
  private static double difference(List<float[]> ours, List<double[][]> theirs, int beat) {
    double most = 0;
    double greatest = 0;
    for (int i = 0; i < ours.size(); i++) {
      for (int j = 0; j < ours.get(i).length; j++) {
        double truth = theirs.get(i)[beat][j];
        most = Math.max(most, Math.abs(ours.get(i)[j] - truth));
        greatest = Math.max(greatest, Math.abs(truth));
      }
    }
    return most / greatest;
  }

  /** A random direction of length 1 over all inputs. */
  private static double[][] direction(Model model, SplittableRandom random) {
    double[][] direction =
        model.spec().inputs().values().stream()
            .map(shape -> random.doubles(shape.size(), -1, 1).toArray())
            .toArray(double[][]::new);
    double squares = 0;
    for (double[] part : direction) {
      for (double value : part) {
        squares += value * value;
      }
    }
    for (double[] part : direction) {
      for (int j = 0; j < part.length; j++) {
        part[j] /= Math.sqrt(squares);
      }
    }
    return direction;
  }

  private static double[][] moved(float[][] beat, double[][] direction, double step) {
    double[][] moved = new double[beat.length][];
    for (int i = 0; i < beat.length; i++) {
      moved[i] = new double[beat[i].length];
      for (int j = 0; j < moved[i].length; j++) {
        moved[i][j] = beat[i][j] + step * direction[i][j];
      }
    }
    return moved;
  }

  private static double dot(float[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static float[] batch(List<float[][]> beats, int input, int size) {
    float[] batch = new float[beats.size() * size];
    for (int b = 0; b < beats.size(); b++) {
      System.arraycopy(beats.get(b)[input], 0, batch, b * size, size);
    }
    return batch;
  }

  private static List<double[][]> doubles(List<float[][]> beats) {
    return beats.stream()
        .map(beat -> Arrays.stream(beat).map(AgreementTest::doubles).toArray(double[][]::new))
        .toList();
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double greatest(double[][] a, double[][] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      for (int c = 0; c < a[i].length; c++) {
        double difference = Math.abs(a[i][c] - b[i][c]);
        most = Math.max(most, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
      }
    }
    return most;
  }

  private static void print(String what, double most) {
    System.out.printf(Locale.ROOT, "[agreement] %s: %.1e%n", what, most);
  }
}
