package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * The tables of bxb, written down by hand after the forms in the WFDB Applications Guide and the
 * sample output that WFDB's own checks expect.
 */
class BeatTablesTest {
  private static final BeatByBeat SETTINGS =
      BeatByBeat.standard(360, BeatMapping.BXB, new Until.Sample(650_000));

  private static final BeatMatrix MATRIX =
      BeatMatrix.of(
          new long[][] {
            {1900, 7, 11, 1, 2, 13, 3},
            {17, 80, 5, 2, 1, 4, 6},
            {19, 3, 1070, 8, 2, 9, 5},
            {6, 10, 12, 40, 1, 2, 3},
            {4, 14, 15, 1, 20, 3, 1},
            {21, 22, 23, 2, 1, 0, 0},
            {8, 16, 18, 3, 4, 0, 0},
          });

  /** Twelve and a half seconds of shutdown; an error of 3.6 samples, 10 ms. */
  private static final BeatComparison FOUND =
      new BeatComparison(
          SETTINGS,
          MATRIX,
          4500,
          100,
          1296,
          List.of(
              new Disagreement(120188, BeatLabel.N, 120191, BeatLabel.V),
              new Disagreement(130000, BeatLabel.O, 130000, BeatLabel.N)));

  private static final BeatTables WITH = new BeatTables("100", "atr", "qrs", true);
  private static final BeatTables WITHOUT = new BeatTables("100", "atr", "qrs", false);

  /** What WFDB's checks expect of {@code bxb -r 100s -a atr ann -f 0}: 74 beats, all found. */
  @Test
  void printsWhatTheChecksOfWfdbExpect() {
    long[][] counts = new long[7][7];
    counts[0][0] = 73;
    counts[1][1] = 1;
    BeatComparison found = new BeatComparison(SETTINGS, BeatMatrix.of(counts), 0, 0, 0, List.of());
    assertThat(new BeatTables("100s", "atr", "ann", false).standard(found))
        .isEqualTo(
            """
            Beat-by-beat comparison results for record 100s
            Reference annotator: atr
                 Test annotator: ann

                           Algorithm
                    n    v    f    q    o    x
               _______________________________
             N |   74    0    0    0    0    0
             V |    0    0    0    0    0    0
             F |    0    0    0    0    0    0
             Q |    0    0    0    0    0    0
             O |    0    0    0    0
             X |    0    0    0    0

                       QRS sensitivity: 100.00% (74/74)
             QRS positive predictivity: 100.00% (74/74)
                       VEB sensitivity:      -  (0/0)
             VEB positive predictivity:      -  (0/0)
               VEB false positive rate:  0.000% (0/74)


              Beats missed in shutdown:   0.00% (0/74)
                  N missed in shutdown:   0.00% (0/74)
                  V missed in shutdown:      -  (0/0)
                  F missed in shutdown:      -  (0/0)
                   Total shutdown time:     0 seconds
            """);
  }

  @Test
  void printsTheStandardFormWithSupraventricularBeats() {
    assertThat(WITH.standard(FOUND))
        .isEqualTo(
            """
            Beat-by-beat comparison results for record 100
            Reference annotator: atr
                 Test annotator: qrs

                           Algorithm
                    n    s    v    f    q    o    x
               ____________________________________
             N | 1900    7   11    1    2   13    3
             S |   17   80    5    2    1    4    6
             V |   19    3 1070    8    2    9    5
             F |    6   10   12   40    1    2    3
             Q |    4   14   15    1   20    3    1
             O |   21   22   23    2    1
             X |    8   16   18    3    4

                       QRS sensitivity:  98.52% (3251/3300)
             QRS positive predictivity:  96.50% (3251/3369)
                       VEB sensitivity:  95.88% (1070/1116)
             VEB positive predictivity:  94.94% (1070/1127)
                      SVEB sensitivity:  69.57% (80/115)
            SVEB positive predictivity:  57.97% (80/138)
                 RMS RR interval error:  10.00 ms

              Beats missed in shutdown:   0.36% (12/3300)
                  N missed in shutdown:   0.15% (3/1937)
                  S missed in shutdown:   5.22% (6/115)
                  V missed in shutdown:   0.45% (5/1116)
                  F missed in shutdown:   4.05% (3/74)
                   Total shutdown time:    13 seconds
            """);
  }

  @Test
  void printsTheCondensedForms() {
    assertThat(WITH.condensed(FOUND))
        .contains(
            """
                     Algorithm
                  n+f+q    s    v  o+x
                 _____________________
              N  | 1903    7   11   16
              S  |   20   80    5   10
              V  |   29    3 1070   14
             F+Q |   72   24   27    9
             O+X |   39   38   41

                       QRS sensitivity:  98.52% (3251/3300)
            """);
    assertThat(WITHOUT.condensed(FOUND))
        .contains(
            """
                     Algorithm
                  n+f+q    v  o+x
                 ________________
              N  | 2010   16   26
              V  |   32 1070   14
             F+Q |   96   27    9
             O+X |   77   41

            """)
        .contains("   VEB false positive rate:  2.545% (57/2240)\n");
  }

  @Test
  void printsOneLineForARecord() {
    assertThat(WITH.lineHeader() + WITH.line(FOUND))
        .isEqualTo(
            "Record Nn' Sn' Vn' Fn' On'  Ns  Ss  Vs  Fs' Os' Nv  Sv   Vv  Fv' Ov' No' So' Vo' Fo'"
                + "  Q Se   Q +P   V Se   V +P   S Se   S +P RR err\n"
                + " 100  1903  20  29  72  39   7  80   3  24  38  11   5 1070  27  41  16  10  14"
                + "   9  98.52  96.50  95.88  94.94  69.57  57.97  10.00\n");
    assertThat(WITHOUT.lineHeader() + WITHOUT.line(FOUND))
        .isEqualTo(
            "Record Nn' Vn' Fn' On'  Nv   Vv  Fv' Ov' No' Vo' Fo'"
                + "  Q Se   Q +P   V Se   V +P  V FPR\n"
                + " 100  2010  32  96  77  16 1070  27  41  26  14   9"
                + "  98.52  96.50  95.88  94.94  2.545\n");
  }

  @Test
  void printsShutdownInOneLine() {
    assertThat(WITH.shutdownHeader() + WITH.shutdownLine(FOUND))
        .isEqualTo(
            """
            Record Nx   Sx   Vx   Fx   Qx  % beats  % N    % S    % V    % F   Total Shutdown
                                            missed missed missed missed missed      Time
             100    3    6    5    3    1     0.36   0.15   5.22   0.45   4.05   13 seconds 1937 115 1116 74 58
            """);
    assertThat(WITHOUT.shutdownHeader() + WITHOUT.shutdownLine(FOUND))
        .isEqualTo(
            """
            Record Nx   Vx   Fx   Qx  % beats  % N    % V    % F   Total Shutdown
                                       missed missed missed missed      Time
             100    9    5    3    1     0.55   0.44   0.45   4.05   13 seconds 2052 0 1116 74 58
            """);
  }

  @Test
  void putsAHyphenWhereNothingIsDefined() {
    BeatComparison none = new BeatComparison(SETTINGS, BeatMatrix.EMPTY, 0, 0, 0, List.of());
    assertThat(WITH.line(none))
        .isEqualTo(
            " 100     0   0   0   0   0   0   0   0   0   0   0   0    0   0   0   0   0   0   0"
                + "      -      -      -      -      -      -     -\n");
    assertThat(WITH.standard(none)).contains("     RMS RR interval error:      -\n");
  }

  /** What C prints for these with %.2f: 1.005 is a little less in binary, the others are ties. */
  @Test
  void roundsAsC() {
    assertThat(Columns.fixed(1.005, 6, 2)).isEqualTo("  1.00");
    assertThat(Columns.fixed(0.125, 6, 2)).isEqualTo("  0.12");
    assertThat(Columns.fixed(99.375, 6, 2)).isEqualTo(" 99.38");
    assertThat(Columns.fixed(100, 6, 2)).isEqualTo("100.00");
  }

  @Test
  void addsTheRowOfThePapers() {
    assertThat(WITH.fusionFalse(FOUND))
        .isEqualTo(" VEB +P, F called V as false:  93.94% (1070/1139)\n");
  }

  @Test
  void listsDisagreements() {
    assertThat(WITH.disagreements(FOUND)).isEqualTo("N(120188)/V(120191)\nO(130000)/N(130000)\n");
  }

  @Test
  void isTheSameInEveryLocale() {
    String line = WITH.line(FOUND);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(WITH.line(FOUND)).isEqualTo(line);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givesPlainValues() {
    Map<String, Object> values = BeatValues.of(FOUND);
    assertThat(values)
        .containsEntry("mapping", "BXB")
        .containsEntry("standard", true)
        .containsEntry("windowSamples", 54L)
        .containsEntry("fromSample", 108_000L)
        .containsEntry("referenceBeats", 3300L)
        .containsEntry("testBeats", 3369L)
        .containsEntry("shutdownSeconds", 12.5);
    assertThat(values.get("intervalErrorMilliseconds")).isEqualTo(10.0);
    assertThat(values.get("matrix"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .hasSize(45)
        .containsEntry("Nv", 11L)
        .containsEntry("Xq", 4L);
    assertThat(values.get("supraventricular"))
        .hasToString(
            "{truePositives=80, falseNegatives=35, falsePositives=58, "
                + "sensitivity=0.6956521739130435, positivePredictivity=0.5797101449275363, "
                + "f1=0.6324110671936759}");
    assertThat(values.get("disagreements"))
        .hasToString(
            "[{cell=Nv, referenceSample=120188, testSample=120191}, "
                + "{cell=On, referenceSample=130000, testSample=130000}]");
    assertThat(BeatValues.of(BeatMatrix.EMPTY).get("ventricularFalsePositiveRate")).isNull();
  }
}
