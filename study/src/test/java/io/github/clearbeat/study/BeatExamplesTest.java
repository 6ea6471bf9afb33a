package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.MitdbSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The beats of mitdb, counted as the literature counts them. */
class BeatExamplesTest {
  @Test
  void ds2HoldsThePapersBeats() throws IOException {
    BeatDataSet mitdb = mitdb();
    Examples test =
        new BeatExamples(Preparation.loneBeat(), BeatLabels.GROUPS)
            .add(mitdb, MitdbSplit.DS2)
            .prepare();
    assertThat(test.countByClass()[1]).isEqualTo(1_837);
    assertThat(test.countByClass()[4]).isEqualTo(7);
  }

  @Test
  void aPacedRecordHasNoneOfTheFiveCodesButItsNormalBeats() throws IOException {
    Examples paced =
        new BeatExamples(Preparation.loneBeat(), BeatLabels.CODES)
            .add(mitdb(), java.util.List.of("102"))
            .prepare();
    assertThat(paced.countByClass()).containsExactly(99, 0, 0, 0, 4);
  }

  @Test
  void aMadeRecordingIsOfItsPatientAndSaysSo() throws IOException {
    Examples both =
        new BeatExamples(Preparation.loneBeat(), BeatLabels.GROUPS)
            .add(mitdb(), java.util.List.of("119"), 0)
            .addMade(mitdb(), java.util.List.of("119"), 0)
            .addMade(mitdb(), java.util.List.of("119"), 2)
            .prepare();
    int made = 0;
    for (int i = 0; i < both.count(); i++) {
      Examples.Origin origin = both.origin(i);
      made += origin.made() ? 1 : 0;
      assertThat(origin.patient()).isEqualTo(both.origin(0).patient());
      assertThat(origin.made() && origin.usualLead()).isFalse();
    }
    assertThat(made).isBetween(400, 2_500);
    assertThat(both.count() - made).isEqualTo(1_987);
  }

  private static BeatDataSet mitdb() throws IOException {
    Path root = DataRoot.folder();
    assumeTrue(
        Files.isDirectory(root.resolve("mitdb")), "mitdb is not in the data folder: skipped");
    return BeatDataSet.mitdb(root);
  }
}
