package io.github.clearbeat.network;

/** One computation on the rows it was bound to; a row is all channels at one time. */
interface Step {
  void run();
}
