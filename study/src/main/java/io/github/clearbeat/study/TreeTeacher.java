package io.github.clearbeat.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boosted trees on features that teach a network on the signal (after Hinton et al. 2015): what
 * they say of each strip comes from trees that have seen neither it nor the held fold, so that
 * neither teacher nor pupil has seen what the pupil is tested on.
 *
 * <pre>{@code
 * float[] probabilities = new TreeTeacher(features, labels, folds, 4, 1).without(fold);
 * }</pre>
 */
final class TreeTeacher {
  /** For {@link #without}: no fold is held. */
  static final int NONE = -1;

  private final List<float[]> features;
  private final int[] labels;
  private final int[] folds;
  private final int classes;
  private final long seed;
  private final Map<Long, FeatureModel> fitted = new HashMap<>();

  /**
   * A teacher that has learnt nothing yet.
   *
   * @param features of each strip
   * @param labels of each strip
   * @param folds of each strip, from 0
   * @param classes how many there are
   * @param seed of the trees
   */
  TreeTeacher(List<float[]> features, int[] labels, int[] folds, int classes, long seed) {
    this.features = List.copyOf(features);
    this.labels = labels.clone();
    this.folds = folds.clone();
    this.classes = classes;
    this.seed = seed;
  }

  /**
   * What the trees say, strip after strip, a probability a class.
   *
   * @param held the fold that nobody may see, or {@link #NONE}; its strips get zeros
   */
  float[] without(int held) {
    float[] all = new float[folds.length * classes];
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] != held) {
        double[] one = trees(held, folds[i]).probabilities(features.get(i));
        for (int c = 0; c < classes; c++) {
          all[i * classes + c] = (float) one[c];
        }
      }
    }
    return all;
  }

  private FeatureModel trees(int held, int own) {
    long pair = (long) Math.max(held, own) << Integer.SIZE | Math.min(held, own) & 0xffffffffL;
    return fitted.computeIfAbsent(pair, key -> fit(held, own));
  }

  private FeatureModel fit(int held, int own) {
    List<float[]> seen = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] != held && folds[i] != own) {
        seen.add(features.get(i));
        of.add(labels[i]);
      }
    }
    return FeatureModel.boostedTrees(
        seen.toArray(float[][]::new),
        of.stream().mapToInt(Integer::intValue).toArray(),
        classes,
        seed);
  }
}
