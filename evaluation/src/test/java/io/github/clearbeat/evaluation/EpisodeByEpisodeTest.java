package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.Marks.marks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Episodes worked by hand, in samples. */
class EpisodeByEpisodeTest {
  private static final EpisodeByEpisode WFDB =
      new EpisodeByEpisode(100, 100, 0, new Until.Sample(10_000), 0, false, false, Edition.WFDB);

  private static EpisodeByEpisode from(long sample) {
    return new EpisodeByEpisode(
        100, 100, sample, new Until.Sample(10_000), 0, false, false, Edition.WFDB);
  }

  private static EpisodeByEpisode from500(boolean ignoreShort) {
    return new EpisodeByEpisode(
        100, 100, 0, new Until.Sample(10_000), 500, ignoreShort, false, Edition.WFDB);
  }

  private static EpisodeByEpisode withoutFlutter(Edition edition) {
    return new EpisodeByEpisode(100, 100, 0, new Until.Sample(10_000), 0, false, true, edition);
  }

  /** As in {@code "1+0 1+0 100/300 100/200"}: found, missed, right, wrong, overlaps and lengths. */
  private static String found(EpisodeResult found) {
    EventDetection e = found.episodes();
    return String.format(
        Locale.ROOT,
        "%d+%d %d+%d %d/%d %d/%d",
        e.found(),
        e.missed(),
        e.confirmed(),
        e.unconfirmed(),
        found.referenceOverlapSamples(),
        found.referenceSamples(),
        found.testOverlapSamples(),
        found.testSamples());
  }

  private static String atrial(EpisodeByEpisode settings, String reference, String test) {
    return found(settings.compare(EpisodeKind.ATRIAL_FIBRILLATION, marks(reference), marks(test)));
  }

  private static String ventricular(EpisodeByEpisode settings, String reference, String test) {
    return found(
        settings.compare(EpisodeKind.VENTRICULAR_FIBRILLATION, marks(reference), marks(test)));
  }

  @ParameterizedTest
  @CsvSource({
    // half found; any overlap is enough
    "+1000(AFIB +2000(N, +1500(AFIB +2500(N, 1+0 1+0 500/1000 500/1000",
    // touching is no overlap
    "+1000(AFIB +2000(N, +2000(AFIB +2500(N, 0+1 0+1 0/1000 0/500",
    // two of the test in one of the reference; one of the test over two
    "+1000(AFIB +2000(N, +1100(AFIB +1200(N +1300(AFIB +1500(N, 1+0 2+0 300/1000 300/300",
    "+1000(AFIB +1200(N +1300(AFIB +1500(N, +900(AFIB +1400(N, 2+0 1+0 300/400 300/500",
    // another (AFIB goes on, flutter ends it
    "+1000(AFIB +1500(AFIB +2000(AFL +3000(N, +1000(AFIB +2000(N, 1+0 1+0 1000/1000 1000/1000",
    // without an end to the end
    "+9000(AFIB, +9500(AFIB, 1+0 1+0 500/1000 500/500",
    "+1000(N, +1000(N, 0+0 0+0 0/0 0/0",
    "'', +1000(AFIB +2000(N, 0+0 0+1 0/0 0/1000",
  })
  void comparesAtrialFibrillation(String reference, String test, String found) {
    assertThat(atrial(WFDB, reference, test)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "[1000 ]2000, [1500 ]2500, 1+0 1+0 500/1000 500/1000",
    // rhythms do not count
    "+1000(VFL +2000(N, [1500 ]2500, 0+0 0+1 0/0 0/1000",
    "[1000 [1500 ]2000, [1000 ]2000, 1+0 1+0 1000/1000 1000/1000",
  })
  void comparesVentricularFibrillation(String reference, String test, String found) {
    assertThat(ventricular(WFDB, reference, test)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    // wholly in flutter: not counted
    "+1000(AFL +3000(N, +1500(AFIB +2500(N, 0+0 0+0 0/0 0/0, 0+0 0+0 0/0 0/0",
    // ends in flutter: 500 of 1000 remain
    "+1000(AFL +3000(N, +500(AFIB +1500(N, 0+0 0+1 0/0 0/500, 0+0 0+1 0/0 0/500",
    // flutter inside: 2000 of 4000 remain
    "+1000(AFL +3000(N, +500(AFIB +4500(N, 0+0 0+1 0/0 0/2000, 0+0 0+1 0/0 0/2000",
    // begins in flutter: 1000 of 2000 remain, but epicmp makes 3000 of it
    "+1000(AFL +3000(AFIB +3500(N, +2000(AFIB +4000(N, 1+0 1+0 500/500 500/3000, "
        + "1+0 1+0 500/500 500/1000",
  })
  void leavesAtrialFlutterOut(String reference, String test, String wfdb, String corrected) {
    assertThat(atrial(withoutFlutter(Edition.WFDB), reference, test)).isEqualTo(wfdb);
    assertThat(atrial(withoutFlutter(Edition.CORRECTED), reference, test)).isEqualTo(corrected);
  }

  @Test
  void saysWhichEpisodesAreAlone() {
    EpisodeResult found =
        WFDB.compare(
            EpisodeKind.VENTRICULAR_FIBRILLATION,
            marks("[1000 ]2000 [5000 ]6000"),
            marks("[1500 ]1600 [9000 ]10500"));
    assertThat(found.disagreements())
        .containsExactly(
            new EpisodeDisagreement(true, 5000, 6000),
            new EpisodeDisagreement(false, 9000, 10_000));
  }

  @Test
  void countsAtrialFlutterAsFalseAsEc57Has() {
    assertThat(atrial(WFDB, "+1000(AFL +3000(N", "+1500(AFIB +2500(N"))
        .isEqualTo("0+0 0+1 0/0 0/1000");
  }

  @Test
  void cutsAtBothEnds() {
    String both = "[1000 ]2000 [9000 ]10500";
    assertThat(ventricular(from(1500), both, both)).isEqualTo("2+0 2+0 1500/1500 1500/1500");
    assertThat(ventricular(from(2001), both, both)).isEqualTo("1+0 1+0 1000/1000 1000/1000");
    // one that ends where the comparison begins counts, with no length, as missed
    assertThat(ventricular(from(2000), both, both)).isEqualTo("1+1 1+1 1000/1000 1000/1000");
  }

  /** The reference's short episode is left out of its own search, not out of the test's. */
  @Test
  void leavesShortEpisodesOut() {
    String reference = "[1000 ]1100 [3000 ]5000";
    String test = "[900 ]2000 [3000 ]4000";
    assertThat(ventricular(from500(false), reference, test))
        .isEqualTo("1+0 2+0 1000/2000 1100/2100");
    // nor does it count as found by the test
    assertThat(ventricular(from500(true), reference, test))
        .isEqualTo("1+0 1+1 1000/2000 1000/2100");
  }

  @Test
  void bringsTheTestToTheReferencesRate() {
    EpisodeByEpisode settings =
        new EpisodeByEpisode(100, 50, 0, new Until.Sample(10_000), 0, false, false, Edition.WFDB);
    assertThat(ventricular(settings, "[1000 ]2000", "[750 ]1250"))
        .isEqualTo("1+0 1+0 500/1000 500/1000");
  }

  @Test
  void printsTables() {
    EpisodeResult found =
        new EpisodeResult(
            EpisodeKind.ATRIAL_FIBRILLATION,
            250,
            new EventDetection(2, 1, 5, 3),
            180_000,
            915_125,
            120_000,
            120_000,
            List.of());
    EpisodeTables tables = new EpisodeTables("202", "atr", "ann");
    assertThat(tables.standard(found))
        .isEqualTo(
            """
            AF episode-by-episode comparison results for record 202
            Reference annotator: atr
                 Test annotator: ann

                       Episode sensitivity:  67% (2/3)
             Episode positive predictivity:  63% (5/8)
                      Duration sensitivity:  67% (8:00.000/12:00.000)
            Duration positive predictivity:  13% (8:00.000/1:01:00.500)
            Duration of reference episodes:     12:00.000
                 Duration of test episodes:   1:01:00.500
            """);
    assertThat(EpisodeTables.lineHeader(found.kind()) + tables.line(found))
        .isEqualTo(
            "(AF detection)\n"
                + "Record  TPs   FN  TPp   FP  ESe E+P DSe D+P  Ref duration  Test duration \n"
                + "   202    2    1    5    3   67  63  67  13     12:00.000    1:01:00.500\n");
    EpisodeResult none =
        new EpisodeResult(found.kind(), 250, EventDetection.NONE, 0, 0, 0, 0, List.of());
    assertThat(tables.line(none))
        .isEqualTo("   202    0    0    0    0    -   -   -   -         0.000          0.000\n");
    assertThat(tables.standard(none)).contains("sensitivity:   -  (0.000/0.000)\n");
    assertThat(found.durationSensitivity()).isEqualTo(120 / 180.0);
    assertThat(found.testSeconds()).isEqualTo(3660.5);
  }

  @Test
  void refusesAWrongOrder() {
    assertThatThrownBy(() -> ventricular(WFDB, "[200 ]100", ""))
        .hasMessage("the reference annotations are not in order: sample 100 follows sample 200");
  }
}
