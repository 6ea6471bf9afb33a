package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RhythmAnswersTest {
  /**
   * Reference: N 0–100, AFL 100–160, N 160–300, AFL 300–310. Test, in names of its own: sinus 0–90,
   * AF 90–150, nothing to 180, sinus 180–250, AF 250–260, sinus 260–305, nothing after.
   */
  private static final Map<String, RhythmAnswers> TABLE =
      RhythmAnswers.compare(
          List.of(
              new RhythmStretch("N", 0, 100),
              new RhythmStretch("AFL", 100, 160),
              new RhythmStretch("N", 160, 300),
              new RhythmStretch("AFL", 300, 310)),
          List.of(
              new RhythmStretch("sinus", 0, 90),
              new RhythmStretch("AF", 90, 150),
              new RhythmStretch("sinus", 180, 250),
              new RhythmStretch("AF", 250, 260),
              new RhythmStretch("sinus", 260, 305)));

  @Test
  void answersAreThoseCountedByHand() {
    RhythmAnswers flutter = TABLE.get("AFL");
    assertThat(flutter.all()).isEqualTo(new RhythmAnswers.Answer(2, 70));
    assertThat(flutter.answer("AF")).isEqualTo(new RhythmAnswers.Answer(1, 50));
    assertThat(flutter.answer("sinus")).isEqualTo(new RhythmAnswers.Answer(1, 5));
    assertThat(flutter.unanswered()).isEqualTo(new RhythmAnswers.Answer(2, 15));
    RhythmAnswers sinus = TABLE.get("N");
    assertThat(sinus.all()).isEqualTo(new RhythmAnswers.Answer(2, 240));
    assertThat(sinus.answer("sinus")).isEqualTo(new RhythmAnswers.Answer(2, 90 + 70 + 40));
    assertThat(sinus.answer("AF")).isEqualTo(new RhythmAnswers.Answer(2, 10 + 10));
    assertThat(sinus.unanswered()).isEqualTo(new RhythmAnswers.Answer(1, 20));
    assertThat(sinus.answer("noise")).isEqualTo(new RhythmAnswers.Answer(0, 0));
    assertThat(TABLE).containsOnlyKeys("N", "AFL");
  }

  @Test
  void tablesAddUp() {
    Map<String, RhythmAnswers> both =
        RhythmAnswers.sum(
            TABLE,
            RhythmAnswers.compare(
                List.of(new RhythmStretch("AFL", 0, 10), new RhythmStretch("VT", 10, 12)),
                List.of(new RhythmStretch("other", 4, 12))));
    assertThat(both).containsOnlyKeys("N", "AFL", "VT");
    assertThat(both.get("AFL").all()).isEqualTo(new RhythmAnswers.Answer(3, 80));
    assertThat(both.get("AFL").unanswered()).isEqualTo(new RhythmAnswers.Answer(3, 19));
    assertThat(both.get("AFL").answer("other")).isEqualTo(new RhythmAnswers.Answer(1, 6));
    assertThat(both.get("AFL").answer("AF")).isEqualTo(new RhythmAnswers.Answer(1, 50));
    assertThat(both.get("VT").unanswered()).isEqualTo(new RhythmAnswers.Answer(0, 0));
  }
}
