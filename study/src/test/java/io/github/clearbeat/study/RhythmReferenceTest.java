package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmStretch;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmReferenceTest {
  private static Annotation rhythm(long sampleIndex, String aux) {
    return new Annotation(sampleIndex, AnnotationCode.RHYTHM, 0, 0, 0, aux);
  }

  @Test
  void stretchesAreThoseOfTheAnnotationsInTheClassesAskedFor() {
    List<Annotation> annotations =
        List.of(
            rhythm(100, "(N"),
            Annotation.of(150, AnnotationCode.NORMAL),
            rhythm(1000, "(AFIB"),
            rhythm(2000, "(B"),
            rhythm(2500, "(SVTA"),
            rhythm(3000, "(N"));
    assertThat(
            RhythmReference.of(annotations, 100, 40, RhythmLabels.named("cinc2017").orElseThrow()))
        .containsExactly(
            new RhythmStretch("N", 1, 10),
            new RhythmStretch("A", 10, 20),
            new RhythmStretch("O", 20, 30),
            new RhythmStretch("N", 30, 40));
    assertThat(
            RhythmReference.of(annotations, 100, 40, RhythmLabels.named("strips-4").orElseThrow()))
        .containsExactly(
            new RhythmStretch("SR", 1, 10),
            new RhythmStretch("AFIB/AFL", 10, 20),
            new RhythmStretch("ST/SVT", 25, 30),
            new RhythmStretch("SR", 30, 40));
  }
}
