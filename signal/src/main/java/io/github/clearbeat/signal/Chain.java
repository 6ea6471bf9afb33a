package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** Two stages as one. The delay is the sum, so both must count in samples of the same rate. */
final class Chain<I, M, O> implements Stage<I, O> {
  private final Stage<I, M> first;
  private final Stage<? super M, O> second;

  Chain(Stage<I, M> first, Stage<? super M, O> second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void push(I input, Consumer<? super O> output) {
    first.push(input, middle -> second.push(middle, output));
  }

  @Override
  public void finish(Consumer<? super O> output) {
    first.finish(middle -> second.push(middle, output));
    second.finish(output);
  }

  @Override
  public int delaySamples() {
    return first.delaySamples() + second.delaySamples();
  }

  @Override
  public void save(DataOutput to) throws IOException {
    first.save(to);
    second.save(to);
  }

  @Override
  public void restore(DataInput from) throws IOException {
    first.restore(from);
    second.restore(from);
  }
}
