package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.Marks.marks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk of {@code bxb}, each case worked by hand. 360 Hz: the window is 54 samples. */
class BeatByBeatTest {
  private static final BeatByBeat FROM_START =
      BeatByBeat.with(360, 150, 0, new Until.Sample(100_000), BeatMapping.BXB);

  /** At 100 Hz the window is 15 samples and 5:00 is sample 30,000. */
  private static final BeatByBeat FROM_FIVE =
      BeatByBeat.standard(100, BeatMapping.BXB, new Until.Sample(180_000));

  /** The cells that are not 0, as in {@code "Nn=1 On=1"}, in alphabetical order. */
  private static String cells(BeatByBeat settings, String reference, String test) {
    return cells(settings.compare(marks(reference), marks(test)).matrix());
  }

  private static String cells(BeatMatrix matrix) {
    TreeMap<String, Long> cells = new TreeMap<>();
    for (BeatLabel reference : BeatLabel.values()) {
      for (BeatLabel test : BeatLabel.values()) {
        if (matrix.count(reference, test) != 0) {
          cells.put(reference.name() + test.testLetter(), matrix.count(reference, test));
        }
      }
    }
    return cells.toString().replaceAll("[{},]", "");
  }

  @ParameterizedTest
  @CsvSource({
    // the earlier of two equally near test beats is extra
    "N100, N90 N110, Nn=1 On=1",
    "N100, V90 N110, Nn=1 Ov=1",
    "N100, N90 V110, Nv=1 On=1",
    // the nearer of two wins
    "N1000, N990 V1005, Nv=1 On=1",
    "N1000, N995 V1010, Nn=1 Ov=1",
    // both later than the reference: the walk takes the first
    "N1000, N1010 V1020, Nn=1 Ov=1",
    // two reference beats, one test beat
    "N1000 V1030, N1010, Nn=1 Vo=1",
    "N1000 V1015, N1010, No=1 Vn=1",
    "N1000 V1020, N1010, No=1 Vn=1",
    // the same place
    "N1000, V1000, Nv=1",
    // the window is inclusive on both sides
    "N1000, N1054, Nn=1",
    "N1000, N1055, No=1 On=1",
    "N1000, N946, Nn=1",
    "N1000, N945, No=1 On=1",
    // nothing on one side or on both
    "'', '', ''",
    "N1000 V2000, '', No=1 Vo=1",
    "'', N1000 V2000, On=1 Ov=1",
  })
  void pairsBeatsByWalking(String reference, String test, String cells) {
    assertThat(cells(FROM_START, reference, test)).isEqualTo(cells);
  }

  /** The example by which the second criterion was brought into bxb, 250 Hz, window 37. */
  @Test
  void pairsWhatTheNextBeatsLeaveOver() {
    BeatByBeat settings = BeatByBeat.with(250, 150, 0, new Until.Sample(10_000), BeatMapping.BXB);
    assertThat(settings.windowSamples()).isEqualTo(37);
    assertThat(cells(settings, "N96 V160", "N128 V185")).isEqualTo("Nn=1 Vv=1");
    assertThat(cells(settings, "N128 V185", "N96 V160")).isEqualTo("Nn=1 Vv=1");
  }

  @ParameterizedTest
  @CsvSource({
    // the last test beat before 5:00 belongs to the first reference beat after it
    "N30004 N30800, N29000 V29995 N30801, Nn=1 Nv=1",
    // 14 before is within the window, but the next test beat is nearer
    "N30004, V29990 N30006, Nn=1",
    // 16 before is not within the window
    "N30004, V29988 N30500, No=1 On=1",
    // beats before 5:00 do not count, whether the other side has them or not
    "N29000 N29500 N30500, V29100 N30501, Nn=1",
    // a first test beat soon after 5:00, farther from the reference than the next, is dropped
    "N30020, N29000 V30003 N30018, Nn=1",
    "N30050, N29000 V30003 N30060, Nn=1",
    "N29999 N30100, N29000 V30001 N30101, Nn=1",
    // not so if it lies more than the window after 5:00: 15 is the window
    "N30060, N29000 V30015 N30058, Nn=1",
    "N30060, N29000 V30016 N30058, Nn=1 Ov=1",
    // and only the first
    "N30060, N29000 V30003 V30005 N30058, Nn=1 Ov=1",
    // a beat at 5:00 is after it
    "N30000, N30000, Nn=1",
    // no test beat before 5:00, none at all
    "N30500, N30501, Nn=1",
    "N30500, '', No=1",
    // no reference beat: the first test beat is dropped as the next is nearer to the far end
    "'', V30003 N30500, On=1",
    "'', V30016 N30500, On=1 Ov=1",
    "N20000, N20000, ''",
  })
  void settlesTheEndOfTheLearningPeriod(String reference, String test, String cells) {
    assertThat(cells(FROM_FIVE, reference, test)).isEqualTo(cells);
  }

  @ParameterizedTest
  @CsvSource({
    // between [ and ] of the reference, ends included, a test beat without partner does not count
    "N1000 [1200 ]2000 N2500, N1000 V1500 V1700 N2500, Nn=2",
    "N1000 [1200 ]2000 N2500, N1000 V1200 V2000 N2500, Nn=2",
    "N1000 [1200 ]2000 N2500, N1000 V1199 V2001 N2500, Nn=2 Ov=2",
    // one with a partner does
    "N1000 [1200 ]2000 V2010, N1000 N1995, Nn=1 Vn=1",
    // reference beats and flutter waves inside are skipped
    "N1000 [1200 V1500 !1600 ]2000 N2500, N1000 N2500, Nn=2",
    // flutter in the test's own file hides its beats, and helps nobody
    "N1000 V1500 N2500, N1000 [1200 V1500 ]2000 N2500, Nn=2 Vo=1",
    // flutter waves and blocked P waves are no beats
    "N1000 !1500 x1700 N2500, N1000 N2500, Nn=2",
    // a first flutter without an end lasts to the end of the file, a later one is not known
    "N1000 [1200, N1000 V1500 V90000, Nn=1",
    "N1000 [1200 ]1300 N1500 [1700, N1000 N1500 V2000, Nn=2 Ov=1",
  })
  void skipsFlutter(String reference, String test, String cells) {
    assertThat(cells(FROM_START, reference, test)).isEqualTo(cells);
  }

  @ParameterizedTest
  @CsvSource({
    // bits 16 and 32 both set: 48; ends included
    "N1000 ~48@1200 ~0@2000 N2500, N1000 V1500 S2000 N2500, Nn=2 Xs=1 Xv=1",
    "N1000 ~48@1200 ~0@2000 N2500, N1000 V1199 S2001 N2500, Nn=2 Os=1 Ov=1",
    "N1000 V1500 S2000 N2500, N1000 ~48@1200 ~0@2000 N2500, Nn=2 Sx=1 Vx=1",
    // any ~ with both bits, and a ~ with one of them ends it
    "N1000 V1500 V2100 N2500, N1000 ~63@1200 ~16@2000 N2500, Nn=2 Vo=1 Vx=1",
    // one bit is not enough
    "N1000 V1500 N2500, N1000 ~16@1200 ~0@2000 N2500, Nn=2 Vo=1",
    "N1000 V1500 N2500, N1000 ~32@1200 ~0@2000 N2500, Nn=2 Vo=1",
    // a beat in shutdown that has a partner is a pair like any other
    "N1000 V1500 N2500, N1000 ~48@1400 ~0@1450 V1500 N2500, Nn=2 Vv=1",
    "N1000 V1495 N2500, N1000 ~48@1400 ~0@1500 V1501 N2500, Nn=2 Vv=1",
    // a single mark: from a window after the beat before to a window before the mark after
    "N1000 V1060 S1940 N2000, N1000 ~-1@1500 N2000, Nn=2 Sx=1 Vx=1",
    "N1000 V1056 S1944 F1947 N2100, N1000 ~-1@1500 N2001, Fn=1 Nn=1 No=1 Sx=1 Vx=1",
    // without an end: to the end of the file
    "N1000 V1500 V90000, N1000 ~48@1200, Nn=1 Vx=2",
    "N1000 ~48@1200, N1000 V1500 V90000, Nn=1 Xv=2",
    "N1000 ~48@1200 ~0@1300 ~48@1400, N1000 V1350 V1500 V90000, Nn=1 Ov=1 Xv=2",
    // a second one of the test without an end is not known, as in bxb
    "N1000 V1350 V1500 V90000, N1000 ~48@1200 ~0@1300 ~48@1400, Nn=1 Vo=3",
  })
  void tellsShutdown(String reference, String test, String cells) {
    assertThat(cells(FROM_START, reference, test)).isEqualTo(cells);
  }

  @ParameterizedTest
  @CsvSource({
    "N1000 ~48@1200 ~0@2000 N2500, 800",
    "N1000 ~48@1200 ~0@2000 N2500 ~48@3000 ~1@3100, 900",
    // from 1000 + 54 to 2000 - 54
    "N1000 ~-1@1500 N2000, 892",
    // too short to hold two windows
    "N1000 ~-1@1050 N1100, 0",
    // after flutter: from 1300 + 54
    "N1000 [1200 ]1300 ~-1@1500 N2000, 592",
    // to the end of the comparison at 100,000
    "N1000 ~48@99000, 1000",
    "N1000 ~16@99000, 0",
  })
  void measuresTheTestsShutdown(String test, long samples) {
    BeatComparison found = FROM_START.compare(marks("N1000"), marks(test));
    assertThat(found.shutdownSamples()).isEqualTo(samples);
    assertThat(found.shutdownSeconds()).isCloseTo(samples / 360.0, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    // at a sample: beats on it count, later ones only as partners of earlier ones
    "sample, N1000 N5000, N1000 N4000 N5000 N5100, Nn=2 On=1",
    "sample, N1000, N1000 N4000 N5000 V5001, Nn=1 On=2",
    "sample, N4990, V5010, Nv=1",
    "sample, V5010, N4990, Vn=1",
    "sample, N4990 N5010, N5020, No=1",
    // with the reference's last beat
    "reference, N1000 N5000, N1000 N4000 N5000 N5100, Nn=2 On=1",
    "reference, N1000 N9000, N1000, Nn=1 No=1",
    // with either file's last beat
    "either, N1000 N9000, N1000, Nn=1",
    "either, N1000, N1000 N5000, Nn=1",
  })
  void endsWhereItIsTold(String end, String reference, String test, String cells) {
    Until until =
        switch (end) {
          case "sample" -> new Until.Sample(5000);
          case "reference" -> new Until.ReferenceEnds();
          default -> new Until.EitherEnds();
        };
    BeatByBeat settings = BeatByBeat.with(360, 150, 0, until, BeatMapping.BXB);
    assertThat(cells(settings, reference, test)).isEqualTo(cells);
  }

  @Test
  void bringsTheTestToTheReferencesRate() {
    // 1 s and 2 s; 2.149 s lies within 150 ms of 2 s, 2.156 s (539 at 250 Hz) does not
    BeatByBeat settings = FROM_START.withTestHertz(250);
    assertThat(cells(settings, "N360 V720", "N250 V500")).isEqualTo("Nn=1 Vv=1");
    assertThat(cells(settings, "N360 V720", "N250 V537")).isEqualTo("Nn=1 Vv=1");
    assertThat(cells(settings, "N360 V720", "N250 V539")).isEqualTo("Nn=1 Ov=1 Vo=1");
    // sample 252 at 250 Hz is 362.88 at 360 Hz, which is nearest to 363
    BeatComparison found = settings.compare(marks("N360"), marks("V252"));
    assertThat(found.disagreements()).hasToString("[N(360)/V(363)]");
  }

  @Test
  void listsEveryDisagreementOnce() {
    BeatComparison found =
        FROM_START.compare(
            marks("N1000 V2000 [3000 ]4000 S5000 F6000 ~48@7000 ~0@8000"),
            marks("N1001 N2003 V3500 ~48@4900 ~0@5100 F6000 N6500 Q7500"));
    assertThat(found.disagreements())
        .hasToString("[V(2000)/N(2003), S(5000)/X(5000), O(6500)/N(6500), X(7500)/Q(7500)]");
    assertThat(found.disagreements())
        .extracting(Disagreement::cell)
        .containsExactly("Vn", "Sx", "On", "Xq");
    assertThat(found.disagreements())
        .extracting(Disagreement::sampleIndex)
        .containsExactly(2003L, 5000L, 6500L, 7500L);
  }

  /** Below 3000: a pair and an extra beat; from there on a missed beat and a V called N. */
  @Test
  void countsOnlyTheStretchesThatAreAskedFor() {
    List<Annotation> reference = marks("N1000 N3000 V4000");
    List<Annotation> test = marks("N1010 V2000 N4010");
    BeatMatrix early = FROM_START.compare(reference, test, sample -> sample < 3000).matrix();
    assertThat(early.count(BeatLabel.N, BeatLabel.N)).isEqualTo(1);
    assertThat(early.count(BeatLabel.O, BeatLabel.V)).isEqualTo(1);
    assertThat(early.referenceBeats()).isEqualTo(1);
    BeatMatrix late = FROM_START.compare(reference, test, sample -> sample >= 3000).matrix();
    assertThat(late.count(BeatLabel.N, BeatLabel.O)).isEqualTo(1);
    assertThat(late.count(BeatLabel.V, BeatLabel.N)).isEqualTo(1);
    assertThat(early.plus(late)).isEqualTo(FROM_START.compare(reference, test).matrix());
  }

  @Test
  void countsEscapeBeatsAsTheMappingSays() {
    String escape = "e1000 j2000 n3000";
    BeatByBeat papers = BeatByBeat.with(360, 150, 0, new Until.Sample(100_000), BeatMapping.PAPERS);
    assertThat(cells(FROM_START, escape, escape)).isEqualTo("Ss=3");
    assertThat(cells(papers, escape, escape)).isEqualTo("Nn=3");
    assertThat(cells(papers, "N500 L600 R700 B800 A1000 a2000 J3000 S4000", ""))
        .isEqualTo("No=4 So=4");
    assertThat(cells(papers, "V500 E700 r900 F1100 /1300 f1500 Q1700 ?1900", ""))
        .isEqualTo("Fo=1 Qo=4 Vo=3");
  }

  @Test
  void measuresTheErrorOfIntervals() {
    // intervals 360, 360 against 350, 370; the first beats have none
    BeatComparison found =
        FROM_START.compare(marks("N1000 N1360 N1720"), marks("N1000 N1350 N1720"));
    assertThat(found.intervalErrors()).isEqualTo(2);
    assertThat(found.intervalErrorSquares()).isEqualTo(200);
    assertThat(found.intervalErrorMilliseconds()).isCloseTo(1000 * 10 / 360.0, within(1e-9));
    // no interval across flutter or shutdown
    BeatComparison broken =
        FROM_START.compare(
            marks("N1000 [1100 ]1200 N1360 N1720"), marks("N1000 N1360 ~48@1400 ~0@1410 N1720"));
    assertThat(broken.intervalErrors()).isZero();
    assertThat(broken.intervalErrorMilliseconds()).isNaN();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> FROM_START.compare(marks("N100 N90"), marks("")))
        .hasMessage("the reference annotations are not in order: sample 90 follows sample 100");
    assertThatThrownBy(() -> FROM_START.compare(marks(""), marks("N100 N90")))
        .hasMessage("the test annotations are not in order: sample 90 follows sample 100");
    assertThatThrownBy(() -> BeatByBeat.standard(360, BeatMapping.BXB, new Until.Sample(21_600)))
        .hasMessage("the comparison ends at sample 21600, before it begins at sample 108000");
    assertThatThrownBy(() -> FROM_START.withTestHertz(0))
        .hasMessage("the test's rate is 0.0 Hz, expected a positive number");
  }

  @Test
  void knowsWhetherItIsStandard() {
    assertThat(FROM_FIVE.isStandard()).isTrue();
    assertThat(FROM_START.isStandard()).isFalse();
    assertThat(
            BeatByBeat.with(360, 50, 300, new Until.ReferenceEnds(), BeatMapping.BXB).isStandard())
        .isFalse();
  }
}
