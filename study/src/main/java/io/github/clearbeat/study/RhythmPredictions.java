package io.github.clearbeat.study;

import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What networks said of strips that they had not seen: out of fold, or of a data set that was held
 * out.
 *
 * @param model id of the model
 * @param sha256 of the weights of the model trained on everything, which the folds vouch for; empty
 *     where there is none
 * @param protocol what was tested on what, as in {@code cinc2017 stratified}
 * @param seed of the trainings
 * @param epochs they were trained
 * @param classes the names of the outputs
 * @param strips one for each strip
 */
public record RhythmPredictions(
    String model,
    String sha256,
    String protocol,
    long seed,
    int epochs,
    List<String> classes,
    List<Row> strips) {
  private static final int BATCH = 8;

  /** Keeps its own copies. */
  public RhythmPredictions {
    classes = List.copyOf(classes);
    strips = List.copyOf(strips);
  }

  /**
   * One strip.
   *
   * @param record as in {@code cinc2017/A00001}
   * @param patient who was recorded
   * @param fold in which it was held out, from 0
   * @param truth position of its true class
   * @param probabilities by class
   */
  public record Row(String record, String patient, int fold, int truth, float[] probabilities) {
    /** Position of the class with the greatest probability. */
    public int found() {
      int best = 0;
      for (int c = 1; c < probabilities.length; c++) {
        best = probabilities[c] > probabilities[best] ? c : best;
      }
      return best;
    }

    /** The greatest probability. */
    public float confidence() {
      return probabilities[found()];
    }
  }

  /**
   * Runs a network over strips.
   *
   * @param network with the input {@code strip} and the outputs {@code logits} and {@code
   *     probabilities}
   * @param test the strips
   * @param fold in which they were held out
   */
  static List<Row> rows(Network network, Examples test, int fold) {
    Runner runner = network.runner(BATCH);
    int classes = test.classes().size();
    int size = test.size(StripExamples.STRIP);
    float[][] inputs = {new float[BATCH * size]};
    float[][] outputs = {new float[BATCH * classes], new float[BATCH * classes]};
    List<Row> rows = new ArrayList<>(test.count());
    for (int from = 0; from < test.count(); from += BATCH) {
      int batch = Math.min(BATCH, test.count() - from);
      for (int b = 0; b < batch; b++) {
        test.copyInput(from + b, StripExamples.STRIP, inputs[0], b * size);
      }
      runner.run(batch, inputs, outputs);
      for (int b = 0; b < batch; b++) {
        Examples.Origin origin = test.origin(from + b);
        rows.add(
            new Row(
                origin.record(),
                origin.patient(),
                fold,
                test.label(from + b),
                Arrays.copyOfRange(outputs[1], b * classes, (b + 1) * classes)));
      }
    }
    return rows;
  }
}
