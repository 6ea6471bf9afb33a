package io.github.clearbeat.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of naming, by hand. */
class RuleFiguresTest {
  private static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");
  private static final int N = 0;
  private static final int S = 1;
  private static final int V = 2;

  /** A beat, called so with a probability in 255ths; nothing is left for the others. */
  private static Predictions.Row beat(String record, int truth, int found, int probability) {
    byte[] probabilities = new byte[CLASSES.size()];
    probabilities[found] = (byte) probability;
    return new Predictions.Row(record, 0, "N", truth, found, false, probabilities);
  }

  private static NamingRule.Fitted fitted(NamingRule rule, List<Predictions.Row> rows) {
    return rule.fitted(rows, CLASSES);
  }

  private static int answer(NamingRule rule, List<Predictions.Row> rows, int found, int of255) {
    return fitted(rule, rows).answer(beat("a", found, found, of255));
  }

  @Test
  void oneThresholdNamesTheShareAsked() {
    List<Predictions.Row> rows =
        IntStream.rangeClosed(101, 200).mapToObj(p -> beat("a", N, N, p)).toList();
    assertThat(answer(NamingRule.ONE_HIGHER_THRESHOLD, rows, S, 106)).isEqualTo(S);
    assertThat(answer(NamingRule.ONE_HIGHER_THRESHOLD, rows, S, 105)).isEqualTo(-1);
    assertThat(answer(NamingRule.ONE_THRESHOLD, rows, V, 103)).isEqualTo(V);
    assertThat(answer(NamingRule.ONE_THRESHOLD, rows, V, 102)).isEqualTo(-1);
  }

  @Test
  void aShareOfTheRightAnswersOfEachClassIsWithheld() {
    List<Predictions.Row> rows = new ArrayList<>();
    IntStream.rangeClosed(101, 199).forEach(p -> rows.add(beat("a", N, N, p)));
    IntStream.rangeClosed(51, 149).forEach(p -> rows.add(beat("a", S, S, p)));
    assertThat(answer(NamingRule.THREE_PER_CENT, rows, N, 103)).isEqualTo(N);
    assertThat(answer(NamingRule.THREE_PER_CENT, rows, N, 102)).isEqualTo(-1);
    assertThat(answer(NamingRule.FIVE_PER_CENT, rows, S, 55)).isEqualTo(S);
    assertThat(answer(NamingRule.FIVE_PER_CENT, rows, S, 54)).isEqualTo(-1);
  }

  @Test
  void limitsTakeTheLeastThresholdWithFewEnoughWrong() {
    List<Predictions.Row> rows =
        List.of(
            beat("a", V, V, 200),
            beat("a", N, V, 150),
            beat("a", V, V, 100),
            beat("a", S, S, 90),
            beat("a", S, S, 90),
            beat("a", S, S, 90),
            beat("a", S, S, 90),
            beat("a", N, S, 80));
    assertThat(answer(NamingRule.LIMITS, rows, V, 151)).isEqualTo(V);
    assertThat(answer(NamingRule.LIMITS, rows, V, 150)).isEqualTo(-1);
    assertThat(answer(NamingRule.LIMITS, rows, S, 80)).as("one of five is wrong").isEqualTo(S);
  }

  @Test
  void chowsRuleKnowsNoBeats() {
    assertThat(answer(NamingRule.CHOW, List.of(), N, 217)).isEqualTo(N);
    assertThat(answer(NamingRule.CHOW, List.of(), N, 216)).isEqualTo(-1);
    assertThat(answer(NamingRule.CHOW, List.of(), S, 153)).isEqualTo(S);
  }

  /** Of 19 V beats a twentieth lies outside: the least of them. */
  @Test
  void aSetOfOneClassIsAnAnswer() {
    List<Predictions.Row> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 49).forEach(p -> rows.add(beat("a", N, N, 100 + p)));
    IntStream.rangeClosed(1, 19).forEach(p -> rows.add(beat("a", V, V, 100 + p)));
    rows.add(beat("a", S, S, 200));
    rows.add(beat("a", S, S, 100));
    byte[] both = {(byte) 120, 0, (byte) 120, 0, 0};
    NamingRule.Fitted sets = fitted(NamingRule.SETS, rows);
    assertThat(sets.answer(beat("a", V, V, 102))).isEqualTo(V);
    assertThat(sets.answer(beat("a", V, V, 101))).isEqualTo(-1);
    assertThat(sets.answer(beat("a", S, S, 100))).as("none in the set").isEqualTo(-1);
    assertThat(sets.answer(new Predictions.Row("a", 0, "N", N, N, false, both))).isEqualTo(-1);
  }

  /** Each record's thresholds come from the other; b's right V is lost by a's. */
  @Test
  void thresholdsAreThoseOfTheOtherFolds() {
    List<Predictions.Row> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 39).forEach(p -> rows.add(beat("a", V, V, 200 + p)));
    rows.add(beat("a", S, V, 210));
    IntStream.rangeClosed(1, 39).forEach(p -> rows.add(beat("b", V, V, 100 + p)));
    rows.add(beat("b", V, N, 50));
    Predictions folds =
        new Predictions("m", "", "ds1-folds", 1, 3, CLASSES, rows, Map.of("a", 0, "b", 1));
    List<RuleFigures> figures = RuleFigures.of(folds);
    RuleFigures all = figures.get(0);
    assertThat(all.named()).isEqualTo(1);
    assertThat(all.right()).isEqualTo(78 / 80.0, within(1e-12));
    assertThat(all.v()).isEqualTo(new RuleFigures.OfClass(2, 78 / 79.0));
    assertThat(all.s()).isEqualTo(new RuleFigures.OfClass(1, 0));
    RuleFigures five =
        figures.stream()
            .filter(one -> one.rule().equals(NamingRule.FIVE_PER_CENT.words()))
            .findFirst()
            .orElseThrow();
    assertThat(five.named()).as("all of a, none of b").isEqualTo(0.5);
    assertThat(five.right()).isEqualTo(39 / 40.0, within(1e-12));
    assertThat(five.v()).isEqualTo(new RuleFigures.OfClass(1, 39 / 79.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleFigures.of(new Predictions("m", "", "ds1", 1, 3, CLASSES, rows)))
        .withMessageContaining("without folds");
  }
}
