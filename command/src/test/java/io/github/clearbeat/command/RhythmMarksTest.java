package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rhythms over time as annotations that other tools read. */
class RhythmMarksTest {
  private static RhythmTrack track(String... names) throws IOException {
    List<StripRhythm> strips = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      boolean named = !names[i].isEmpty();
      String name = named ? names[i] : "N";
      strips.add(
          new StripRhythm(
              1000L * i,
              1000L * (i + 1),
              10.0 * i,
              10.0 * (i + 1),
              0,
              name,
              0.9f,
              List.of(0.9f, 0.1f),
              named));
    }
    return new RhythmTrack(null, strips);
  }

  @Test
  void amongBeatsWhereAnotherRhythmBegins() throws IOException {
    List<Annotation> rhythms =
        RhythmMarks.of(track("N", "N", "A", "A", "", "~", "O", "AFIB", "SR", "SB"));
    assertThat(rhythms.stream().map(mark -> mark.sampleIndex() + mark.aux()))
        .containsExactly("0(N", "2000(AFIB", "4000(U", "6000(O", "7000(AFIB", "8000(N", "9000(SBR");
    List<Annotation> beats =
        List.of(
            Annotation.of(1999, AnnotationCode.NORMAL), Annotation.of(2000, AnnotationCode.PVC));
    assertThat(RhythmMarks.merged(rhythms, beats).stream().map(mark -> mark.code().mnemonic()))
        .containsExactly("+", "N", "+", "V", "+", "+", "+", "+", "+");
    assertThat(RhythmMarks.merged(List.of(), beats)).isEqualTo(beats);
  }
}
