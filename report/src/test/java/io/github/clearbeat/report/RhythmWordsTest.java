package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.BeatGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RhythmWordsTest {
  /** Strips of ten seconds, a letter each: A is atrial fibrillation, the rest sinus rhythm. */
  private static Analysis with(Analysis analysis, String letters) throws IOException {
    RhythmModel model = ModelFile.shippedRhythm("exgnet-light-cinc2017");
    List<StripRhythm> strips = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      String name = letters.substring(i, i + 1);
      strips.add(
          new StripRhythm(
              3600L * i, 3600L * (i + 1), 10.0 * i, 10.0 * (i + 1), 0, name, 1, List.of(1f), true));
    }
    return new Analysis(
        analysis.source(),
        analysis.model(),
        analysis.beats(),
        analysis.quality(),
        analysis.summary(),
        Optional.of(new RhythmTrack(model, strips)));
  }

  @Test
  void earlyBeatsInFibrillationAreDoubted() throws IOException {
    Analysis plain = Synthetic.analysis(300, Optional.empty());
    List<Double> seconds =
        plain.beats().stream()
            .filter(beat -> beat.group() == BeatGroup.S)
            .map(beat -> beat.seconds())
            .toList();
    int strip = (int) (seconds.get(0) / 10);
    long within = seconds.stream().filter(at -> (int) (at / 10) == strip).count();
    assertThat(within).isLessThan(seconds.size());
    String letters = "N".repeat(strip) + "A" + "N".repeat(29 - strip);
    assertThat(RhythmWords.doubt(with(plain, letters)).orElseThrow())
        .startsWith(
            within
                + " of the "
                + seconds.size()
                + " beats called S "
                + (within == 1 ? "lies" : "lie"))
        .contains("in stretches called atrial fibrillation, where hardly any beat is S");
    assertThat(RhythmWords.doubt(with(plain, "N".repeat(30)))).isEmpty();
    assertThat(RhythmWords.doubt(plain)).isEmpty();
  }

  @Test
  void theReportBeginsWithTheDoubt() throws IOException {
    Analysis analysis = with(Synthetic.analysis(300, Optional.empty()), "A".repeat(30));
    String doubt = RhythmWords.doubt(analysis).orElseThrow();
    assertThat(Page.of(Synthetic.content(analysis, false)).warnings()).contains(doubt);
  }
}
