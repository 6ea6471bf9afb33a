package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.model.BeatLight;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final Model MODEL = Synthetic.model();
  private static final String CARD =
      ModelCard.markdown(MODEL, List.of("The strides | are our choice."));

  @Test
  void theCardHoldsScoresWithIntervalsAndSaysWhatIsNotReliable() {
    assertThat(CARD).contains("| N | 44,238 | 95.1 (76.1–99.9) | 96.2 (67.3–100.0) |");
    assertThat(CARD.lines().filter(l -> l.startsWith("| S | 1,836 |")).findFirst())
        .get()
        .asString()
        .endsWith("| not reliable |");
    assertThat(CARD.lines().filter(l -> l.startsWith("| V | 3,219 |")).findFirst())
        .get()
        .asString()
        .doesNotContain("not reliable");
    assertThat(CARD)
        .contains(
            "- S (supraventricular ectopic): not reliable; 6 % of such beats are found, 12 % of"
                + " those called so are so.")
        .contains("- Q: not reliable; no such beat was in the test.")
        .contains("It says nothing of the rhythm")
        .contains("Paced beats are not supported")
        .contains("not a medical device");
  }

  @Test
  void theCardHoldsProvenanceAndDepartures() {
    assertThat(CARD)
        .contains("\n## Departures from the paper\n\n- The strides \\| are our choice.")
        .contains("77,357 parameters, 302.18 KB as float")
        .containsPattern("\\| At int8 \\| \\d+\\.\\d\\d KB: [\\d,]+ weights of a byte")
        .contains("51,002 beats of 22 recordings")
        .contains("mitdb/101 mitdb/102")
        .contains(MODEL.sha256())
        .containsPattern("[^.]\\. No recording stood in both training and test\\.");
  }

  /**
   * A network of no paper departs from none, and a class never named has no share of right ones.
   */
  @Test
  void whatCannotBeSaidIsNotSaid() throws IOException {
    Model light = ModelFile.shipped("beat-light-open");
    String card = ModelCard.markdown(light, BeatLight.departures(light));
    assertThat(card.lines().filter(l -> l.startsWith("- S (")))
        .as("well in the mean, badly in some recordings")
        .singleElement()
        .asString()
        .contains("not reliable", "depends on the recording");
    assertThat(card)
        .contains("\n## How it is made: no paper describes it\n\n- An architecture of ours")
        .doesNotContain("Departures from the paper", "– %");
    assertThat(card.lines().filter(l -> l.startsWith("- Q (paced")))
        .allMatch(l -> l.contains("% of such beats are found, "))
        .allMatch(l -> l.endsWith(", none was ever called so.") || l.endsWith("called so are so."));
  }

  @Test
  void everyTableHasLinesOfOneLength() {
    int cells = 0;
    for (String line : CARD.lines().toList()) {
      int here = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : 0;
      if (here > 0 && cells > 0) {
        assertThat(here).as(line).isEqualTo(cells);
      }
      cells = here;
    }
  }

  @Test
  void aModelWithoutScoresIsNotTrusted() {
    String card = ModelCard.markdown(MODEL.withScores(List.of()), List.of());
    assertThat(card)
        .contains("It has not been scored.")
        .contains("trust nothing")
        .contains("None is known.");
  }
}
