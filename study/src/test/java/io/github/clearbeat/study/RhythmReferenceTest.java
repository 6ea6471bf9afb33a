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
            RhythmReference.of(
                annotations, 100, 40, RhythmLabels.named("cinc2017").orElseThrow(), 0))
        .containsExactly(
            new RhythmStretch("N", 1, 10),
            new RhythmStretch("A", 10, 20),
            new RhythmStretch("O", 20, 30),
            new RhythmStretch("N", 30, 40));
    assertThat(
            RhythmReference.of(
                annotations, 100, 40, RhythmLabels.named("strips-4").orElseThrow(), 0))
        .containsExactly(
            new RhythmStretch("SR", 1, 10),
            new RhythmStretch("AFIB/AFL", 10, 20),
            new RhythmStretch("ST/SVT", 25, 30),
            new RhythmStretch("SR", 30, 40));
  }

  @Test
  void noiseInTheLeadIsNoiseWhereThatIsAClass() {
    List<Annotation> annotations =
        List.of(
            rhythm(0, "(N"),
            new Annotation(500, AnnotationCode.NOISE, 2, 0, 0, ""), // the other lead
            new Annotation(1000, AnnotationCode.NOISE, 3, 0, 0, ""), // both
            rhythm(1500, "(AFIB"),
            new Annotation(2000, AnnotationCode.NOISE, 0, 0, 0, ""), // over
            new Annotation(3000, AnnotationCode.NOISE, -1, 0, 0, "")); // unreadable
    assertThat(RhythmReference.of(annotations, 100, 40, labels("cinc2017"), 0))
        .containsExactly(
            new RhythmStretch("N", 0, 10),
            new RhythmStretch("~", 10, 20),
            new RhythmStretch("A", 20, 30),
            new RhythmStretch("~", 30, 40));
    assertThat(RhythmReference.of(annotations, 100, 40, labels("cinc2017"), 1).get(1))
        .isEqualTo(new RhythmStretch("~", 5, 20));
    assertThat(RhythmReference.of(annotations, 100, 40, labels("strips-4"), 0))
        .containsExactly(new RhythmStretch("SR", 0, 15), new RhythmStretch("AFIB/AFL", 15, 40));
  }

  @Test
  void rhythmsByTheAnnotatorsOwnNames() {
    List<Annotation> annotations =
        List.of(
            rhythm(100, "(N"),
            rhythm(1000, "(AFL\0"),
            new Annotation(1200, AnnotationCode.NOISE, 1, 0, 0, ""),
            rhythm(1300, "(AFL"),
            new Annotation(1400, AnnotationCode.NOISE, 0, 0, 0, ""),
            rhythm(2000, "(AFL "),
            rhythm(2500, "(XYZ"));
    assertThat(RhythmReference.named(annotations, 100, 40, 0))
        .containsExactly(
            new RhythmStretch("N", 1, 10),
            new RhythmStretch("AFL", 10, 12),
            new RhythmStretch("~", 12, 14),
            new RhythmStretch("AFL", 14, 25),
            new RhythmStretch("XYZ", 25, 40));
    assertThat(RhythmReference.named(annotations, 100, 40, 1).get(1))
        .isEqualTo(new RhythmStretch("AFL", 10, 25));
  }

  @Test
  void theClassThatStandsForAName() {
    assertThat(RhythmReference.classOfName("AFL", labels("strips-4"))).contains("AFIB/AFL");
    assertThat(RhythmReference.classOfName("SBR", labels("strips-4"))).contains("SB");
    assertThat(RhythmReference.classOfName("SVTA", labels("strips-4"))).contains("ST/SVT");
    assertThat(RhythmReference.classOfName("VT", labels("strips-4"))).isEmpty();
    assertThat(RhythmReference.classOfName("~", labels("strips-4"))).isEmpty();
    assertThat(RhythmReference.classOfName("AFL", labels("cinc2017"))).contains("O");
    assertThat(RhythmReference.classOfName("~", labels("cinc2017"))).contains("~");
    assertThat(RhythmReference.classOfName("XYZ", labels("cinc2017"))).isEmpty();
  }

  private static RhythmLabels labels(String name) {
    return RhythmLabels.named(name).orElseThrow();
  }
}
