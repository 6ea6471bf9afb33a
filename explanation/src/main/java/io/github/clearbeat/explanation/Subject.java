package io.github.clearbeat.explanation;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Tape;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The network that is asked why, with the beats that its answers are compared with. It keeps
 * buffers, and all values of every background beat once a method needs them (some 60 MB for 100
 * beats of ArrhythmiNet V1).
 *
 * <p>One thread; {@link #another} gives another thread its own and shares what does not change.
 *
 * <pre>{@code
 * Subject subject = Subject.of(model);
 * int winner = subject.winner(example.inputs());
 * Attribution why = new DeepShap().explain(subject, example, winner);
 * }</pre>
 */
public final class Subject {
  /** The node whose values are explained: one value a class, before the softmax. */
  public static final String LOGITS = "logits";

  private static final int BATCH = 64;

  private final Spec spec;
  private final Weights weights;
  private final Network network;
  private final List<float[][]> background;
  private final Shared shared;
  private final Tape tape;
  private final Runner runner;
  private final List<Shape> inputShapes;
  private final int logitsOutput;
  private final int classes;
  private final float[][] batchInputs;
  private final float[][] batchOutputs;

  /** What several threads may read once it is there. */
  private static final class Shared {
    private List<Tape> tapes;
    private float[][] mean;
  }

  private Subject(
      Spec spec,
      Weights weights,
      Network network,
      List<float[][]> background,
      Shared shared,
      Tape tape) {
    this.spec = spec;
    this.weights = weights;
    this.network = network;
    this.background = background;
    this.shared = shared;
    this.tape = tape;
    runner = network.runner(BATCH);
    Map<String, Shape> shapes = spec.shapes();
    classes = shapes.get(LOGITS).size();
    inputShapes = List.copyOf(spec.inputs().values());
    logitsOutput = spec.outputs().indexOf(LOGITS);
    if (logitsOutput < 0) {
      throw new IllegalArgumentException(spec.name() + " has no output " + LOGITS);
    }
    batchInputs = new float[inputShapes.size()][];
    for (int i = 0; i < batchInputs.length; i++) {
      batchInputs[i] = new float[BATCH * inputShapes.get(i).size()];
    }
    batchOutputs = new float[spec.outputs().size()][];
    for (int o = 0; o < batchOutputs.length; o++) {
      batchOutputs[o] = new float[BATCH * shapes.get(spec.outputs().get(o)).size()];
    }
  }

  /** A model with its background beats. */
  public static Subject of(Model model) {
    return of(model.spec(), model.weights(), model.background().beats());
  }

  /**
   * A network with background beats.
   *
   * @param spec with an output {@value #LOGITS}
   * @param weights of the spec
   * @param background one {@code float[inputs][C·T]} a beat; may be empty for methods that compare
   *     with nothing
   */
  public static Subject of(Spec spec, Weights weights, List<float[][]> background) {
    Network network = Network.of(spec, weights);
    List<float[][]> kept = List.copyOf(background);
    return new Subject(spec, weights, network, kept, new Shared(), Tape.of(spec, weights));
  }

  /** The same for another thread; values of background beats are computed once for both. */
  public Subject another() {
    return new Subject(spec, weights, network, background, shared, tape.another());
  }

  /** The same network with other weights and the same background beats. */
  Subject withWeights(Weights others) {
    return of(spec, others, background);
  }

  /** What the network is made of. */
  public Spec spec() {
    return spec;
  }

  /** Its weights. */
  public Weights weights() {
    return weights;
  }

  /** K. */
  public int classes() {
    return classes;
  }

  /** The beats that answers are compared with. */
  public List<float[][]> background() {
    return background;
  }

  /**
   * The mean of the background beats: one array an input. The instance's own.
   *
   * @throws IllegalStateException if there are no background beats
   */
  public float[][] meanBackground() {
    synchronized (shared) {
      if (shared.mean == null) {
        shared.mean = mean();
      }
      return shared.mean;
    }
  }

  private float[][] mean() {
    needBackground();
    float[][] mean = new float[inputShapes.size()][];
    for (int i = 0; i < mean.length; i++) {
      double[] sum = new double[inputShapes.get(i).size()];
      for (float[][] beat : background) {
        for (int j = 0; j < sum.length; j++) {
          sum[j] += beat[i][j];
        }
      }
      mean[i] = new float[sum.length];
      for (int j = 0; j < sum.length; j++) {
        mean[i][j] = (float) (sum[j] / background.size());
      }
    }
    return mean;
  }

  /** Every background beat on its own tape, gone forward. */
  List<Tape> backgroundTapes() {
    synchronized (shared) {
      if (shared.tapes == null) {
        needBackground();
        List<Tape> tapes = new ArrayList<>();
        for (float[][] beat : background) {
          Tape another = tape.another();
          another.forward(beat);
          tapes.add(another);
        }
        shared.tapes = List.copyOf(tapes);
      }
      return shared.tapes;
    }
  }

  private void needBackground() {
    if (background.isEmpty()) {
      throw new IllegalStateException(spec.name() + " has no background beats to compare with");
    }
  }

  /** A tape for one example at a time. */
  Tape tape() {
    return tape;
  }

  /** One 1 in K zeros. */
  float[] seed(int classIndex) {
    float[] seed = new float[classes()];
    seed[classIndex] = 1;
    return seed;
  }

  /**
   * The values before the softmax of one example: K.
   *
   * @param inputs one array an input
   */
  public float[] logits(float[][] inputs) {
    return logits(java.util.Collections.singletonList(inputs))[0];
  }

  /** The values before the softmax of many examples: {@code [B][K]}. */
  public float[][] logits(List<float[][]> examples) {
    float[][] logits = new float[examples.size()][classes];
    for (int from = 0; from < logits.length; from += BATCH) {
      int batch = Math.min(BATCH, logits.length - from);
      for (int b = 0; b < batch; b++) {
        float[][] example = examples.get(from + b);
        for (int i = 0; i < batchInputs.length; i++) {
          int size = inputShapes.get(i).size();
          System.arraycopy(example[i], 0, batchInputs[i], b * size, size);
        }
      }
      runner.run(batch, batchInputs, batchOutputs);
      for (int b = 0; b < batch; b++) {
        System.arraycopy(batchOutputs[logitsOutput], b * classes, logits[from + b], 0, classes);
      }
    }
    return logits;
  }

  /** The probabilities of one example: K, summing to 1. */
  public double[] probabilities(float[][] inputs) {
    return softmax(logits(inputs));
  }

  /** The class with the greatest probability. */
  public int winner(float[][] inputs) {
    float[] logits = logits(inputs);
    int winner = 0;
    for (int k = 1; k < logits.length; k++) {
      winner = logits[k] > logits[winner] ? k : winner;
    }
    return winner;
  }

  /** exp(x) / Σ exp(x). */
  static double[] softmax(float[] logits) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = StrictMath.exp(logits[k] - greatest);
      sum += shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }
}
