package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums below tables in line form, worked by hand. */
class SumStatsTest {
  /** What stands below a table. */
  private static String below(String table) {
    String summarized = SumStats.summarize(table);
    assertThat(summarized).startsWith(table);
    return summarized.substring(table.length());
  }

  @Test
  void sumsUpBeats() {
    String table =
        """
        Record Nn' Vn' Fn' On'  Nv   Vv  Fv' Ov' No' Vo' Fo'  Q Se   Q +P   V Se   V +P  V FPR
         100   100   3   4   5   6   50   2   7   8   9   1  90.16  93.22  80.65  79.37 10.656
         101   200   0   0   0   0    0   0   0   0   0   0 100.00 100.00      -      -  0.000
        """;
    // QRS: 365 found, 18 missed, 12 extra; V: 50, 12 and 13; not V: 309, of them called so 13
    assertThat(below(table))
        .isEqualTo(
            "_".repeat(86)
                + "\nSum     300   3   4   5   6   50   2   7   8   9   1\n"
                + "Gross"
                + " ".repeat(49)
                + "  95.30  96.82  80.65  79.37  4.037\n"
                + "Average"
                + " ".repeat(47)
                + "  95.08  96.61  80.65  79.37  5.328\n"
                + "Total QRS complexes: 383  Total VEBs: 62\n"
                + "\nSummary of results from 2 records\n");
  }

  @Test
  void sumsUpBeatsWithSupraventricularOnes() {
    String table =
        """
        Record Nn' Sn' Vn' Fn' On'  Ns  Ss  Vs  Fs' Os' Nv  Sv   Vv  Fv' Ov' No' So' Vo' Fo'  Q Se   Q +P   V Se   V +P   S Se   S +P RR err
         100   100   2   3   4   5   6  20   1   2   3   4   1   50   2   6   7   2   5   1  92.86  93.30  84.75  81.97  80.00  66.67  10.00
         101   200   0   0   0   1   0   0   0   0   0   0   0    0   0   0   4   0   0   0  98.04  99.50      -      -      -      -   5.00
        """;
    // QRS: 395 found, 19 missed, 15 extra; V: 50, 9 and 11; S: 20, 5 and 10
    assertThat(below(table))
        .isEqualTo(
            "_".repeat(132)
                + "\nSum    300   2   3   4   6   6  20   1   2   3   4   1   50   2   6  11   2   5   1\n"
                + "Gross"
                + " ".repeat(78)
                + "  95.41  96.34  84.75  81.97  80.00  66.67\n"
                + "Average"
                + " ".repeat(76)
                + "  95.45  96.40  84.75  81.97  80.00  66.67   7.50\n"
                + "Total QRS complexes: 414  Total VEBs: 59  Total SVEBs: 25\n"
                + "\nSummary of results from 2 records\n");
  }

  @Test
  void sumsUpShutdown() {
    String table =
        """
        Record Nx   Sx   Vx   Fx   Qx  % beats  % N    % S    % V    % F   Total Shutdown
                                        missed missed missed missed missed      Time
         100    3    6    5    3    1     0.36   0.15   5.22   0.45   4.05   13 seconds 1937 115 1116 74 58
         101    1    0    0    0    0     0.10   0.10      -      -      -  100 seconds 1000 0 0 0 0
        """;
    assertThat(below(table))
        .isEqualTo(
            "_".repeat(72)
                + "\nSum     4    6    5    3    1"
                + " ".repeat(38)
                + " 113 seconds\n\nSummary of results from 2 records\n");
    String without =
        """
        Record Nx   Vx   Fx   Qx  % beats  % N    % V    % F   Total Shutdown
                                   missed missed missed missed      Time
         100    9    5    3    1     0.55   0.44   0.45   4.05   13 seconds 2052 0 1116 74 58
        """;
    assertThat(below(without))
        .isEqualTo(
            "_".repeat(68)
                + "\nSum      9    5    3    1"
                + " ".repeat(31)
                + "  13 seconds\n"
                + "Gross                       0.27   0.22   0.22   2.03\n"
                + "Average                     0.55   0.44   0.45   4.05\n"
                + "\nSummary of results from 1 record\n");
    assertThat(SumStats.summarize(without, Edition.CORRECTED))
        .contains("Gross                       0.55   0.44   0.45   4.05\n");
  }

  @Test
  void sumsUpRuns() {
    String table =
        """
        Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P
         100  25   3  25   3  42   9  42   9  20   6  20   6   89  89  82  82  77  77
         101   0   0   0   1   0   0   0   0   0   0   0   0    -   0   -   -   -   -
        """;
    String below =
        "_".repeat(77)
            + "\nSum     25   3  25   4  42   9  42   9  20   6  20   6\n"
            + "Gross"
            + " ".repeat(50)
            + "  89  86  82  82  77  77\n"
            + "Average"
            + " ".repeat(48)
            + "  89  45  82  82  77  77\n"
            + "Total couplets: 28  Total short runs: 51  Total long runs: 26\n"
            + "\nSummary of results from 2 records\n";
    assertThat(below(table)).isEqualTo(below);
    assertThat(below("(SVE run detection)\n" + table)).isEqualTo(below);
  }

  @Test
  void sumsUpEpisodes() {
    // 41 % of twenty minutes are 8.2 minutes, of ten minutes of the reference; two minutes wrong
    String table =
        """
        (AF detection)
        Record  TPs   FN  TPp   FP  ESe E+P DSe D+P  Ref duration  Test duration\s
           100    2    1    2    2   67  50  80  41     10:00.000      20:00.000
           101    0    0    0    1    -   0   -   0      0:00.000       2:00.000
        """;
    assertThat(below(table))
        .isEqualTo(
            "_".repeat(72)
                + "\nSum       2    1    2    3"
                + " ".repeat(19)
                + "   10:00.000      22:00.000\n"
                + "Gross                        67  40  82  37\n"
                + "Average                      67  25  80  20\n"
                + "\nSummary of results from 2 records\n");
  }

  @Test
  void averagesMeasurements() {
    assertThat(
            below(
                "(Measurement errors)\nMeasurement 0\n"
                    + "Record\tRMS error (%)\tMean reference measurement\n"
                    + "   100\t 2.0000\t\t70\n   101\t 4.0000\t\t90.5\n"))
        .isEqualTo(
            "_".repeat(50) + "\nAverage  3.0000\t\t80.25\n\nSummary of results from 2 records\n");
    assertThat(
            below(
                "(Measurement errors)\nMeasurement 0\n"
                    + "Record\tRMS error (%)\tMean reference measurement\n"
                    + "   100\t 2.0000\t\t70\n   101\t      -\t\t0\n"))
        .contains("\nAverage  2.0000\t\t35\n");
  }

  /** Tables of ours are tables that can be summed up. */
  @Test
  void takesOurOwnTables() {
    BeatByBeat settings = BeatByBeat.standard(360, BeatMapping.BXB, new Until.Sample(650_000));
    BeatComparison none = new BeatComparison(settings, BeatMatrix.EMPTY, 0, 0, 0, List.of());
    BeatTables with = new BeatTables("100", "atr", "qrs", true);
    BeatTables without = new BeatTables("100", "atr", "qrs", false);
    assertThat(below(with.lineHeader() + with.line(none))).contains("Total SVEBs: 0");
    assertThat(below(without.lineHeader() + without.line(none))).contains("Total VEBs: 0");
    assertThat(below(with.shutdownHeader() + with.shutdownLine(none))).contains("0 seconds");
    assertThat(below(without.shutdownHeader() + without.shutdownLine(none))).contains("0 seconds");
  }

  @Test
  void saysWhichLineDoesNotFit() {
    assertThatThrownBy(() -> SumStats.summarize("nothing of that kind\n"))
        .hasMessage(
            "the table begins with none of the headings of bxb, rxr, epicmp or mxm in line form: "
                + "nothing of that kind");
    String header = RunTables.lineHeader(RunKind.VENTRICULAR);
    assertThatThrownBy(() -> SumStats.summarize(header + " 100  25   3\n"))
        .hasMessage(
            "line 2 does not fit its headings:  100  25   3, expected a record's name and what the"
                + " headings name");
    // blank lines count as an editor counts them
    String whole = " 100  25   3  25   3  42   9  42   9  20   6  20   6   89  89  82  82  77  77";
    assertThatThrownBy(() -> SumStats.summarize(header + "\n\n" + whole + "\n\n 101  25   3\n"))
        .hasMessageStartingWith("line 6 does not fit its headings:  101  25   3, expected");
    assertThatThrownBy(() -> SumStats.summarize(header + whole.replace("25", "-5") + "\n"))
        .hasMessageStartingWith("line 2 does not fit");
    assertThatThrownBy(() -> SumStats.summarize(header + whole + " 3\n"))
        .hasMessageStartingWith("line 2 does not fit");
    assertThatThrownBy(() -> SumStats.summarize(header + "\n"))
        .hasMessage("the table has headings but no record below them");
    assertThatThrownBy(() -> SumStats.summarize("")).isInstanceOf(IllegalArgumentException.class);
  }
}
