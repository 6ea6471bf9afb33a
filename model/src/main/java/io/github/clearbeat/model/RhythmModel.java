package io.github.clearbeat.model;

import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trained network that gives the rhythm of a strip, with all that is needed to use it and to know
 * how far to trust it. It is kept as one ONNX file; see {@link ModelFile}.
 *
 * <pre>{@code
 * RhythmModel model = ModelFile.shippedRhythm("exgnet-light-cinc2017");
 * model.classes();               // N, A, O, ~
 * model.preparation().seconds(); // 30
 * }</pre>
 *
 * @param id as on the command line, such as {@code exgnet-light-cinc2017}
 * @param preparation what makes a strip ready for it
 * @param spec the network as deployed; its input is {@code strip}, its outputs are {@code logits}
 *     and {@code probabilities}
 * @param weights the network's, batch norm apart
 * @param classes the names of its outputs, such as SR, SB, ST/SVT, AFIB/AFL
 * @param abstainBelow the greatest probability below which no rhythm is named; 0 for never
 * @param provenance where it comes from
 * @param scores how it did, one for each protocol it was scored under
 */
public record RhythmModel(
    String id,
    StripPreparation preparation,
    Spec spec,
    Weights weights,
    List<String> classes,
    double abstainBelow,
    Provenance provenance,
    List<Scores> scores) {
  /** Keeps its own copies and checks that strip, classes and network fit. */
  public RhythmModel {
    Objects.requireNonNull(preparation, "preparation");
    classes = List.copyOf(classes);
    scores = List.copyOf(scores);
    int outputs = spec.shapes().get("logits").size();
    if (outputs != classes.size()) {
      throw new IllegalArgumentException(
          "model " + id + " has " + outputs + " outputs and " + classes.size() + " classes");
    }
    if (!List.copyOf(spec.inputs().keySet()).equals(List.of("strip"))
        || spec.inputs().get("strip").size() != preparation.samples()) {
      throw new IllegalArgumentException(
          "model " + id + " does not take a strip of " + preparation.samples() + " samples");
    }
  }

  /** SHA-256 of the weights: what predictions refer to. */
  public String sha256() {
    return weights.sha256();
  }

  /** Whether the model has seen a recording in training, by its name as in {@code ludb/12}. */
  public boolean trainedOn(String record) {
    return provenance.trainingRecords().contains(record);
  }

  /** The scores under its own protocol. */
  public Optional<Scores> ownScores() {
    return scores.stream().filter(s -> s.protocol().equals(provenance.protocol())).findFirst();
  }

  /** The same model with other scores; the weights, and so the hash, stay. */
  public RhythmModel withScores(List<Scores> others) {
    return new RhythmModel(
        id, preparation, spec, weights, classes, abstainBelow, provenance, others);
  }
}
