package io.github.clearbeat.benchmark;

import java.util.List;

/** Who computes the beats, and how its JVM is started. */
enum Rival {
  /** ONNX Runtime on one thread, which chooses its instructions by itself. */
  ONNX_RUNTIME("ONNX Runtime"),
  /** The Vector API with the longest vectors of the machine. */
  VECTOR("Vector API", "--add-modules=jdk.incubator.vector"),
  /** The Vector API with vectors of 256 bits. */
  VECTOR_AVX2("Vector API, AVX2", "--add-modules=jdk.incubator.vector", "-XX:UseAVX=2"),
  /** Loops in plain Java. */
  PLAIN("plain Java");

  private final String title;
  private final List<String> flags;

  Rival(String title, String... flags) {
    this.title = title;
    this.flags = List.of(flags);
  }

  /** As it stands in a table. */
  String title() {
    return title;
  }

  /** What its JVM needs. */
  String[] flags() {
    return flags.toArray(String[]::new);
  }
}
