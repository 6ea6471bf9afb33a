package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.evaluation.SumStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of table in line form, cut into cells under its columns. */
class SumTableTest {
  private static SumTable cut(String table) {
    return SumTable.of(table, SumStats.summarize(table));
  }

  @Test
  void beats() {
    SumTable table =
        cut(
            "Record Nn' Vn' Fn' On'  Nv   Vv  Fv' Ov' No' Vo' Fo'"
                + "  Q Se   Q +P   V Se   V +P  V FPR\n"
                + " 100   100   2   3   4   5   50   0   1   7   8   0  91.43  96.97  83.33  89.29"
                + "  5.217\n"
                + " 101   100   0   0   0   0    0   0   0   0   0   0 100.00 100.00      -      -"
                + "  0.000\n");
    assertThat(table.columns()).hasSize(17).startsWith("Record", "Nn'").contains("Q Se", "V FPR");
    assertThat(table.rows()).hasSize(5);
    assertThat(table.rows().get(1)).endsWith("100.00", "100.00", "", "", "0.000");
    assertThat(table.rows().get(2))
        .startsWith("sum", "200", "2", "3")
        .endsWith("0", "", "", "", "", "");
    int share = table.columns().indexOf("Q Se");
    assertThat(table.rows().get(3).subList(0, 2)).containsExactly("gross", "");
    // 160 of 175 and of 101, both with 5 extra: 260 of 275
    assertThat(table.rows().get(3).get(share)).isEqualTo("94.55");
    assertThat(table.rows().get(4).get(share)).isEqualTo("95.71");
  }

  @Test
  void runsEpisodesMeasurementsAndShutdown() {
    SumTable runs =
        cut(
            "Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P\n"
                + " 100   3   1   3   3   0   0   0   0   0   0   0   0   75  50   -   -   -   -\n");
    assertThat(runs.columns()).hasSize(19).endsWith("LSe", "L+P");
    assertThat(runs.rows().get(2).subList(12, 16)).containsExactly("", "75", "50", "");
    SumTable episodes =
        cut(
            "(AF detection)\nRecord  TPs   FN  TPp   FP  ESe E+P DSe D+P  Ref duration"
                + "  Test duration \n"
                + "   100    2    1    2    2   67  50  80  41     10:00.000      20:00.000\n");
    assertThat(episodes.columns()).endsWith("D+P", "Ref duration", "Test duration");
    assertThat(episodes.rows().get(1))
        .containsExactly("sum", "2", "1", "2", "2", "", "", "", "", "10:00.000", "20:00.000");
    assertThat(episodes.rows().get(2).subList(4, 7)).containsExactly("", "67", "50");
    SumTable measurements =
        cut(
            "(Measurement errors)\nMeasurement 0\nRecord\tRMS error (%)\tMean reference"
                + " measurement\n   100\t 2.0000\t\t70 (unnormalized)\n");
    assertThat(measurements.columns())
        .containsExactly("Record", "RMS error (%)", "Mean reference measurement");
    assertThat(measurements.rows().get(1)).containsExactly("average", "2.0000", "70");
    SumTable shutdown =
        cut(
            "Record Nx   Vx   Fx   Qx  % beats  % N    % V    % F   Total Shutdown\n"
                + "                           missed missed missed missed      Time\n"
                + "100     5    0    0    0     0.50   1.00   0.00   0.00   12 seconds 500 0 90 0 0\n");
    assertThat(shutdown.columns())
        .containsExactly(
            "Record",
            "Nx",
            "Vx",
            "Fx",
            "Qx",
            "% beats missed",
            "% N missed",
            "% V missed",
            "% F missed",
            "shutdown s",
            "all N",
            "all S",
            "all V",
            "all F",
            "all Q");
    assertThat(shutdown.rows().get(1))
        .startsWith("sum", "5", "0", "0", "0", "", "", "", "", "12", "");
    assertThat(shutdown.rows().get(2).get(6)).isEqualTo("0.50");
  }

  @Test
  void isWrittenAsTableAndPage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("r.txt");
    Files.writeString(
        file,
        "Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P\n"
            + " 100   3   1   3   3   0   0   0   0   0   0   0   0   75  50   -   -   -   -\n");
    Path csv = folder.resolve("s.csv");
    Path html = folder.resolve("s.html");
    Run run = Run.of("evaluate", "sumstats", file.toString(), "--csv=" + csv, "--html=" + html);
    assertThat(run.code()).isZero();
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "Record,CTs,CFN,CTp,CFP,STs,SFN,STp,SFP,LTs,LFN,LTp,LFP,CSe,C+P,SSe,S+P,LSe,L+P",
            "100,3,1,3,3,0,0,0,0,0,0,0,0,75,50,,,,",
            "sum,3,1,3,3,0,0,0,0,0,0,0,0,,,,,,",
            "gross,,,,,,,,,,,,,75,50,,,,",
            "average,,,,,,,,,,,,,75,50,,,,");
    assertThat(Files.readString(html))
        .contains("Sums of r.txt", "<b>gross</b>", "L+P")
        .doesNotContain("Where they differ", "<script");
  }
}
