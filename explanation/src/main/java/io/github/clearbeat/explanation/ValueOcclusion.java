package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the logit goes when one named value takes that of the mean background beat, value by
 * value; each channel of samples goes as a whole. Not complete: it has no baseline.
 */
public final class ValueOcclusion implements Explainer {
  private final List<Player> players;

  /** For the examples of a preparation. */
  public ValueOcclusion(Preparation preparation) {
    players = ValuePlayers.singly(preparation);
  }

  @Override
  public String name() {
    return "value-occlusion";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    List<float[][]> batch = new ArrayList<>();
    batch.add(example.inputs());
    for (Player player : players) {
      float[][] without = ValuePlayers.clone(example.inputs());
      ValuePlayers.copy(player, subject.meanBackground(), without);
      batch.add(without);
    }
    float[][] logits = subject.logits(batch);
    double value = logits[0][classIndex];
    Gathered gathered = new Gathered(subject);
    for (int p = 0; p < players.size(); p++) {
      ValuePlayers.give(players.get(p), value - logits[p + 1][classIndex], gathered);
    }
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }
}
