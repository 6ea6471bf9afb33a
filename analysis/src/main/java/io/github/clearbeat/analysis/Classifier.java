package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.recording.Beat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Collects prepared beats in batches and runs them through the network: on the calling thread, or
 * on an executor's, several batches at once. Either way beats come out in order, the same bits.
 */
final class Classifier {
  private static final int BATCH = 32;
  private static final int IN_FLIGHT = 8;

  private final Model model;
  private final Network network;
  private final double hertz;
  private final Executor executor; // null: the calling thread
  private final int[] sizes;
  private final ArrayDeque<Batch> running = new ArrayDeque<>();
  private final ArrayDeque<Batch> idle = new ArrayDeque<>();
  private Batch filling;

  Classifier(Model model, Network network, double hertz, Executor executor) {
    this.model = model;
    this.network = network;
    this.hertz = hertz;
    this.executor = executor;
    sizes = model.spec().inputs().values().stream().mapToInt(shape -> shape.size()).toArray();
    filling = new Batch();
  }

  private final class Batch {
    final Runner runner = network.runner(BATCH);
    final Beat[] beats = new Beat[BATCH];
    final double[] secondsBefore = new double[BATCH];
    final float[][] inputs = new float[sizes.length][];
    final float[][] outputs = new float[2][BATCH * model.classes().size()];
    int count;
    CompletableFuture<Void> done;

    Batch() {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = new float[BATCH * sizes[i]];
      }
    }

    void run() {
      runner.run(count, inputs, outputs);
    }
  }

  void take(PreparedBeat beat, Consumer<? super ClassifiedBeat> output) {
    Batch batch = filling;
    System.arraycopy(beat.channels(), 0, batch.inputs[0], batch.count * sizes[0], sizes[0]);
    if (sizes.length > 1) {
      System.arraycopy(beat.features(), 0, batch.inputs[1], batch.count * sizes[1], sizes[1]);
    }
    batch.beats[batch.count] = beat.beat();
    batch.secondsBefore[batch.count] = beat.secondsBefore();
    batch.count++;
    if (batch.count == BATCH) {
      start(output);
    }
  }

  /** After a block: without an executor, all beats so far come out; else those that are done. */
  void afterBlock(Consumer<? super ClassifiedBeat> output) {
    if (executor == null) {
      finish(output);
    }
    while (!running.isEmpty() && running.peek().done.isDone()) {
      collect(output);
    }
  }

  /** All beats so far come out. */
  void finish(Consumer<? super ClassifiedBeat> output) {
    if (filling.count > 0) {
      start(output);
    }
    while (!running.isEmpty()) {
      collect(output);
    }
  }

  private void start(Consumer<? super ClassifiedBeat> output) {
    Batch batch = filling;
    if (executor == null) {
      batch.run();
      batch.done = CompletableFuture.completedFuture(null);
    } else {
      batch.done = CompletableFuture.runAsync(batch::run, executor);
    }
    running.add(batch);
    if (executor == null || running.size() >= IN_FLIGHT) {
      collect(output);
    }
    filling = idle.isEmpty() ? new Batch() : idle.remove();
  }

  private void collect(Consumer<? super ClassifiedBeat> output) {
    Batch batch = running.remove();
    batch.done.join();
    for (int b = 0; b < batch.count; b++) {
      output.accept(classified(batch, b));
    }
    batch.count = 0;
    idle.add(batch);
  }

  private ClassifiedBeat classified(Batch batch, int row) {
    int classes = model.classes().size();
    int best = 0;
    List<Float> probabilities = new ArrayList<>(classes);
    for (int c = 0; c < classes; c++) {
      probabilities.add(batch.outputs[1][row * classes + c]);
      if (probabilities.get(c) > probabilities.get(best)) {
        best = c;
      }
    }
    Beat beat = batch.beats[row];
    return new ClassifiedBeat(
        beat.sampleIndex(),
        beat.sampleIndex() / hertz,
        model.classes().get(best),
        model.group(best),
        probabilities.get(best),
        probabilities,
        beat.quality(),
        batch.secondsBefore[row]);
  }
}
