package io.github.clearbeat.training;

import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One training, from its start or its checkpoint to the end.
 *
 * <p>Lives in the {@link PointerScope} in which it was made. One thread.
 */
final class Run {
  private static final double MOMENTUM = 0.1;

  private final Plan plan;
  private final long seed;
  private final Trainer.Watcher watcher;
  private final Interruption interruption;
  private final Optional<Checkpoint> checkpoint;
  private final Numbers numbers;
  private final TorchNetwork network;
  private final Draws draws;
  private final Batches batches;
  private final Losses losses;
  private final Optional<Validation> validation;
  private final Rate rate;
  private final Adam adam;
  private final float[] weights;
  private final float[] gradients;
  private final State state;

  Run(
      Trainer.Task task,
      Trainer.Watcher watcher,
      Interruption interruption,
      Optional<Checkpoint> checkpoint)
      throws IOException {
    this.plan = task.plan();
    this.seed = task.seed();
    this.watcher = watcher;
    this.interruption = interruption;
    this.checkpoint = checkpoint;
    List<Shape> shapes = shapes(task);
    numbers = new Numbers(task.spec());
    Set<String> wanted = new HashSet<>(task.objective().nodes());
    wanted.add(LibTorchTrainer.LOGITS);
    network = new TorchNetwork(task.spec(), numbers, wanted);
    losses = new Losses(task, numbers);
    draws = new Draws(task.training(), plan, seed);
    batches =
        new Batches(task.training(), shapes, losses.maps(), plan.batch(), plan.augmentation());
    validation = task.validation().map(examples -> new Validation(examples, shapes));
    rate = new Rate(plan, (long) plan.epochs() * draws.steps());
    adam = new Adam(numbers.trainableSize(), plan.weightDecay());
    weights = new float[numbers.trainableSize()];
    gradients = new float[numbers.trainableSize()];
    boolean resumed = checkpoint.isPresent() && checkpoint.get().exists();
    state = resumed ? checkpoint.get().read() : new State();
    if (resumed) {
      restore();
    } else {
      numbers.load(Start.weights(task.spec(), seed, task.start()));
      numbers.readTrainable(weights);
    }
  }

  /** The shapes of all arrays of the examples: the network's inputs, then targets. */
  private static List<Shape> shapes(Trainer.Task task) {
    List<Shape> shapes = new ArrayList<>(task.spec().inputs().values());
    for (int i = shapes.size(); i < task.training().inputCount(); i++) {
      shapes.add(new Shape(1, task.training().size(i)));
    }
    return List.copyOf(shapes);
  }

  Trainer.Trained train() throws IOException {
    while (state.epoch < plan.epochs() && !tired()) {
      int epoch = state.epoch + 1;
      double loss = pass(epoch);
      Optional<Validation.Score> score =
          validation.map(examples -> examples.score(network, LibTorchTrainer.LOGITS));
      finish(epoch, loss, score);
    }
    return new Trainer.Trained(kept(), keptEpoch(), List.copyOf(state.history));
  }

  /** One epoch; gives its mean loss. */
  private double pass(int epoch) {
    int[] order = draws.order(epoch);
    SplittableRandom augmentation = Streams.of(seed, Streams.AUGMENTATION, epoch);
    TorchNetwork.Mode mode =
        new TorchNetwork.Mode.Training(MOMENTUM, Streams.of(seed, Streams.DROPOUT, epoch));
    double sum = 0;
    for (int step = 0; step < draws.steps(); step++) {
      int start = draws.start(step);
      int end = draws.start(step + 1);
      batches.fill(order, start, end, augmentation);
      long done = (long) state.epoch * draws.steps() + step;
      sum += step(mode, epoch, end - start, rate.at(done, state.rateFactor)) * (end - start);
      watcher.step(epoch, plan.epochs(), end, order.length, sum / end);
      if (interruption.asked() || watcher.stopped()) {
        throw new CancellationException(
            "training was stopped in epoch " + epoch + "; the last whole epoch is kept");
      }
    }
    return sum / order.length;
  }

  /** Forward, backward and one step of the optimiser; gives the loss. */
  @SuppressWarnings("try") // scopes are there to be closed
  private double step(TorchNetwork.Mode mode, int epoch, int count, double learningRate) {
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> arrays = batches.inputs(count);
      Tensor loss = losses.sum(network.forward(arrays, mode), arrays, batches.labels(count), epoch);
      numbers.clearGradients();
      loss.backward();
      numbers.readGradients(gradients);
      Adam.clip(gradients, plan.clip());
      adam.step(weights, gradients, learningRate);
      numbers.writeTrainable(weights);
      return loss.item_float();
    }
  }

  private void finish(int epoch, double loss, Optional<Validation.Score> score) throws IOException {
    state.epoch = epoch;
    Trainer.Epoch row =
        new Trainer.Epoch(
            epoch,
            loss,
            score.map(s -> OptionalDouble.of(s.loss())).orElse(OptionalDouble.empty()),
            score.map(s -> OptionalDouble.of(s.macroF1())).orElse(OptionalDouble.empty()));
    state.history.add(row);
    rank(epoch, score.map(Validation.Score::macroF1).orElse(-loss));
    if (averages() && epoch > plan.epochs() - plan.averagedEpochs()) {
      if (state.sum.length == 0) {
        state.sum = new double[weights.length];
      }
      for (int i = 0; i < weights.length; i++) {
        state.sum[i] += weights[i];
      }
    }
    capture();
    if (checkpoint.isPresent()) {
      checkpoint.get().write(state);
    }
    watcher.epoch(row);
  }

  /** Takes note of a score: higher is better. */
  private void rank(int epoch, double score) {
    if (score > state.bestScore) {
      state.bestScore = score;
      state.bestEpoch = epoch;
      state.stale = 0;
      if (plan.patience() > 0) {
        state.bestWeights = weights.clone();
        state.bestStatistics = statistics();
      }
    } else if (++state.stale >= Rate.PLATEAU_EPOCHS) {
      state.stale = 0;
      state.rateFactor /= 2;
    }
  }

  private boolean tired() {
    return plan.patience() > 0 && state.epoch - state.bestEpoch >= plan.patience();
  }

  private boolean averages() {
    return plan.averagedEpochs() > 1;
  }

  private int keptEpoch() {
    return plan.patience() > 0 ? state.bestEpoch : state.epoch;
  }

  private Weights kept() {
    if (plan.patience() > 0) {
      return numbers.weights(state.bestWeights, state.bestStatistics);
    }
    return averages() ? averaged() : numbers.weights();
  }

  /** The mean of the last epochs' weights with statistics gathered anew over one more epoch. */
  @SuppressWarnings("try") // scopes are there to be closed
  private Weights averaged() {
    int count = Math.min(plan.averagedEpochs(), plan.epochs());
    float[] mean = new float[weights.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (state.sum[i] / count);
    }
    numbers.writeTrainable(mean);
    int epoch = plan.epochs() + 1;
    int[] order = draws.order(epoch);
    SplittableRandom augmentation = Streams.of(seed, Streams.AUGMENTATION, epoch);
    SplittableRandom dropout = Streams.of(seed, Streams.DROPOUT, epoch);
    for (int step = 0; step < draws.steps(); step++) {
      int start = draws.start(step);
      int end = draws.start(step + 1);
      batches.fill(order, start, end, augmentation);
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        // The first batch replaces what was there; each later one enters with its share.
        TorchNetwork.Mode mode = new TorchNetwork.Mode.Training(1.0 / (step + 1), dropout);
        network.forward(batches.inputs(end - start), mode);
      }
    }
    return numbers.weights();
  }

  private float[] statistics() {
    float[] values = new float[numbers.statisticsSize()];
    numbers.readStatistics(values);
    return values;
  }

  private void capture() {
    state.weights = weights;
    state.statistics = statistics();
    state.first = adam.first();
    state.second = adam.second();
    state.adamSteps = adam.steps();
  }

  private void restore() {
    System.arraycopy(state.weights, 0, weights, 0, weights.length);
    numbers.writeTrainable(weights);
    numbers.writeStatistics(state.statistics);
    adam.restore(state.first, state.second, state.adamSteps);
  }
}
