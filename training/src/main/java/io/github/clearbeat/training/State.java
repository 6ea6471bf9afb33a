package io.github.clearbeat.training;

import io.github.clearbeat.study.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything after a whole epoch that decides what comes next: what a checkpoint holds. Random
 * generators are not among it; they are made anew for each epoch from the seed.
 */
final class State {
  /** Epochs done. */
  int epoch;

  /** The plan's step size is multiplied by this. */
  double rateFactor = 1;

  /** Best score so far, for plateau and early stop. */
  double bestScore = Double.NEGATIVE_INFINITY;

  /** The epoch of the best score. */
  int bestEpoch;

  /** Epochs without a better score since the best or the last halving. */
  int stale;

  int adamSteps;
  float[] weights;
  float[] statistics;
  float[] first;
  float[] second;

  /** Weights and statistics of the best epoch; empty where the last is kept. */
  float[] bestWeights = {};

  float[] bestStatistics = {};

  /** Sum of the weights at the ends of the last epochs; empty where none are averaged. */
  double[] sum = {};

  final List<Trainer.Epoch> history = new ArrayList<>();
}
