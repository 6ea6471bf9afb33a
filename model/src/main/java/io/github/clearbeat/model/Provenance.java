package io.github.clearbeat.model;

import java.util.List;

/**
 * Where a model comes from: enough to train it again, and to know which recordings it has seen.
 *
 * @param protocol name of the protocol, as in {@code ds1}
 * @param dataSets what it was trained on, with licences, as in {@code mitdb 1.0.0 (ODC-By 1.0)}
 * @param trainingRecords every recording it has seen, as in {@code mitdb/101}
 * @param trainingExamples how many examples it learnt from
 * @param dataSha256 over the training examples, hex
 * @param seed of the training
 * @param epochs that were trained
 * @param plan how, as JSON
 * @param engine what trained, with versions and threads
 * @param commit of the program that trained, or {@code unknown}
 * @param command that trained
 */
public record Provenance(
    String protocol,
    List<String> dataSets,
    List<String> trainingRecords,
    int trainingExamples,
    String dataSha256,
    long seed,
    int epochs,
    String plan,
    String engine,
    String commit,
    String command) {
  /** Keeps its own copies. */
  public Provenance {
    dataSets = List.copyOf(dataSets);
    trainingRecords = List.copyOf(trainingRecords);
  }
}
