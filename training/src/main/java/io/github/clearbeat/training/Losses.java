package io.github.clearbeat.training;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Objective;
import io.github.clearbeat.study.Trainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The objective of a task, computed.
 *
 * <p>Lives in the {@link org.bytedeco.javacpp.PointerScope} in which it was made.
 */
final class Losses {
  private static final int MEAN = 1;
  private static final int IGNORED_LABEL = -100;
  private static final int UNKNOWN_CLASS = -1;

  private final Objective objective;
  private final Numbers numbers;
  private final double labelSmoothing;
  private final TensorOptional classWeights;

  /**
   * The losses of a task.
   *
   * @throws IllegalArgumentException if a term does not fit the network or the examples
   */
  Losses(Trainer.Task task, Numbers numbers) {
    this.objective = task.objective();
    this.numbers = numbers;
    this.labelSmoothing = task.plan().labelSmoothing();
    List<Double> weights = objective.classWeights();
    if (!weights.isEmpty() && weights.size() != task.training().classes().size()) {
      throw new IllegalArgumentException("a weight for each class is needed, found " + weights);
    }
    float[] values = new float[weights.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i).floatValue();
    }
    classWeights =
        values.length == 0 ? new TensorOptional() : new TensorOptional(Tensor.create(values));
    objective.terms().forEach(term -> check(term, task));
  }

  /** The arrays of the examples that follow the signal where augmentation moves it. */
  Set<Integer> maps() {
    Set<Integer> maps = new HashSet<>();
    for (Objective.Term term : objective.terms()) {
      if (term instanceof Objective.Guidance guidance) {
        maps.add(guidance.target());
      }
    }
    return maps;
  }

  /**
   * The sum of all terms.
   *
   * @param values of the network's nodes
   * @param arrays of the examples
   * @param labels class indices
   * @param epoch from 1
   */
  Tensor sum(Map<String, Tensor> values, List<Tensor> arrays, Tensor labels, int epoch) {
    List<Tensor> parts = new ArrayList<>();
    for (Objective.Term term : objective.terms()) {
      double weight = term.weight() * ramp(term, epoch);
      if (weight > 0) {
        Tensor part = part(term, values, arrays, labels);
        parts.add(weight == 1 ? part : part.mul(new Scalar(weight)));
      }
    }
    return parts.stream().reduce(torch::add).orElseThrow();
  }

  private static double ramp(Objective.Term term, int epoch) {
    return term instanceof Objective.Guidance guidance && guidance.rampEpochs() > 0
        ? Math.min(1, (double) epoch / guidance.rampEpochs())
        : 1;
  }

  private Tensor part(
      Objective.Term term, Map<String, Tensor> values, List<Tensor> arrays, Tensor labels) {
    if (term instanceof Objective.CrossEntropy entropy) {
      return torch.cross_entropy_loss(
          flat(values.get(entropy.head())),
          labels,
          classWeights,
          MEAN,
          IGNORED_LABEL,
          labelSmoothing);
    } else if (term instanceof Objective.Guidance guidance) {
      Tensor activations = values.get(guidance.map());
      Tensor map =
          guidance.derivation() == Objective.Derivation.CLOSED
              ? Attention.closed(activations, numbers.get(guidance.head() + ".weight"), labels)
              : Attention.general(activations, flat(values.get(guidance.head())), labels);
      return Attention.mismatch(map, flat(arrays.get(guidance.target())), guidance.match());
    } else if (term instanceof Objective.Distillation distillation) {
      return divergence(
          flat(values.get(distillation.teacher())).detach(),
          flat(values.get(distillation.student())),
          distillation.temperature());
    } else if (term instanceof Objective.Regression regression) {
      return torch.mse_loss(
          flat(values.get(regression.head())), flat(arrays.get(regression.target())));
    } else if (term instanceof Objective.Teaching teaching) {
      Tensor q = torch.log_softmax(flat(values.get(teaching.head())), 1);
      Tensor sum = flat(arrays.get(teaching.target())).mul(q).sum();
      return sum.mul(new Scalar(-1.0 / q.size(0)));
    } else if (term instanceof Objective.Segmentation segmentation) {
      return segmentation(
          values.get(segmentation.head()),
          flat(arrays.get(segmentation.target())),
          segmentation.classes());
    }
    throw new IllegalArgumentException("unknown term " + term);
  }

  /** Cross-entropy of every sample that has a class; logits are [B][classes · r][1][T / r]. */
  private Tensor segmentation(Tensor logits, Tensor target, int classes) {
    long batch = logits.size(0);
    long parts = logits.size(1) / classes;
    long time = logits.size(3);
    Tensor bySample =
        logits
            .reshape(batch, classes, parts, time)
            .permute(0, 1, 3, 2)
            .reshape(batch, classes, time * parts);
    return torch.cross_entropy_loss(
        bySample,
        target.to(torch.ScalarType.Long),
        classWeights,
        MEAN,
        UNKNOWN_CLASS,
        labelSmoothing);
  }

  /** T² · mean over the batch of Σ p (log p − log q), both softened by T. */
  static Tensor divergence(Tensor teacher, Tensor student, double temperature) {
    Scalar softer = new Scalar(1 / temperature);
    Tensor p = torch.log_softmax(teacher.mul(softer), 1);
    Tensor q = torch.log_softmax(student.mul(softer), 1);
    Tensor sum = p.exp().mul(p.sub(q)).sum();
    return sum.mul(new Scalar(temperature * temperature / teacher.size(0)));
  }

  private static Tensor flat(Tensor value) {
    return value.reshape(value.size(0), -1);
  }

  private static void check(Objective.Term term, Trainer.Task task) {
    Spec spec = task.spec();
    if (term instanceof Objective.Guidance guidance) {
      int cells = spec.shapes().get(guidance.map()).time();
      checkTarget(guidance.target(), cells, task);
      if (guidance.derivation() == Objective.Derivation.CLOSED && !averages(spec, guidance)) {
        throw new IllegalArgumentException(
            guidance.head()
                + " is no dense layer behind a global average of "
                + guidance.map()
                + ", so its map needs the gradient form");
      }
    } else if (term instanceof Objective.Regression regression) {
      checkTarget(regression.target(), spec.shapes().get(regression.head()).size(), task);
    } else if (term instanceof Objective.Teaching teaching) {
      checkTarget(teaching.target(), spec.shapes().get(teaching.head()).size(), task);
    } else if (term instanceof Objective.Segmentation segmentation) {
      int size = spec.shapes().get(segmentation.head()).size();
      if (size % segmentation.classes() != 0) {
        throw new IllegalArgumentException(
            segmentation.head() + " has no logit for each of " + segmentation.classes());
      }
      checkTarget(segmentation.target(), size / segmentation.classes(), task);
    }
  }

  private static void checkTarget(int target, int size, Trainer.Task task) {
    if (target >= task.training().inputCount() || task.training().size(target) != size) {
      throw new IllegalArgumentException(
          "array " + target + " of the examples does not hold " + size + " values");
    }
  }

  /** Whether the head is dense on the mean over time of the map, dropout aside. */
  private static boolean averages(Spec spec, Objective.Guidance guidance) {
    Spec.Node node = spec.node(guidance.head());
    if (!(node.layer() instanceof Layer.Dense)) {
      return false;
    }
    boolean averaged = false;
    while (!node.inputs().get(0).equals(guidance.map())) {
      String before = node.inputs().get(0);
      if (spec.inputs().containsKey(before)) {
        return false;
      }
      node = spec.node(before);
      boolean average = node.layer() instanceof Layer.GlobalAveragePool;
      if (!average && !(node.layer() instanceof Layer.Dropout)) {
        return false;
      }
      averaged |= average;
    }
    return averaged;
  }
}
