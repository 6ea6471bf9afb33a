package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether an explanation depends on what the network has learnt (Adebayo et al. 2018, arXiv
 * 1810.03292): layer by layer, from the logits down, the weights are replaced by random ones, and
 * the maps must lose their likeness to the first.
 *
 * <pre>{@code
 * for (Sanity.Depth depth : Sanity.of(new DeepShap(), subject, questions, 1)) {
 *   depth.node();          // logits, then row9.pw, ...
 *   depth.correlation();   // of the ranks of |value|: falls towards 0
 * }
 * }</pre>
 */
public final class Sanity {
  private Sanity() {}

  /**
   * One step of the randomisation.
   *
   * @param node the layer that was replaced at this step, all above it being random already
   * @param correlation Spearman's, of |value| over the window with the map of the trained network;
   *     mean over the questions
   * @param signedCorrelation the same of signed values
   */
  public record Depth(String node, double correlation, double signedCorrelation) {}

  /**
   * Asks the same questions of ever more random networks.
   *
   * @param explainer whose maps
   * @param subject the trained network
   * @param questions at least one
   * @param seed of the random weights
   */
  public static List<Depth> of(
      Explainer explainer, Subject subject, List<Question> questions, long seed) {
    List<double[]> trained = maps(explainer, subject, questions);
    List<Depth> depths = new ArrayList<>();
    randomise(
        subject,
        seed,
        (node, random) -> depths.add(compared(node, trained, maps(explainer, random, questions))));
    return depths;
  }

  /** How many networks {@link #randomise} shows. */
  public static int depths(Spec spec) {
    return (int)
        spec.nodes().stream()
            .filter(n -> n.layer() instanceof Layer.Conv || n.layer() instanceof Layer.Dense)
            .count();
  }

  /** Is shown networks, one after another. */
  public interface Cascade {
    /**
     * A network with all weights random from a layer on.
     *
     * @param node the layer that was replaced last
     * @param random the network; valid during the call
     */
    void at(String node, Subject random);
  }

  /**
   * Replaces the weights layer by layer, from the logits down, and shows every network on the way.
   *
   * @param subject the trained network; it stays as it is
   * @param seed of the random weights
   * @param cascade is shown each
   */
  public static void randomise(Subject subject, long seed, Cascade cascade) {
    SplittableRandom random = new SplittableRandom(seed);
    Weights weights = subject.weights().copy();
    List<Spec.Node> nodes = subject.spec().nodes();
    for (int n = nodes.size() - 1; n >= 0; n--) {
      Spec.Node node = nodes.get(n);
      if (node.layer() instanceof Layer.Conv || node.layer() instanceof Layer.Dense) {
        randomise(node, weights, random);
        cascade.at(node.name(), subject.withWeights(weights));
      }
    }
  }

  private static void randomise(Spec.Node node, Weights weights, SplittableRandom random) {
    node.layer()
        .parameters()
        .forEach(parameter -> redraw(weights.get(node.name() + "." + parameter.name()), random));
  }

  /** Draws from the normal distribution with the array's own mean and deviation. */
  private static void redraw(float[] array, SplittableRandom random) {
    double sum = 0;
    double squares = 0;
    for (float value : array) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / array.length;
    double deviation = Math.sqrt(Math.max(0, squares / array.length - mean * mean));
    for (int i = 0; i < array.length; i++) {
      array[i] = (float) (mean + deviation * Draws.normal(random));
    }
  }

  private static List<double[]> maps(
      Explainer explainer, Subject subject, List<Question> questions) {
    List<double[]> maps = new ArrayList<>();
    for (Question question : questions) {
      float[] window =
          explainer.explain(subject, question.example(), question.classIndex()).window();
      double[] map = new double[window.length];
      for (int i = 0; i < map.length; i++) {
        map[i] = window[i];
      }
      maps.add(map);
    }
    return maps;
  }

  private static Depth compared(String node, List<double[]> trained, List<double[]> maps) {
    double absolute = 0;
    double signed = 0;
    for (int q = 0; q < maps.size(); q++) {
      absolute += Correlation.spearman(absolute(trained.get(q)), absolute(maps.get(q)));
      signed += Correlation.spearman(trained.get(q), maps.get(q));
    }
    return new Depth(node, absolute / maps.size(), signed / maps.size());
  }

  private static double[] absolute(double[] values) {
    return java.util.Arrays.stream(values).map(Math::abs).toArray();
  }
}
