package io.github.clearbeat.study;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a training makes small: a sum of terms, each with its weight. All read nodes of the network
 * by name, and arrays of the {@link Examples} by index; arrays behind the network's inputs are
 * targets that the network never sees.
 *
 * <pre>{@code
 * Objective guided = new Objective(
 *     List.of(
 *         new Objective.CrossEntropy("joint", 1),
 *         new Objective.CrossEntropy("logits", 1),
 *         Objective.Guidance.of("block4.relu", "logits", 2, 0.3)),
 *     List.of());
 * }</pre>
 *
 * @param terms what is summed
 * @param classWeights of the cross-entropies, by class; empty for none
 */
public record Objective(List<Term> terms, List<Double> classWeights) {
  /** The cross-entropy of {@code logits} and nothing else. */
  public static final Objective CLASSES =
      new Objective(List.of(new CrossEntropy("logits", 1)), List.of());

  /** Keeps its own copies. */
  public Objective {
    terms = List.copyOf(terms);
    classWeights = List.copyOf(classWeights);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("an objective needs a term");
    }
  }

  /** The nodes whose values are needed. */
  public Set<String> nodes() {
    Set<String> nodes = new TreeSet<>();
    terms.forEach(term -> nodes.addAll(term.nodes()));
    return nodes;
  }

  /** The same with other class weights. */
  public Objective withClassWeights(List<Double> weights) {
    return new Objective(terms, weights);
  }

  /** A part of the objective. */
  public sealed interface Term {
    /** What the part is multiplied with. */
    double weight();

    /** The nodes whose values it needs. */
    List<String> nodes();
  }

  /**
   * −log softmax of the true class, mean over the batch.
   *
   * @param head the node with a logit a class
   * @param weight in the sum
   */
  public record CrossEntropy(String head, double weight) implements Term {
    @Override
    public List<String> nodes() {
      return List.of(head);
    }
  }

  /**
   * Attention shown where to look (EXGnet, arXiv 2506.12404): 1 − the mean normalised
   * cross-correlation between the rectified Grad-CAM of the true class and a target. Rows whose map
   * or target is constant are left out.
   *
   * @param map the node whose channels are weighted, [C][T]
   * @param head the node with a logit a class
   * @param target index of the array of the examples that holds the T target values
   * @param weight λ
   * @param rampEpochs λ grows linearly over so many epochs; 0 for at once
   * @param match how map and target are compared
   * @param derivation where the channels' weights come from
   */
  public record Guidance(
      String map,
      String head,
      int target,
      double weight,
      int rampEpochs,
      Match match,
      Derivation derivation)
      implements Term {
    /** Zero mean, closed form, over five epochs: our choice. */
    public static Guidance of(String map, String head, int target, double lambda) {
      return new Guidance(map, head, target, lambda, 5, Match.ZERO_MEAN, Derivation.CLOSED);
    }

    @Override
    public List<String> nodes() {
      return List.of(map, head);
    }
  }

  /** How a map is compared with its target. */
  public enum Match {
    /** Σ(M − M̄)(G − Ḡ) / (√(Σ(M − M̄)² Σ(G − Ḡ)²) + 1e-8). */
    ZERO_MEAN,
    /** ΣMG / (√(ΣM² ΣG²) + 1e-8). */
    COSINE
  }

  /** Where the channel weights of Grad-CAM come from while training. */
  public enum Derivation {
    /** From the dense layer behind a global average: W / T, no second derivative. */
    CLOSED,
    /** From the gradient of the logit, differentiated a second time: for every kind of head. */
    GRADIENT
  }

  /**
   * A student head learns from a teacher head of the same network: T² times the Kullback–Leibler
   * divergence of softened probabilities (Hinton et al. 2015), no gradient into the teacher.
   *
   * @param teacher node with a logit a class
   * @param student node with a logit a class
   * @param weight in the sum
   * @param temperature T
   */
  public record Distillation(String teacher, String student, double weight, double temperature)
      implements Term {
    @Override
    public List<String> nodes() {
      return List.of(teacher, student);
    }
  }

  /**
   * A head learns from probabilities that somebody else gave: −Σ p log softmax, mean over the
   * batch.
   *
   * @param head the node with a logit a class
   * @param target index of the array of the examples that holds p, one a class
   * @param weight in the sum
   */
  public record Teaching(String head, int target, double weight) implements Term {
    @Override
    public List<String> nodes() {
      return List.of(head);
    }
  }

  /**
   * A head learns numbers: mean squared error.
   *
   * @param head the node with a value a number
   * @param target index of the array of the examples that holds them
   * @param weight in the sum
   */
  public record Regression(String head, int target, double weight) implements Term {
    @Override
    public List<String> nodes() {
      return List.of(head);
    }
  }

  /**
   * A class for every sample: −log softmax of the true one, mean over all samples that have one.
   *
   * @param head the node with a logit a class and sample, [classes · r][T / r]: channel {@code k ·
   *     r + s} at time {@code t} is the logit of class k at sample {@code t · r + s}
   * @param target index of the array of the examples that holds T class indices, −1 where the class
   *     is not known
   * @param classes how many classes there are
   * @param weight in the sum
   */
  public record Segmentation(String head, int target, int classes, double weight) implements Term {
    @Override
    public List<String> nodes() {
      return List.of(head);
    }
  }
}
