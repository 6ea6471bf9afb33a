package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.Marks.marks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs worked by hand. 100 Hz: the window is 15 samples and 5:00 is sample 30,000. */
class RunByRunTest {
  private static final BeatByBeat BEATS =
      BeatByBeat.with(100, 150, 0, new Until.Sample(100_000), BeatMapping.BXB);
  private static final RunByRun WFDB = RunByRun.like(BEATS, Edition.WFDB);
  private static final RunByRun CORRECTED = RunByRun.like(BEATS, Edition.CORRECTED);
  private static final RunByRun FROM_FIVE =
      RunByRun.standard(100, BeatMapping.BXB, new Until.Sample(180_000));

  /** The cells that are not 0, as in {@code "2/0=1"}: reference / test. */
  private static String cells(RunMatrix matrix) {
    StringJoiner cells = new StringJoiner(" ");
    for (int reference = 0; reference <= 6; reference++) {
      for (int test = 0; test <= 6; test++) {
        if (matrix.count(reference, test) != 0) {
          cells.add(reference + "/" + test + "=" + matrix.count(reference, test));
        }
      }
    }
    return cells.toString();
  }

  private static RunResult ventricular(RunByRun settings, String reference, String test) {
    return settings.compare(marks(reference), marks(test)).ventricular();
  }

  private static RunResult supraventricular(RunByRun settings, String reference, String test) {
    return settings.compare(marks(reference), marks(test)).supraventricular();
  }

  @ParameterizedTest
  @CsvSource({
    // the same on both sides
    "N100 V200 V300 N400, N100 V200 V300 N400, 2/2=1, 2/2=1",
    // shorter in the test; each of the test's two single beats lies in the reference's couplet,
    // of which only a part is in their windows
    "N100 V200 V300 V400 N500, N100 V200 N300 V400 N500, 3/1=1, 1/1=2",
    // a run of the test that the reference has not
    "N100 N200 N300 N400, N100 V200 V300 N400, '', 0/2=1",
    "N100 V200 V300 N400, N100 N200 N300 N400, 2/0=1, ''",
    // fusion beats count as ventricular, others end a run
    "N100 V200 F300 N400, N100 V200 V300 N400, 2/2=1, 2/2=1",
    "N100 V200 Q300 V400 N500, N100 V200 S300 V400 N500, 1/1=2, 1/1=2",
    // more than five is long
    "V100 V200 V300 V400 V500 V600 V700 N800, V100 V200 V300 V400 V500 N600 N700 N800, 6/5=1, 5/5=1",
    // the window reaches 15 samples before the first and after the last beat
    "N100 V200 V300 N400, N100 V185 V315 N400, 2/2=1, 2/2=1",
    "N100 V200 V300 N400, N100 V184 V316 N400, 2/0=1, 2/2=1",
    // the file's end ends a run, the end of the comparison does not
    "N100 V200 V300, N100 V200 V300 N400, 2/2=1, 2/2=1",
    "N100 V200 [300, N100 V200 V300 N400, 1/1=1, 6/2=1",
    "N100 V99900 V99950 N100100, N100 V99900 V99950, '', 2/2=1",
    // a mark of unreadable signal ends it
    "N100 V200 V300 ~48@350, N100 V200 V300 N400, 2/2=1, 2/2=1",
    "N100 V200 V300 ~16@350 V400 N500, N100 V200 V300 N400, 3/2=1, 2/2=1",
    // fibrillation that begins inside a run interrupts the run that is looked for, not the one
    // that is looked up
    "N100 V200 V300 V400 N500, N100 V200 +250(AFIB V300 V400 N500, 3/2=1, 3/3=1",
    // flutter is a long run
    "N100 [200 ]900 N1000, N100 V300 V400 N500 N1000, 6/2=1, 6/2=1",
    "N100 [200 ]900 N1000, N100 [250 ]800 N1000, 6/6=1, 6/6=1",
    "N100 +200(VFL +900(N N1000, N100 V300 V400 N500 N1000, 6/2=1, 6/2=1",
    "N100 N200 N300 N400, N100 [150 ]250 N400, '', 0/6=1",
    "'', '', '', ''",
  })
  void comparesVentricularRuns(
      String reference, String test, String sensitivity, String predictivity) {
    RunResult found = ventricular(WFDB, reference, test);
    assertThat(cells(found.sensitivity())).isEqualTo(sensitivity);
    assertThat(cells(found.predictivity())).isEqualTo(predictivity);
  }

  @ParameterizedTest
  @CsvSource({
    "N100 S200 A300 N400, N100 J200 e300 N400, 2/2=1, 2/2=1",
    "N100 S200 V300 A400 N500, N100 S200 S300 S400 N500, 1/1=2, 1/3=1",
    // normal beats in fibrillation are supraventricular ones, and fibrillation is a long run
    "N100 +150(AFIB N200 N300 +350(N N400, N100 S200 S300 N400, 6/2=1, 6/2=1",
    // a rhythm mark without a rhythm changes nothing
    "N100 +150(AFIB N200 +250 N300 +350(N N400, N100 S200 S300 N400, 6/2=1, 6/2=1",
    // nothing follows fibrillation
    "N100 N200 +250(AFIB, N100 S200 S300 N400, 6/0=1, 6/2=1",
    "N100 +150(AFL N200 N300 +350(N N400, N100 +140(AFIB N200 N300 +360(N N400, 6/6=1, 6/6=1",
  })
  void comparesSupraventricularRuns(
      String reference, String test, String sensitivity, String predictivity) {
    RunResult found = supraventricular(WFDB, reference, test);
    assertThat(cells(found.sensitivity())).isEqualTo(sensitivity);
    assertThat(cells(found.predictivity())).isEqualTo(predictivity);
  }

  /** Reference and test are the same: two beats, then flutter, then sinus rhythm. */
  @Test
  void keepsOrMendsTheFaultWhereFlutterBeginsInsideARun() {
    String both = "N100 V200 V300 [350 !400 !500 ]900 N1000";
    assertThat(cells(ventricular(WFDB, both, both).sensitivity())).isEqualTo("2/6=1");
    assertThat(cells(ventricular(WFDB, both, both).predictivity())).isEqualTo("6/2=1");
    assertThat(cells(ventricular(CORRECTED, both, both).sensitivity())).isEqualTo("6/6=1");
    assertThat(cells(ventricular(CORRECTED, both, both).predictivity())).isEqualTo("6/6=1");
    String atrial = "N100 A200 +250(AFIB N300 N400 +450(N N500";
    assertThat(cells(supraventricular(WFDB, atrial, atrial).sensitivity())).isEqualTo("3/6=1");
    assertThat(cells(supraventricular(CORRECTED, atrial, atrial).sensitivity())).isEqualTo("6/6=1");
  }

  /** Flutter from 1000 ends with fibrillation, not with its own mark; the window began long ago. */
  @Test
  void keepsOrMendsTheFaultOfTheOldWindow() {
    String reference = "N100 V200 N300 [1000 +2000(AFIB N2100 V2200 N2300";
    String test = "N100 V200 N300 V1010 N1100 V2200 N2300";
    assertThat(cells(ventricular(WFDB, reference, test).sensitivity())).contains("6/0=1");
    assertThat(cells(ventricular(CORRECTED, reference, test).sensitivity())).contains("6/1=1");
  }

  /** What rxr takes for flutter that ends at sample 0 lies after the begin of such a window. */
  @Test
  void keepsOrMendsTheFaultAtTheBegin() {
    assertThat(cells(ventricular(WFDB, "V14 N200", "N14 N200").sensitivity())).isEqualTo("1/6=1");
    assertThat(cells(ventricular(WFDB, "V15 N200", "N15 N200").sensitivity())).isEqualTo("1/0=1");
    assertThat(cells(ventricular(CORRECTED, "V14 N200", "N14 N200").sensitivity()))
        .isEqualTo("1/0=1");
  }

  @ParameterizedTest
  @CsvSource({
    // a run before 5:00 does not count, one across it counts from 5:00 on
    "N20000 V29000 V29100 N29200 N31000, '', ''",
    "V29900 V30000 V30100 N30200, V29900 V30000 V30100 N30200, 2/2=1",
    // flutter that began before is a long run, with a window around 5:00 until it ends
    "[29000 ]30500 N30600, V29990 V30010 N30100 N30600, 6/2=1",
    "[29000 ]29500 N30600, V30010 N30100 N30600, ''",
    "[29000 N29500, V30010 N30100 N30600, 6/1=1",
  })
  void settlesTheEndOfTheLearningPeriod(String reference, String test, String sensitivity) {
    assertThat(cells(ventricular(FROM_FIVE, reference, test).sensitivity())).isEqualTo(sensitivity);
  }

  @Test
  void summarizesLengths() {
    long[][] sensitivity = {
      {0, 1, 1, 1, 1, 1, 1},
      {1, 9, 1, 0, 0, 0, 0},
      {1, 2, 3, 4, 5, 6, 7},
      {1, 1, 1, 2, 3, 4, 5},
      {1, 1, 1, 2, 3, 4, 5},
      {1, 1, 1, 2, 3, 4, 5},
      {1, 1, 1, 1, 1, 1, 20},
    };
    long[][] predictivity = new long[7][7];
    for (int row = 0; row < 7; row++) {
      for (int column = 0; column < 7; column++) {
        predictivity[row][column] = sensitivity[column][row];
      }
    }
    RunResult found =
        new RunResult(
            RunKind.VENTRICULAR,
            RunMatrix.of(sensitivity),
            RunMatrix.of(predictivity),
            List.of(new RunDisagreement(3, 5, 120188, 121065)));
    assertThat(found.couplets()).isEqualTo(new EventDetection(25, 3, 25, 3));
    assertThat(found.shortRuns()).isEqualTo(new EventDetection(42, 9, 42, 9));
    assertThat(found.longRuns()).isEqualTo(new EventDetection(20, 6, 20, 6));
    RunTables tables = new RunTables("100", "atr", "qrs");
    assertThat(RunTables.lineHeader(RunKind.VENTRICULAR) + tables.line(found))
        .isEqualTo(
            """
            Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P
             100  25   3  25   3  42   9  42   9  20   6  20   6   89  89  82  82  77  77
            """);
    assertThat(tables.disagreements(found)).isEqualTo("3/5(120188-121065)\n");
    assertThat(tables.condensed(found))
        .contains(
            """
                      Algorithm Run Length
                     nc    v    c    s    l
                 __________________________
              NC |         1    1    3    1
               V |    1    9    1    0    0
               C |    1    2    3   15    7
               S |    3    3    3   27   15
               L |    1    1    1    3   20

                (Run Sensitivity Summary Matrix)

            """);
  }

  /** The empty table that WFDB's own checks expect of record 100s. */
  @Test
  void printsWhatTheChecksOfWfdbExpect() {
    RunResult found = ventricular(WFDB, "N100", "N100");
    assertThat(new RunTables("100s", "atr", "ann").standard(found))
        .isEqualTo(
            """
            VE run-by-run comparison results for record 100s
            Reference annotator: atr
                 Test annotator: ann

                           Algorithm Run Length
                      0    1    2    3    4    5   >5
                 ____________________________________
               0 |         0    0    0    0    0    0
               1 |    0    0    0    0    0    0    0
               2 |    0    0    0    0    0    0    0
               3 |    0    0    0    0    0    0    0
               4 |    0    0    0    0    0    0    0
               5 |    0    0    0    0    0    0    0
              >5 |    0    0    0    0    0    0    0

                  (Run Sensitivity Summary Matrix)


                           Algorithm Run Length
                      0    1    2    3    4    5   >5
                 ____________________________________
               0 |         0    0    0    0    0    0
               1 |    0    0    0    0    0    0    0
               2 |    0    0    0    0    0    0    0
               3 |    0    0    0    0    0    0    0
               4 |    0    0    0    0    0    0    0
               5 |    0    0    0    0    0    0    0
              >5 |    0    0    0    0    0    0    0

             (Run Positive Predictivity Summary Matrix)

                        Couplet sensitivity:   -  (0/0)
              Couplet positive predictivity:   -  (0/0)
                      Short run sensitivity:   -  (0/0)
            Short run positive predictivity:   -  (0/0)
                       Long run sensitivity:   -  (0/0)
             Long run positive predictivity:   -  (0/0)

            """);
    assertThat(new RunTables("100s", "atr", "ann").line(found))
        .isEqualTo(
            "100s   0   0   0   0   0   0   0   0   0   0   0   0    -   -   -   -   -   -\n");
  }

  @Test
  void refusesAWrongOrder() {
    assertThatThrownBy(() -> WFDB.compare(marks("N200 N100"), marks("")))
        .hasMessage("the reference annotations are not in order: sample 100 follows sample 200");
    assertThatThrownBy(() -> RunMatrix.of(new long[3][7]))
        .hasMessage("a run matrix has seven rows of seven counts");
  }
}
