package io.github.clearbeat.study;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a stored model says of a protocol's test set, at the reference's R peaks. */
final class ModelPredictions {
  private final Model model;
  private final Protocol protocol;
  private final BeatDataSet mitdb;
  private final Predictions.Stress stress;

  ModelPredictions(Model model, Protocol protocol, Path root, Predictions.Stress stress)
      throws IOException {
    this.stress = stress;
    this.model = model;
    this.protocol = protocol;
    List<String> expected = BeatLabels.of(protocol).classes();
    if (!model.classes().equals(expected)) {
      throw new MalformedInputException(
          model.id(),
          "its classes are "
              + String.join(", ", model.classes())
              + ", but protocol "
              + protocol.id()
              + " tells "
              + String.join(", ", expected));
    }
    if (protocol == Protocol.LEAVE_ONE_OUT) {
      throw new MalformedInputException(
          model.id(),
          "leave-one-out has a network for each patient and no model file; give its .predictions"
              + " file instead");
    }
    mitdb = BeatDataSet.mitdb(root);
  }

  Predictions of(List<String> records, Runnable step) throws IOException {
    Network network = Network.of(model.spec(), model.weights());
    List<Predictions.Row> rows = new ArrayList<>();
    if (protocol.patientsOnBothSides()) {
      rows.addAll(drawn(network));
      records.forEach(record -> step.run());
    } else {
      for (String record : records) {
        String name = record.substring(record.indexOf('/') + 1);
        Examples test = examples().add(mitdb, List.of(name)).prepare();
        rows.addAll(Predictions.rows(network, test, new boolean[test.count()]));
        step.run();
      }
    }
    return new Predictions(
        model.id(),
        model.sha256(),
        protocol.id(),
        model.provenance().seed(),
        model.provenance().epochs(),
        model.classes(),
        rows);
  }

  /** The random test set of the seed that the model was trained with. */
  private List<Predictions.Row> drawn(Network network) throws IOException {
    Examples all = examples().add(mitdb, mitdb.records()).prepare();
    long seed = model.provenance().seed();
    Split split = protocol == Protocol.PAPER ? Split.paper(all, seed) : Split.first(all, seed);
    boolean own = model.provenance().protocol().equals(protocol.id());
    boolean[] seen = own ? BeatTraining.seen(split) : new boolean[all.count()];
    return Predictions.rows(network, split.test(), seen);
  }

  private BeatExamples examples() {
    return new BeatExamples(model.preparation(), BeatLabels.of(protocol)).through(stress);
  }
}
