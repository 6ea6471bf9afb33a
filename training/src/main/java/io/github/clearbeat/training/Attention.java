package io.github.clearbeat.training;

import io.github.clearbeat.study.Objective;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Maps of where a network looks, differentiable, and how far they are from where it should.
 *
 * <p>Activations are [B, C, 1, T], logits [B, K], maps and targets [B, T].
 */
final class Attention {
  private static final double SMALL = 1e-8;
  private static final double CONSTANT = 1e-20;
  private static final int CHANNELS = 1;
  private static final int TIME = 3;

  private Attention() {}

  /**
   * Rectified Grad-CAM of each row's label behind a global average and one dense layer: max(0, Σ_k
   * W_ck / T · A_k(t)) (Selvaraju et al. 2017, equation 2, where the gradient is a constant).
   *
   * @param weight of the dense layer, [K, C]
   */
  static Tensor closed(Tensor activations, Tensor weight, Tensor labels) {
    long rows = activations.size(0);
    Tensor alpha =
        weight
            .index_select(0, labels)
            .view(rows, -1, 1, 1)
            .mul(new Scalar(1.0 / activations.size(TIME)));
    return rectified(activations, alpha);
  }

  /**
   * The same for every kind of head: the channels' weights are the mean over time of the logit's
   * gradient, itself kept differentiable.
   */
  static Tensor general(Tensor activations, Tensor logits, Tensor labels) {
    Tensor chosen = logits.gather(1, labels.view(-1, 1)).sum();
    Tensor gradient =
        torch
            .grad(
                new TensorVector(chosen),
                new TensorVector(activations),
                new TensorVector(),
                new BoolOptional(true),
                true,
                false)
            .get(0);
    return rectified(activations, torch.avg_pool2d(gradient, 1, activations.size(TIME)));
  }

  private static Tensor rectified(Tensor activations, Tensor alpha) {
    Tensor sum = activations.mul(alpha).sum(CHANNELS);
    return torch.relu(sum).reshape(activations.size(0), -1);
  }

  /**
   * 1 − the mean normalised cross-correlation over rows where neither side is constant; 0 where
   * there is no such row.
   */
  static Tensor mismatch(Tensor maps, Tensor targets, Objective.Match match) {
    Tensor map = maps;
    Tensor target = targets;
    if (match == Objective.Match.ZERO_MEAN) {
      map = map.sub(map.mean(new long[] {1}, true, null));
      target = target.sub(target.mean(new long[] {1}, true, null));
    }
    Scalar constant = new Scalar(CONSTANT);
    Tensor usable =
        squares(map.detach()).gt(constant).logical_and(squares(target).gt(constant)).nonzero();
    if (usable.size(0) == 0) {
      return maps.sum().mul(new Scalar(0));
    }
    Tensor rows = usable.view(-1);
    map = map.index_select(0, rows);
    target = target.index_select(0, rows);
    Tensor norm = squares(map).mul(squares(target)).sqrt().add(new Scalar(SMALL));
    Tensor correlation = map.mul(target).sum(1).div(norm);
    return correlation.mean().neg().add(new Scalar(1));
  }

  private static Tensor squares(Tensor rows) {
    return rows.mul(rows).sum(1);
  }
}
