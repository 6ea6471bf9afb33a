package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Takes input as it comes and gives output when it is certain. How the input is cut never changes
 * the output.
 *
 * <p>Assumptions: one thread at a time; blocks of one lead, in order, without overlap; {@link
 * #finish} once, at the end, after which the stage is spent. Guarantees: the output is bit-equal
 * for every way of cutting the input, empty blocks included; memory does not grow with the number
 * of samples pushed.
 *
 * @param <I> what goes in; a block is valid only during the call
 * @param <O> what comes out; a block is valid only during the call
 */
public interface Stage<I, O> {
  /** Takes the next input and hands every output that has become certain to {@code output}. */
  void push(I input, Consumer<? super O> output);

  /** Says that nothing more comes, and hands over what was still held back. */
  void finish(Consumer<? super O> output);

  /** From an input sample to the output that needs it, in samples of the input. */
  int delaySamples();

  /** Writes version, hash of the settings and the whole state. */
  void save(DataOutput to) throws IOException;

  /**
   * Takes up the state written by {@link #save}.
   *
   * @throws IOException if it was written by another version or under other settings
   */
  void restore(DataInput from) throws IOException;

  /** This stage and the next as one. */
  default <P> Stage<I, P> then(Stage<? super O, P> next) {
    return new Chain<>(this, next);
  }
}
