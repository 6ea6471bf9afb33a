package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The label table of Chapman-Shaoxing whole, five of its recordings, and its layout as CSV. */
class ChapmanTest {
  private static final String FIRST = "MUSE_20180111_155154_74000";

  @TempDir Path folder;

  private static Path real() {
    return DataFolder.with("chapman").resolve("chapman");
  }

  /** Counted by a few lines of Python over the XML of the table. */
  @Test
  void rhythmsOfTheRealTable() throws IOException {
    StripDataSet set = StripDataSet.chapman(real());
    assertThat(set.entries()).hasSize(10_646);
    assertThat(set.entries()).allMatch(entry -> entry.rhythms().size() == 1);
    Map<Rhythm, Integer> counts = new EnumMap<>(Rhythm.class);
    set.entries().forEach(e -> counts.merge(e.rhythms().iterator().next(), 1, Integer::sum));
    assertThat(counts)
        .isEqualTo(
            Map.ofEntries(
                Map.entry(Rhythm.SINUS_BRADYCARDIA, 3889),
                Map.entry(Rhythm.SINUS_RHYTHM, 1826),
                Map.entry(Rhythm.ATRIAL_FIBRILLATION, 1780),
                Map.entry(Rhythm.SINUS_TACHYCARDIA, 1568),
                Map.entry(Rhythm.SUPRAVENTRICULAR_TACHYCARDIA, 587),
                Map.entry(Rhythm.ATRIAL_FLUTTER, 445),
                Map.entry(Rhythm.SINUS_ARRHYTHMIA, 399),
                Map.entry(Rhythm.ATRIAL_TACHYCARDIA, 121),
                Map.entry(Rhythm.AV_NODE_REENTRANT_TACHYCARDIA, 16),
                Map.entry(Rhythm.AV_REENTRANT_TACHYCARDIA, 8),
                Map.entry(Rhythm.WANDERING_PACEMAKER, 7)));
  }

  /** 5,419 rows have no label beside the rhythm; 16 of them are AVNRT, AVRT or SAAWR. */
  @Test
  void classesOfThePaper() throws IOException {
    StripDataSet set = StripDataSet.chapman(real());
    assertThat(set.entries().stream().filter(e -> e.furtherLabels().isEmpty())).hasSize(5419);

    StripAudit six = pass(set, "exgnet-6").labelsOnly();
    assertThat(six.classes()).containsExactly("SR", "SB", "ST", "AFIB/AFL", "SVT/AT", "SA");
    assertThat(six.used()).containsExactly(1366, 2200, 643, 500, 403, 291);
    assertThat(six.rejectsByReason())
        .isEqualTo(Map.of(Reason.RHYTHM_NOT_ASKED_FOR, 31, Reason.FURTHER_LABELS, 5212));
    assertThat(six.faultShare()).isZero();

    StripAudit five = pass(set, "exgnet-5").labelsOnly();
    assertThat(five.used()).containsExactly(1366, 2200, 643, 500, 403);
    assertThat(five.records()).isEqualTo(10_646);

    RhythmLabels all = RhythmLabels.named("exgnet-6").orElseThrow().withOthers();
    StripAudit withOthers = new StripPass(set, all, StripRules.TEN_SECONDS, "II").labelsOnly();
    assertThat(withOthers.used()).containsExactly(1826, 3889, 1568, 2225, 708, 399);
  }

  /** The totals that Zheng et al. 2020 print for their merge of all 10,646. */
  @Test
  void mergeOfZheng() throws IOException {
    StripAudit merged = pass(StripDataSet.chapman(real()), "merged-4").labelsOnly();
    assertThat(merged.classes()).containsExactly("SR", "SB", "GSVT", "AFIB");
    assertThat(merged.used()).containsExactly(2225, 3889, 2307, 2225);
    assertThat(merged.rejects()).isEmpty();
  }

  /** Against scipy: {@code make_golden.py}. */
  @Test
  void samplesAsScipyReadsThem() throws IOException {
    StripDataSet set = StripDataSet.chapmanPresent(real());
    assertThat(set.entries()).hasSize(5);
    int compared = 0;
    for (String line : golden()) {
      String[] words = line.split(",");
      StripEntry entry =
          set.entries().stream().filter(e -> e.record().equals(words[0])).findFirst().orElseThrow();
      Strip strip = set.read(entry, words[1]);
      float[] millivolts = strip.millivolts();
      assertThat(strip.seconds()).isEqualTo(10);
      assertThat(millivolts).hasSize(Integer.parseInt(words[2]));
      double[] found = {
        millivolts[0],
        millivolts[2500],
        millivolts[4999],
        IntStream.range(0, 5000).mapToDouble(i -> millivolts[i]).min().orElseThrow(),
        IntStream.range(0, 5000).mapToDouble(i -> millivolts[i]).max().orElseThrow(),
        IntStream.range(0, 5000).mapToDouble(i -> millivolts[i]).sum()
      };
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i])
            .as(line)
            .isCloseTo(Double.parseDouble(words[3 + i]), within(i < 5 ? 1e-6 : 1e-3));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(15);
  }

  private static List<String> golden() throws IOException {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                ChapmanTest.class.getResourceAsStream("chapman_golden.csv"),
                StandardCharsets.UTF_8))) {
      return text.lines().skip(1).toList();
    }
  }

  @Test
  void whatIsNotThereIsCountedAndFails() throws IOException {
    StripAudit audit = pass(StripDataSet.chapman(real()), "exgnet-5").forEach((e, l, s) -> {});
    assertThat(audit.rejectsByReason()).containsEntry(Reason.MALFORMED, 5110);
    assertThatThrownBy(() -> audit.requireFaults(StripAudit.USUAL_SHARE))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith(
            "chapman: 5110 of 10646 records are at fault, 48.0 %, expected at most 5.0 % (the first,")
        .hasMessageContaining("there are no samples of it, expected MUSE_");
  }

  /** The layout of the archive of denoised CSV files: no names, microvolts, twelve columns. */
  @Test
  void denoisedCsvIsTakenBeforeRaw() throws IOException {
    Files.copy(real().resolve("labels/Diagnostics.xlsx"), folder.resolve("Diagnostics.xlsx"));
    String names = "I,II,III,aVR,aVL,aVF,V1,V2,V3,V4,V5,V6\n";
    write("ECGData", FIRST, names + rows(5000, 0));
    write("ECGDataDenoised", FIRST, rows(5000, 1));
    write("ECGData", "MUSE_20180111_155203_15000", names + rows(5000, 0));
    StripDataSet set = StripDataSet.chapmanPresent(folder);
    assertThat(set.entries()).hasSize(2);
    for (StripEntry entry : set.entries()) {
      double offset = entry.record().equals(FIRST) ? 1 : 0;
      assertThat(set.leads(entry)).hasSize(12).startsWith("I", "II", "III");
      assertThat(set.read(entry, "ii").millivolts()[7])
          .isCloseTo((float) ((7 + 0.5 + offset) / 1000), within(1e-6f));
      assertThat(set.read(entry, "V6").millivolts()[4999])
          .isCloseTo((float) ((4999 + 5.5 + offset) / 1000), within(1e-6f));
    }
  }

  /** Sample i of column c is i + c/2 + offset microvolts. */
  private static String rows(int count, double offset) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 12; c++) {
        text.append(c == 0 ? "" : ",").append(i + c / 2.0 + offset);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void write(String folderName, String record, String text) throws IOException {
    Files.createDirectories(folder.resolve(folderName));
    Files.writeString(folder.resolve(folderName).resolve(record + ".csv"), text);
  }

  @Test
  void wrongFilesAreCountedEach() throws IOException {
    Files.copy(real().resolve("labels/Diagnostics.xlsx"), folder.resolve("Diagnostics.xlsx"));
    write("csv", "MUSE_20180111_155203_15000", rows(4999, 0));
    write("csv", "MUSE_20180111_155542_84000", "1,2,3\n");
    write("csv", FIRST, rows(5000, 0).replaceFirst("\n.*?\n", "\n,,,,,,,,,,,\n"));
    StripDataSet set = StripDataSet.chapmanPresent(folder);
    StripAudit audit = pass(set, "merged-4").forEach((e, l, s) -> {});
    assertThat(audit.rejects())
        .extracting(reject -> reject.reason() + " " + reject.message())
        .containsExactlyInAnyOrder(
            "WRONG_LENGTH the strip has 4999 samples at 500.0 Hz, 9.998 s, expected 10.0 s",
            "MALFORMED MUSE_20180111_155542_84000.csv: there are 1 rows of 3 numbers, expected a row a"
                + " sample with the 12 leads",
            "MISSING_SAMPLES 1 of 5000 samples are missing, the first at sample 1, expected none");
  }

  @Test
  void noTable() {
    assertThatThrownBy(() -> StripDataSet.chapman(folder))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("Diagnostics.xlsx: there is no such file");
  }

  private static StripPass pass(StripDataSet set, String labels) {
    return new StripPass(
        set, RhythmLabels.named(labels).orElseThrow(), StripRules.TEN_SECONDS, set.usualLead());
  }
}
