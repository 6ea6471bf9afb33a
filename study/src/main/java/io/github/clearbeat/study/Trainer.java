package io.github.clearbeat.study;

import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whoever can train a network. Implementations are found with {@link java.util.ServiceLoader}, so
 * that nothing but training needs them.
 */
public interface Trainer {
  /**
   * Trains a network from its start or from a checkpoint. The same task gives the same weights,
   * interrupted or not.
   *
   * @param task what to train on what
   * @param watcher is told of every step's progress
   * @throws IOException if the checkpoint cannot be read or written, or belongs to another task
   * @throws java.util.concurrent.CancellationException if the watcher stopped it or the virtual
   *     machine was told to end; the checkpoint of the last whole epoch is kept
   */
  Trained train(Task task, Watcher watcher) throws IOException;

  /**
   * How many epochs a checkpoint holds; 0 where there is none, or none that can be read.
   *
   * @throws IOException if the disk fails
   */
  default int epochsDone(Path checkpoint) throws IOException {
    return 0;
  }

  /** What trained, with versions and threads, for the provenance. */
  String engine();

  /**
   * What to train.
   *
   * @param spec the network; its output {@code logits} is what validation examples are scored by
   * @param objective what is made small
   * @param training examples to learn from; their first arrays are the inputs in the order of the
   *     spec's, the others targets that the objective names
   * @param validation examples that choose the epoch, where the plan says so
   * @param plan how
   * @param seed of start, order, dropout and augmentation
   * @param checkpoint a file written after each epoch and taken up if it is there
   * @param start weights of another network to begin with: each array whose name and size the spec
   *     shares; the others are drawn from the seed
   */
  record Task(
      Spec spec,
      Objective objective,
      Examples training,
      Optional<Examples> validation,
      Plan plan,
      long seed,
      Optional<Path> checkpoint,
      Optional<Weights> start) {
    /** A task that starts from its seed alone. */
    public Task(
        Spec spec,
        Objective objective,
        Examples training,
        Optional<Examples> validation,
        Plan plan,
        long seed,
        Optional<Path> checkpoint) {
      this(spec, objective, training, validation, plan, seed, checkpoint, Optional.empty());
    }

    /** A task whose objective is {@link Objective#CLASSES}. */
    public Task(
        Spec spec,
        Examples training,
        Optional<Examples> validation,
        Plan plan,
        long seed,
        Optional<Path> checkpoint) {
      this(spec, Objective.CLASSES, training, validation, plan, seed, checkpoint);
    }
  }

  /**
   * What came of it.
   *
   * @param weights the network's
   * @param epochs the epoch that was kept, from 1
   * @param history a row an epoch
   */
  record Trained(Weights weights, int epochs, List<Epoch> history) {}

  /**
   * One pass.
   *
   * @param number from 1
   * @param trainingLoss mean over the epoch
   * @param validationLoss where there are validation examples
   * @param validationMacroF1 over the classes present, where there are validation examples
   */
  record Epoch(
      int number,
      double trainingLoss,
      OptionalDouble validationLoss,
      OptionalDouble validationMacroF1) {}

  /** Is told how training goes, on the training thread. */
  interface Watcher {
    /** Nobody watches. */
    Watcher NONE = new Watcher() {};

    /**
     * After a step.
     *
     * @param epoch from 1
     * @param epochs the most there may be
     * @param example examples of this epoch seen so far
     * @param examples of this epoch
     * @param loss running mean of this epoch
     */
    default void step(int epoch, int epochs, int example, int examples, double loss) {}

    /** After an epoch. */
    default void epoch(Epoch epoch) {}

    /** Whether to stop after this step, the checkpoint of the last whole epoch kept. */
    default boolean stopped() {
      return false;
    }
  }
}
