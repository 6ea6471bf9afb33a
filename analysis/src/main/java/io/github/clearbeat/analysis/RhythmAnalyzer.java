package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.PreparedStrip;
import io.github.clearbeat.beat.StripCutter;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The pipeline from samples of one lead to rhythms: strips, network, names. It runs beside an
 * {@link Analyzer} on the same samples.
 *
 * <p>Assumptions and guarantees are those of {@link Stage}: the same rhythms, bit for bit, however
 * the stream is cut. A rhythm comes when its strip is whole.
 *
 * <pre>{@code
 * RhythmAnalyzer analyzer = new RhythmAnalyzer(model, 300);
 * analyzer.push(block, rhythm -> show(rhythm.fromSeconds(), rhythm.className()));
 * analyzer.finish(rhythm -> show(rhythm.fromSeconds(), rhythm.className()));
 * }</pre>
 */
public final class RhythmAnalyzer implements Stage<Samples, StripRhythm> {
  private static final int IN_FLIGHT = 8;

  /** A strip that has less than this share of signal, or moves less than this, has no rhythm. */
  private static final double LEAST_PRESENT = 0.25;

  private static final double FLAT_MILLIVOLTS = 0.01;

  private final RhythmModel model;
  private final double hertz;
  private final StripCutter cutter;
  private final Network network;
  private final Executor executor; // null: the calling thread
  private final ArrayDeque<Strip> running = new ArrayDeque<>();
  private final ArrayDeque<Strip> idle = new ArrayDeque<>();
  private boolean begun;
  private long beginning;
  private long pushed;
  private long spokenTo; // every sample before it has its rhythm

  /**
   * An analyzer that has seen nothing.
   *
   * @param model what names the rhythm
   * @param hertz samples per second of what will be pushed
   */
  public RhythmAnalyzer(RhythmModel model, double hertz) {
    this(model, hertz, null);
  }

  RhythmAnalyzer(RhythmModel model, double hertz, Executor executor) {
    this.model = model;
    this.hertz = hertz;
    this.executor = executor;
    cutter = new StripCutter(model.preparation(), hertz);
    network = Network.of(model.spec(), model.weights());
  }

  /** A strip on its way through the network. */
  private final class Strip {
    final Runner runner = network.runner(1);
    final float[][] inputs = new float[1][];
    final float[][] outputs = new float[2][model.classes().size()];
    PreparedStrip prepared;
    boolean last;
    CompletableFuture<Void> done;

    void run() {
      inputs[0] = prepared.values();
      runner.run(1, inputs, outputs);
    }
  }

  @Override
  public void push(Samples input, Consumer<? super StripRhythm> output) {
    if (input.length() == 0) {
      return;
    }
    if (!begun) {
      begun = true;
      beginning = input.firstIndex();
      spokenTo = beginning;
    }
    pushed = input.endIndex();
    cutter.push(input, strip -> start(strip, false, output));
    while (!running.isEmpty() && running.peek().done.isDone()) {
      collect(output);
    }
  }

  @Override
  public void finish(Consumer<? super StripRhythm> output) {
    cutter.finish(strip -> start(strip, true, output));
    while (!running.isEmpty()) {
      collect(output);
    }
  }

  private void start(PreparedStrip prepared, boolean last, Consumer<? super StripRhythm> output) {
    if (running.size() >= IN_FLIGHT) {
      collect(output);
    }
    Strip strip = idle.isEmpty() ? new Strip() : idle.remove();
    strip.prepared = prepared;
    strip.last = last;
    if (executor == null) {
      strip.run();
      strip.done = CompletableFuture.completedFuture(null);
    } else {
      strip.done = CompletableFuture.runAsync(strip::run, executor);
    }
    running.add(strip);
  }

  private void collect(Consumer<? super StripRhythm> output) {
    Strip strip = running.remove();
    strip.done.join();
    float[] probabilities = strip.outputs[1];
    int best = 0;
    List<Float> all = new ArrayList<>(probabilities.length);
    for (int c = 0; c < probabilities.length; c++) {
      all.add(probabilities[c]);
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    PreparedStrip prepared = strip.prepared;
    boolean signal =
        prepared.presentShare() >= LEAST_PRESENT
            && prepared.deviationMillivolts() >= FLAT_MILLIVOLTS;
    long end =
        Math.round(
            (prepared.firstSample() + model.preparation().samples())
                / model.preparation().hertz()
                * hertz);
    long to = strip.last ? pushed : Math.max(spokenTo, Math.min(end, pushed));
    output.accept(
        new StripRhythm(
            spokenTo,
            to,
            spokenTo / hertz,
            to / hertz,
            best,
            model.classes().get(best),
            probabilities[best],
            all,
            signal && probabilities[best] >= model.abstainBelow()));
    spokenTo = to;
    idle.add(strip);
  }

  @Override
  public int delaySamples() {
    return cutter.delaySamples();
  }

  private StateHeader header() {
    return new StateHeader(
        "rhythm-analyzer", 1, StateHeader.hash(hertz, model.sha256().hashCode()));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    if (!running.isEmpty()) {
      throw new IllegalStateException("a rhythm analyzer with an executor cannot be saved");
    }
    header().write(to);
    to.writeBoolean(begun);
    to.writeLong(beginning);
    to.writeLong(pushed);
    to.writeLong(spokenTo);
    cutter.save(to);
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    begun = from.readBoolean();
    beginning = from.readLong();
    pushed = from.readLong();
    spokenTo = from.readLong();
    cutter.restore(from);
  }
}
