package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Label tables with faults, and what the label sets make of labels. */
class LabelTablesTest {
  private static final String COLUMNS = "row,ecg_id,patient_id,strat_fold,rhythm_codes,scp_codes\n";

  @TempDir Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void assertFault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String sentence) {
    assertThatThrownBy(reading).isInstanceOf(MalformedInputException.class).hasMessage(sentence);
  }

  @Test
  void cinc2017() throws IOException {
    assertFault(
        () -> StripDataSet.cinc2017(root),
        root.resolve("cinc2017/REFERENCE-v3.csv") + ": there is no such file");
    write("cinc2017/REFERENCE-v3.csv", "A00001,N\nA00002,X\n");
    assertFault(
        () -> StripDataSet.cinc2017(root),
        "REFERENCE-v3.csv: row 2: label 'X' of A00002 is unknown (known: N, A, O, ~)");
    write("cinc2017/REFERENCE-v3.csv", "A00001\n");
    assertFault(
        () -> StripDataSet.cinc2017(root),
        "REFERENCE-v3.csv: row 1: the row has 1 fields, expected 2");
  }

  @Test
  void ptbxl() throws IOException {
    write("ptbxl_lead2/index.csv", "row,ecg_id\n");
    assertFault(
        () -> StripDataSet.ptbxlLead2(root),
        "index.csv:1: there is no column patient_id (columns: row, ecg_id)");
    write("ptbxl_lead2/index.csv", COLUMNS + "0,1,x,3,SR,{'SR': 0.0}\n");
    assertFault(
        () -> StripDataSet.ptbxlLead2(root),
        "index.csv: row 1: patient_id is 'x', expected a whole number");
    write("ptbxl_lead2/index.csv", COLUMNS + "0,1,2.0,3,SR,{'SR': 0.0}\n");
    assertFault(
        () -> StripDataSet.ptbxlLead2(root),
        "leadII_500hz.i16: the file has 0 bytes, expected 10000 for each of the 1 rows of index.csv");
    Files.write(root.resolve("ptbxl_lead2/leadII_500hz.i16"), new byte[10_000]);
    assertThat(StripDataSet.ptbxlLead2(root).entries()).hasSize(1);
    write(
        "ptbxl_lead2/index.csv", COLUMNS + "0,1,2.0,3,SR,{'SR': 0.0}\n1,1,2.0,3,SR,{'SR': 0.0}\n");
    assertFault(
        () -> StripDataSet.ptbxlLead2(root), "index.csv: row 2: ecg_id 1 stands there twice");
    write("ptbxl_lead2/index.csv", COLUMNS + "7,1,2.0,3,SR,{'SR': 0.0}\n");
    assertFault(
        () -> StripDataSet.ptbxlLead2(root),
        "index.csv: row 1: row is 7, expected 0, the rows in order");
  }

  @Test
  void ludb() throws IOException {
    write("ludb/ludb.csv", "ID,Sex\n1,F\n");
    assertFault(
        () -> StripDataSet.ludb(root),
        "ludb.csv:1: there is no column Conduction abnormalities (columns: ID, Sex)");
  }

  private static StripEntry entry(Set<Rhythm> rhythms, String... further) {
    return new StripEntry("set", "r", "set/r", OptionalInt.empty(), rhythms, List.of(further));
  }

  private static String obstacle(String labels, StripEntry entry) {
    return RhythmLabels.named(labels)
        .orElseThrow()
        .obstacle(entry)
        .map(reject -> reject.reason() + ": " + reject.message())
        .orElse("none");
  }

  @Test
  void everyObstacleIsASentence() {
    assertThat(obstacle("exgnet-5", entry(Set.of(), "TWC")))
        .isEqualTo("NO_RHYTHM: no rhythm among the labels (found: TWC), expected one");
    assertThat(
            obstacle("exgnet-5", entry(Set.of(Rhythm.ATRIAL_FLUTTER, Rhythm.ATRIAL_FIBRILLATION))))
        .isEqualTo("SEVERAL_RHYTHMS: several rhythms, AFIB, AFL, expected one");
    assertThat(obstacle("exgnet-5", entry(Set.of(Rhythm.SINUS_ARRHYTHMIA))))
        .isEqualTo(
            "RHYTHM_NOT_ASKED_FOR: rhythm SA is none of exgnet-5 (SR, SB, ST, AFIB/AFL, SVT/AT)");
    assertThat(obstacle("exgnet-6", entry(Set.of(Rhythm.SINUS_ARRHYTHMIA), "TWC", "RBBB")))
        .isEqualTo(
            "FURTHER_LABELS: further labels beside the rhythm, TWC, RBBB, expected none in"
                + " exgnet-6");
    assertThat(obstacle("merged-4", entry(Set.of(Rhythm.SINUS_ARRHYTHMIA), "TWC")))
        .isEqualTo("none");
    assertThat(Reason.FURTHER_LABELS.isFault()).isFalse();
    assertThat(Reason.NO_RHYTHM.isFault()).isTrue();
  }

  @Test
  void classesByRhythm() {
    RhythmLabels cinc = RhythmLabels.named("cinc2017").orElseThrow();
    assertThat(cinc.classOf(Rhythm.SINUS_RHYTHM)).hasValue(0);
    assertThat(cinc.classOf(Rhythm.ATRIAL_FIBRILLATION)).hasValue(1);
    assertThat(cinc.classOf(Rhythm.ATRIAL_FLUTTER)).hasValue(2);
    assertThat(cinc.classOf(Rhythm.UNREADABLE)).hasValue(3);
    RhythmLabels strips = RhythmLabels.named("strips-4").orElseThrow();
    assertThat(strips.classOf(Rhythm.ATRIAL_FLUTTER)).hasValue(3);
    assertThat(strips.classOf(Rhythm.SINUS_ARRHYTHMIA)).isEmpty();
    assertThat(RhythmLabels.named("exgnet-7")).isEmpty();
    assertThat(RhythmLabels.names())
        .containsExactly("cinc2017", "exgnet-5", "exgnet-6", "merged-4", "strips-4");
  }

  @Test
  void chapmanAndNingboShareOneNumbering() {
    assertThat(StripDataSet.isChapmanShaoxing("JS00001")).isTrue();
    assertThat(StripDataSet.isChapmanShaoxing("JS10646")).isTrue();
    assertThat(StripDataSet.isChapmanShaoxing("JS10647")).isFalse();
    assertThat(StripDataSet.isChapmanShaoxing("HR00001")).isFalse();
  }
}
