package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391) of a logit: the map Σ_c α_c A_c(t), with α_c
 * the mean over time of ∂logit/∂A_c(t). It is kept signed; {@link Attribution#rectified()} is the
 * paper's.
 *
 * <p>Where the values A are pooled over time and followed by one dense layer, α_c is w_kc / T and
 * the map is that of class activation mapping (Zhou et al. 2016): no gradient is needed, and the
 * cells add up to the logit less what does not come from the signal.
 *
 * <p>Cells stand at the centres of what they see; between them the map is interpolated linearly.
 * Features that join after pooling are part of the baseline.
 */
public final class GradCam implements Explainer {
  private final String name;
  private final Depth depth;

  /** Which node's values make the map. */
  private interface Depth {
    String node(Spec spec);
  }

  private GradCam(String name, Depth depth) {
    this.name = name;
    this.depth = depth;
  }

  /** At the last values over time: row 9 of ArrhythmiNet V1, row 8 of V2; 23 cells. */
  public static GradCam last() {
    return new GradCam("grad-cam", GradCam::lastOverTime);
  }

  /** At the last values of the next finer grid: row 6 of both networks; 45 cells. */
  public static GradCam finer() {
    return new GradCam("grad-cam-finer", GradCam::lastFiner);
  }

  /** At any node's output. */
  public static GradCam at(String node) {
    return new GradCam("grad-cam-" + node, spec -> node);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    Tape tape = subject.tape();
    tape.forward(example.inputs());
    double value = tape.value(Subject.LOGITS)[classIndex];
    String node = depth.node(subject.spec());
    Optional<Head> head = Head.of(subject.spec()).filter(h -> h.activations().equals(node));
    double[] alpha =
        head.isPresent()
            ? head.get().channelWeights(subject.spec(), subject.weights(), classIndex)
            : gradientWeights(subject, node, classIndex);
    double[] map = map(tape.value(node), alpha);
    double baseline =
        head.isPresent() ? withoutSignal(subject, head.get(), classIndex) : Double.NaN;
    return attribution(subject, node, classIndex, map, value, baseline);
  }

  /**
   * The mean over time of the gradient of a logit at a node, by channel, at the last forward pass
   * of the subject's tape.
   */
  static double[] gradientWeights(Subject subject, String node, int classIndex) {
    subject.tape().backward(Subject.LOGITS, subject.seed(classIndex));
    float[] gradient = subject.tape().gradient(node);
    Shape shape = subject.spec().shapes().get(node);
    double[] alpha = new double[shape.channels()];
    for (int c = 0; c < alpha.length; c++) {
      double sum = 0;
      for (int t = 0; t < shape.time(); t++) {
        sum += gradient[c * shape.time() + t];
      }
      alpha[c] = sum / shape.time();
    }
    return alpha;
  }

  /** Σ_c α_c A_c(t). */
  static double[] map(float[] activations, double[] alpha) {
    int time = activations.length / alpha.length;
    double[] map = new double[time];
    for (int c = 0; c < alpha.length; c++) {
      for (int t = 0; t < time; t++) {
        map[t] += alpha[c] * activations[c * time + t];
      }
    }
    return map;
  }

  /** The logit that bias and joined features give alone. */
  private static double withoutSignal(Subject subject, Head head, int classIndex) {
    Layer.Dense dense = (Layer.Dense) subject.spec().node(head.dense()).layer();
    float[] joined = subject.tape().value(subject.spec().node(head.dense()).inputs().get(0));
    float[] weight = subject.weights().get(head.dense() + ".weight");
    int channels = subject.spec().shapes().get(head.activations()).channels();
    double logit = subject.weights().get(head.dense() + ".bias")[classIndex];
    for (int i = 0; i < dense.in(); i++) {
      if (i < head.column() || i >= head.column() + channels) {
        logit += (double) weight[classIndex * dense.in() + i] * joined[i];
      }
    }
    return logit;
  }

  private Attribution attribution(
      Subject subject, String node, int classIndex, double[] map, double value, double baseline) {
    Spec.ReceptiveField field = subject.spec().receptiveField(node);
    List<Attribution.Cell> cells = new ArrayList<>();
    for (int t = 0; t < map.length; t++) {
      cells.add(new Attribution.Cell(field.centre(t), map[t]));
    }
    String input = subject.spec().inputs().keySet().iterator().next();
    int time = subject.spec().inputs().get(input).time();
    Attribution.Part part = new Attribution.Part(input, new Shape(1, time), spread(cells, time));
    return new Attribution(
        name, classIndex, List.of(part), 0, time, cells, List.of(), value, baseline);
  }

  /** Linear between the centres of the cells, constant beyond the first and the last. */
  static float[] spread(List<Attribution.Cell> cells, int samples) {
    float[] spread = new float[samples];
    int next = 0;
    for (int i = 0; i < samples; i++) {
      while (next < cells.size() && cells.get(next).centre() <= i) {
        next++;
      }
      if (next == 0 || next == cells.size()) {
        spread[i] = (float) cells.get(next == 0 ? 0 : next - 1).value();
      } else {
        Attribution.Cell left = cells.get(next - 1);
        Attribution.Cell right = cells.get(next);
        double share = (i - left.centre()) / (right.centre() - left.centre());
        spread[i] = (float) (left.value() + share * (right.value() - left.value()));
      }
    }
    return spread;
  }

  private static String lastOverTime(Spec spec) {
    return overTime(spec, 1);
  }

  private static String lastFiner(Spec spec) {
    String last = lastOverTime(spec);
    return overTime(spec, spec.shapes().get(last).time() + 1);
  }

  /** The last ReLU with at least that many values over time, and with more than one. */
  private static String overTime(Spec spec, int atLeast) {
    List<Spec.Node> nodes = spec.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Spec.Node node = nodes.get(i);
      int time = spec.shapes().get(node.name()).time();
      if (node.layer() instanceof Layer.Relu && time > 1 && time >= atLeast) {
        return node.name();
      }
    }
    throw new IllegalArgumentException(
        spec.name() + " has no ReLU with " + Math.max(2, atLeast) + " values over time");
  }
}
