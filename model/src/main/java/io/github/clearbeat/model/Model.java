package io.github.clearbeat.model;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.BeatGroup;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trained network with all that is needed to use it and to know how far to trust it. It is kept
 * as one ONNX file; see {@link ModelFile}.
 *
 * <pre>{@code
 * Model model = ModelFile.shipped("arrhythminet-v1");
 * model.classes();               // N, S, V, F, Q
 * model.spec().parameters();     // 77,357
 * }</pre>
 *
 * @param id as on the command line, such as {@code arrhythminet-v1}
 * @param preparation what makes a beat ready for it
 * @param spec the network; its outputs are {@code logits} and {@code probabilities}
 * @param weights the network's, batch norm apart
 * @param classes the names of its outputs, such as N, L, R, A, V
 * @param background beats that explanations compare with
 * @param provenance where it comes from
 * @param scores how it did, one for each protocol it was scored under
 * @param abstention which beats it does not name; empty where it names them all
 */
public record Model(
    String id,
    Preparation preparation,
    Spec spec,
    Weights weights,
    List<String> classes,
    Background background,
    Provenance provenance,
    List<Scores> scores,
    Optional<BeatAbstention> abstention) {
  /** Keeps its own copies and checks that classes, network and abstention fit. */
  public Model {
    Objects.requireNonNull(preparation, "preparation");
    classes = List.copyOf(classes);
    scores = List.copyOf(scores);
    int outputs = spec.shapes().get("logits").size();
    if (outputs != classes.size()) {
      throw new IllegalArgumentException(
          "model " + id + " has " + outputs + " outputs and " + classes.size() + " classes");
    }
    if (abstention.isPresent() && abstention.get().least().size() != outputs) {
      throw new IllegalArgumentException(
          "model " + id + " has another number of classes than of least probabilities");
    }
  }

  /** A model that names every beat. */
  public Model(
      String id,
      Preparation preparation,
      Spec spec,
      Weights weights,
      List<String> classes,
      Background background,
      Provenance provenance,
      List<Scores> scores) {
    this(id, preparation, spec, weights, classes, background, provenance, scores, Optional.empty());
  }

  /** SHA-256 of the weights: what predictions refer to. */
  public String sha256() {
    return weights.sha256();
  }

  /** The AAMI group of a class: L, R and N are N; A and S are S; and so on. */
  public BeatGroup group(int classIndex) {
    return switch (classes.get(classIndex)) {
      case "N", "L", "R" -> BeatGroup.N;
      case "S", "A" -> BeatGroup.S;
      case "V" -> BeatGroup.V;
      case "F" -> BeatGroup.F;
      default -> BeatGroup.Q;
    };
  }

  /** Whether the model has seen a recording in training, by its name as in {@code mitdb/208}. */
  public boolean trainedOn(String record) {
    return provenance.trainingRecords().contains(record);
  }

  /** The scores under its own protocol. */
  public Optional<Scores> ownScores() {
    return scores.stream().filter(s -> s.protocol().equals(provenance.protocol())).findFirst();
  }

  /** The same model with other scores; the weights, and so the hash, stay. */
  public Model withScores(List<Scores> others) {
    return new Model(
        id, preparation, spec, weights, classes, background, provenance, others, abstention);
  }

  /** The same model with another rule of what it names, or none; the weights stay. */
  public Model withAbstention(Optional<BeatAbstention> other) {
    return new Model(
        id, preparation, spec, weights, classes, background, provenance, scores, other);
  }
}
