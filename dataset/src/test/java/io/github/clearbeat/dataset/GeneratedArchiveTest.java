package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.dataset.GeneratedArchive.Kind;
import io.github.clearbeat.dataset.GeneratedArchive.Oddity;
import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WFDB trees with every fault that a record can have, written without our own code. */
class GeneratedArchiveTest {
  private static final int COUNT = 40;
  private static final int DISTINCT = 30;
  private static final int CYCLE = 4;

  @TempDir static Path folder;
  private static List<Kind> kinds;

  @BeforeAll
  static void write() throws IOException {
    kinds = GeneratedArchive.write(folder, COUNT, DISTINCT, CYCLE, 5);
  }

  private static Oddity oddity(String record) {
    return Oddity.of((Integer.parseInt(record.substring(2)) - 1) % DISTINCT, CYCLE);
  }

  private static StripPass pass(StripDataSet set, StripRules rules, String lead) {
    return new StripPass(
        set, RhythmLabels.named("exgnet-6").orElseThrow().withOthers(), rules, lead);
  }

  @Test
  void everyRecordIsUsedOrCounted() throws IOException {
    StripDataSet set = StripDataSet.wfdb("made", folder);
    List<String> used = new ArrayList<>();
    StripAudit audit =
        pass(set, StripRules.TEN_SECONDS, "II")
            .forEach(
                (entry, label, strip) -> {
                  used.add(entry.record());
                  int record = Integer.parseInt(entry.record().substring(2)) - 1;
                  assertThat(entry.rhythms())
                      .containsExactly(
                          RhythmCoding.SNOMED_CT.rhythmOf(kinds.get(record).snomed).orElseThrow());
                  assertThat(entry.furtherLabels())
                      .isEqualTo(record % 2 == 0 ? List.of() : List.of("164934002"));
                });
    assertThat(audit.records()).isEqualTo(COUNT);
    Map<Reason, Integer> expected = new HashMap<>();
    for (int i = 0; i < COUNT; i++) {
      Reason reason =
          switch (Oddity.of(i % DISTINCT, CYCLE)) {
            case FLAT -> Reason.FLAT_LEAD;
            case MISSING -> Reason.MISSING_SAMPLES;
            case CUT, NO_FILE -> Reason.MALFORMED;
            case NO_RHYTHM -> Reason.NO_RHYTHM;
            case TWO_RHYTHMS -> Reason.SEVERAL_RHYTHMS;
            default -> null;
          };
      if (reason != null) {
        expected.merge(reason, 1, Integer::sum);
        assertThat(used).doesNotContain(GeneratedArchive.name(i));
      }
    }
    assertThat(audit.rejectsByReason()).isEqualTo(expected);
    assertThat(expected).hasSize(5);
    Map<Oddity, String> messages =
        audit.rejects().stream()
            .collect(
                Collectors.toMap(
                    reject -> oddity(reject.record()), StripReject::message, (one, two) -> one));
    assertThat(messages)
        .containsEntry(
            Oddity.FLAT,
            "the lead is flat: 0.0000 mV from lowest to highest, expected at least 0.02 mV")
        .containsEntry(
            Oddity.MISSING, "500 of 5000 samples are missing, the first at sample 0, expected none")
        .containsEntry(
            Oddity.NO_RHYTHM, "no rhythm among the labels (found: 164934002), expected one")
        .containsEntry(
            Oddity.CUT,
            "JS00012.mat at byte 5000: the file ends after 207 samples a signal, expected 5000"
                + " (JS00012.hea)")
        .containsEntry(
            Oddity.NO_FILE, "JS00024.hea:2: signal file JS00024.mat: there is no such file");
    assertThat(messages.get(Oddity.TWO_RHYTHMS)).endsWith(", AR, expected one");
  }

  /** QRS complexes counted where lead II rises above 0.5 mV tell which rate the lead shows. */
  @Test
  void leadsInAnotherOrderAndMicrovoltsAreTheSame() throws IOException {
    StripDataSet set = StripDataSet.wfdb("made", folder);
    Map<Oddity, Integer> seen = new HashMap<>();
    pass(set, StripRules.TEN_SECONDS, "II")
        .forEach(
            (entry, label, strip) -> {
              Kind kind = kinds.get(Integer.parseInt(entry.record().substring(2)) - 1);
              int beats = 0;
              for (int i = 1; i < strip.millivolts().length; i++) {
                beats += strip.millivolts()[i - 1] < .5 && strip.millivolts()[i] >= .5 ? 1 : 0;
              }
              assertThat(beats)
                  .as(entry.record() + " " + kind)
                  .isBetween((int) (kind.slowest / 6 * .7), (int) (kind.fastest / 6 * 1.3) + 1);
              seen.merge(oddity(entry.record()), 1, Integer::sum);
            });
    assertThat(seen).containsKeys(Oddity.NONE, Oddity.LEADS_REVERSED, Oddity.MICROVOLTS);
    StripEntry reversed =
        set.entries().stream()
            .filter(e -> oddity(e.record()) == Oddity.LEADS_REVERSED)
            .findFirst()
            .orElseThrow();
    assertThat(set.leads(reversed)).startsWith("V6", "V5").endsWith("II", "I");
  }

  @Test
  void wrongRateWrongLengthMissingLead() throws IOException {
    StripDataSet set =
        StripDataSet.wfdb("made", folder).where("one", record -> record.equals("JS00001"));
    assertThat(set.entries()).hasSize(1);
    assertThat(only(pass(set, new StripRules(OptionalDouble.of(250), 10, 10), "II")))
        .isEqualTo(
            new StripReject(
                "made", "JS00001", Reason.WRONG_RATE, "the rate is 500.0 Hz, expected 250.0 Hz"));
    assertThat(only(pass(set, new StripRules(OptionalDouble.empty(), 20, 30), "II")).message())
        .isEqualTo("the strip has 5000 samples at 500.0 Hz, 10.000 s, expected 20.0 to 30.0 s");
    StripReject noLead = only(pass(set, StripRules.TEN_SECONDS, "V9"));
    assertThat(noLead.reason()).isEqualTo(Reason.MISSING_LEAD);
    assertThat(noLead.message())
        .isEqualTo(
            "JS00001: there is no lead V9 (leads: I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5,"
                + " V6)");
  }

  private static StripReject only(StripPass pass) throws IOException {
    StripAudit audit = pass.forEach((entry, label, strip) -> {});
    assertThat(audit.rejects()).hasSize(1);
    return audit.rejects().get(0);
  }

  @Test
  void aRunFailsPastTheShareOnly(@TempDir Path reports) throws IOException {
    StripAudit audit =
        pass(StripDataSet.wfdb("made", folder), StripRules.TEN_SECONDS, "II")
            .forEach((entry, label, strip) -> {});
    int faults = audit.rejects().size();
    audit.requireFaults((double) faults / COUNT);
    assertThatThrownBy(() -> audit.requireFaults((faults - 1.0) / COUNT))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageMatching(
            "made: "
                + faults
                + " of 40 records are at fault, [0-9.]+ %, expected at most [0-9.]+ % \\(the first, .*");
    Path csv = reports.resolve("rejects.csv");
    audit.writeCsv(csv);
    assertThat(Files.readAllLines(csv))
        .hasSize(faults + 1)
        .startsWith("set,record,reason,fault,message")
        .contains(
            "made,JS00004,flat_lead,true,\"the lead is flat: 0.0000 mV from lowest to highest,"
                + " expected at least 0.02 mV\"");
    try (var files = Files.list(reports)) {
      assertThat(files).containsExactly(csv);
    }
  }

  /** What a list names and is not there is a fault, a folder and a record alike. */
  @Test
  void whatRecordsListsMustBeThere(@TempDir Path tree) throws IOException {
    GeneratedArchive.write(tree, 2, 2, 100, 1);
    Files.writeString(tree.resolve("RECORDS"), "WFDBRecords/01/010/\nWFDBRecords/07/\n");
    Files.writeString(
        tree.resolve("WFDBRecords/01/010/RECORDS"), "JS00001\r\n\nJS00009\nJS00001\n");
    StripDataSet set = StripDataSet.wfdb("made", tree);
    assertThat(set.entries()).extracting(StripEntry::record).containsExactly("JS00001");
    assertThat(set.rejects())
        .extracting(reject -> reject.record() + ": " + reject.message().replace(tree + "/", ""))
        .containsExactly(
            "JS00009: JS00009.hea: there is no such file",
            "JS00001: WFDBRecords/01/010/JS00001.hea: a record of this name is at"
                + " WFDBRecords/01/010/JS00001.hea already",
            "WFDBRecords/07/: RECORDS: it lists the folder WFDBRecords/07/, which is not there");
  }

  /** Without lists, every header below is taken. */
  @Test
  void anyTreeOfFolders(@TempDir Path tree) throws IOException {
    GeneratedArchive.write(tree, 3, 3, 100, 1);
    Files.delete(tree.resolve("RECORDS"));
    Files.delete(tree.resolve("WFDBRecords/01/010/RECORDS"));
    assertThat(StripDataSet.wfdb("made", tree).entries())
        .extracting(StripEntry::record)
        .containsExactly("JS00001", "JS00002", "JS00003");
  }

  @Test
  void noRecords(@TempDir Path tree) {
    assertThatThrownBy(() -> StripDataSet.wfdb("made", tree))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(tree + ": there is no WFDB header (.hea) here, expected those of made");
    assertThatThrownBy(() -> StripDataSet.wfdb("made", tree.resolve("x")))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(
            tree.resolve("x") + ": there is no such folder; expected the records of made there");
  }
}
