package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripChoiceTest {
  @Test
  void everyFindingIsInsideItsStrip() {
    Analysis analysis = Synthetic.analysis(330, Optional.empty());
    List<StripChoice> choices = StripChoice.of(analysis);
    assertThat(choices.get(0).title()).isEqualTo("At the start");
    Summary.Run run = analysis.summary().runs().get(0);
    StripChoice longest = titled(choices, "Longest V run, 5 beats");
    assertThat(longest.fromSeconds()).isLessThan(run.fromSeconds());
    assertThat(longest.toSeconds()).isGreaterThan(run.toSeconds());
    Summary.HeartRate rate = analysis.summary().heartRate().orElseThrow();
    StripChoice slowest = titled(choices, "Slowest, ");
    assertThat(slowest.toSeconds()).isGreaterThan(rate.minSeconds());
    StripChoice pause = titled(choices, "Longest pause, 2.40 s");
    assertThat(analysis.summary().pauses())
        .anyMatch(
            p ->
                p.fromSeconds() > pause.fromSeconds()
                    && p.fromSeconds() + p.seconds() < pause.toSeconds());
  }

  private static StripChoice titled(List<StripChoice> choices, String title) {
    return choices.stream().filter(c -> c.title().startsWith(title)).findFirst().orElseThrow();
  }

  @Test
  void nothingIsShownBeyondTheRecording() {
    for (double seconds : new double[] {2, 7.3, 10, 61.7, 330}) {
      Analysis analysis = Synthetic.analysis(seconds, Optional.empty());
      for (StripChoice choice : StripChoice.of(analysis)) {
        assertThat(choice.fromSeconds()).isBetween(0.0, seconds);
        assertThat(choice.toSeconds()).isBetween(choice.fromSeconds(), seconds);
        assertThat(choice.toSeconds() - choice.fromSeconds())
            .isLessThanOrEqualTo(RhythmStrip.SECONDS);
      }
      assertThat(StripChoice.of(analysis)).hasSizeBetween(1, 10);
    }
  }

  @Test
  void nothingIsShownTwice() {
    List<StripChoice> choices = StripChoice.of(Synthetic.analysis(330, Optional.empty()));
    assertThat(choices).doesNotHaveDuplicates();
    assertThat(choices.stream().map(StripChoice::fromSeconds)).doesNotHaveDuplicates();
  }
}
