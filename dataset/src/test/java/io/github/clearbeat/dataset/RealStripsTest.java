package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Rhythm;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Public data sets as they lie in the data folder; counts by tools that know nothing of ours. */
class RealStripsTest {
  /** {@code cut -d, -f2 REFERENCE-v3.csv | sort | uniq -c}. */
  @Test
  void cinc2017() throws IOException {
    StripDataSet set = StripDataSet.cinc2017(DataFolder.with("cinc2017"));
    StripPass pass = pass(set, "cinc2017", StripRules.ANY_LENGTH);
    assertThat(pass.labels().classes()).containsExactly("N", "A", "O", "~");
    assertThat(pass.labelsOnly().used()).containsExactly(4265, 611, 2025, 206);

    StripEntry first = set.entries().get(0);
    assertThat(first.record()).isEqualTo("A00243");
    assertThat(first.rhythms()).containsExactly(Rhythm.OTHER_RHYTHM);
    Strip strip = set.read(first, "ecg");
    assertThat(strip.hertz()).isEqualTo(300);
    assertThat(strip.seconds()).isEqualTo(30);
    assertThat(new HashSet<>(set.entries().stream().map(StripEntry::patient).toList()))
        .hasSize(7107);
  }

  /** Counted by Python's csv module over the column rhythm_codes. */
  @Test
  void ptbxlLead2() throws IOException {
    StripDataSet set = StripDataSet.ptbxlLead2(DataFolder.with("ptbxl_lead2"));
    Map<Set<Rhythm>, Integer> counts = new HashMap<>();
    set.entries().forEach(entry -> counts.merge(entry.rhythms(), 1, Integer::sum));
    assertThat(set.entries()).hasSize(2992);
    assertThat(counts)
        .containsEntry(Set.of(), 120)
        .containsEntry(Set.of(Rhythm.SINUS_RHYTHM), 2281)
        .containsEntry(Set.of(Rhythm.ATRIAL_FIBRILLATION), 194)
        .containsEntry(Set.of(Rhythm.SINUS_ARRHYTHMIA), 118)
        .containsEntry(Set.of(Rhythm.SINUS_TACHYCARDIA), 102)
        .containsEntry(Set.of(Rhythm.SINUS_BRADYCARDIA), 92)
        .containsEntry(Set.of(Rhythm.PACED_RHYTHM), 37)
        .containsEntry(Set.of(Rhythm.SUPRAVENTRICULAR_ARRHYTHMIA), 16)
        .containsEntry(Set.of(Rhythm.ATRIAL_FLUTTER), 9)
        .containsEntry(Set.of(Rhythm.SUPRAVENTRICULAR_TACHYCARDIA), 1)
        .containsEntry(Set.of(Rhythm.SINUS_RHYTHM, Rhythm.TRIGEMINY), 3);
    assertThat(new HashSet<>(set.entries().stream().map(StripEntry::patient).toList()))
        .hasSize(2900);
    StripEntry first = set.entries().get(0);
    assertThat(first.patient()).isEqualTo("ptbxl/15709");
    assertThat(first.fold()).isEqualTo(OptionalInt.of(3));
    assertThat(first.furtherLabels()).containsExactly("NORM", "LVOLT");
  }

  /** Sums by numpy: {@code fromfile('leadII_500hz.i16', '<i2').reshape(-1, 5000)}. */
  @Test
  void ptbxlSamples() throws IOException {
    StripDataSet set = StripDataSet.ptbxlLead2(DataFolder.with("ptbxl_lead2"));
    StripEntry last = set.entries().get(2991);
    Strip strip = set.read(last, "II");
    double sum = 0;
    for (float millivolts : strip.millivolts()) {
      sum += millivolts;
    }
    assertThat(strip.seconds()).isEqualTo(10);
    assertThat(strip.millivolts()[0]).isEqualTo(-0.035f);
    assertThat(strip.millivolts()[4999]).isEqualTo(0.21f);
    assertThat(sum).isCloseTo(-18.072, within(1e-3));
    assertThatThrownBy(() -> set.read(last, "V1"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("ptbxl_lead2/21836: there is no lead V1 (leads: II)");
  }

  @Test
  void ptbxlWithFourClasses() throws IOException {
    StripDataSet set = StripDataSet.ptbxlLead2(DataFolder.with("ptbxl_lead2"));
    StripAudit audit = pass(set, "strips-4", StripRules.TEN_SECONDS).forEach((e, l, s) -> {});
    assertThat(audit.classes()).containsExactly("SR", "SB", "ST/SVT", "AFIB/AFL");
    assertThat(audit.used()).containsExactly(2281, 92, 103, 203);
    assertThat(audit.rejectsByReason())
        .isEqualTo(
            Map.of(
                Reason.NO_RHYTHM,
                120,
                Reason.SEVERAL_RHYTHMS,
                17,
                Reason.RHYTHM_NOT_ASKED_FOR,
                176));
    assertThat(audit.records()).isEqualTo(2992);
    audit.requireFaults(StripAudit.USUAL_SHARE);
  }

  private static StripPass pass(StripDataSet set, String labels, StripRules rules) {
    return new StripPass(set, RhythmLabels.named(labels).orElseThrow(), rules, set.usualLead());
  }

  @Test
  void everyRecordingOfCinc2017CanBeRead() throws IOException {
    StripDataSet set = StripDataSet.cinc2017(DataFolder.with("cinc2017"));
    List<StripReject> rejects =
        pass(set, "cinc2017", StripRules.ANY_LENGTH).forEach((e, l, s) -> {}).rejects();
    assertThat(rejects).isEmpty();
  }

  /** Counted by Python's csv module over the column Rhythms. */
  @Test
  void ludb() throws IOException {
    StripDataSet set = StripDataSet.ludb(DataFolder.with("ludb"));
    Map<Set<Rhythm>, Integer> counts = new HashMap<>();
    set.entries().forEach(entry -> counts.merge(entry.rhythms(), 1, Integer::sum));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Set.of(Rhythm.SINUS_RHYTHM), 142,
                Set.of(Rhythm.SINUS_BRADYCARDIA), 24,
                Set.of(Rhythm.ATRIAL_FIBRILLATION), 15,
                Set.of(Rhythm.SINUS_ARRHYTHMIA), 9,
                Set.of(Rhythm.SINUS_TACHYCARDIA), 4,
                Set.of(Rhythm.ATRIAL_FLUTTER), 3,
                Set.of(Rhythm.SINUS_BRADYCARDIA, Rhythm.WANDERING_PACEMAKER), 1,
                Set.of(Rhythm.SINUS_RHYTHM, Rhythm.WANDERING_PACEMAKER), 1,
                Set.of(Rhythm.SINUS_ARRHYTHMIA, Rhythm.WANDERING_PACEMAKER), 1));
    StripAudit audit = pass(set, "merged-4", StripRules.TEN_SECONDS).forEach((e, l, s) -> {});
    assertThat(audit.classes()).containsExactly("SR", "SB", "GSVT", "AFIB");
    assertThat(audit.used()).containsExactly(151, 24, 4, 18);
    assertThat(audit.rejectsByReason()).isEqualTo(Map.of(Reason.SEVERAL_RHYTHMS, 3));
    assertThat(set.leads(set.entries().get(0))).contains("ii", "avr", "v6");
  }

  /** The 25 headers, counted by eye in the output of {@code grep -h Dx *.hea}. */
  @Test
  void challenge2021() throws IOException {
    StripDataSet set = StripDataSet.challenge2021(DataFolder.with("challenge2021"));
    assertThat(set.rejects()).isEmpty();
    assertThat(set.entries()).hasSize(25);
    StripAudit audit = pass(set, "merged-4", StripRules.ANY_LENGTH).forEach((e, l, s) -> {});
    assertThat(audit.used()).containsExactly(7, 2, 11, 0);
    assertThat(audit.rejectsByReason())
        .isEqualTo(Map.of(Reason.NO_RHYTHM, 3, Reason.SEVERAL_RHYTHMS, 2));
    StripEntry entry =
        set.entries().stream().filter(e -> e.record().equals("JS20007")).findFirst().orElseThrow();
    assertThat(entry.rhythms()).containsExactly(Rhythm.SINUS_BRADYCARDIA);
    assertThat(entry.furtherLabels()).containsExactly("284470004", "59931005", "164934002");
    for (StripEntry each : set.entries()) {
      for (String lead : set.leads(each)) {
        Strip strip = set.read(each, lead);
        assertThat(StripRules.TEN_SECONDS.fault(each, strip)).isEmpty();
      }
    }
  }

  @Test
  void severalSetsAsOne() throws IOException {
    StripDataSet ludb = StripDataSet.ludb(DataFolder.with("ludb"));
    StripDataSet some =
        StripDataSet.challenge2021(DataFolder.with("challenge2021"))
            .where("ningbo", record -> record.startsWith("JS"));
    StripDataSet pool = StripDataSet.pool("both", List.of(ludb, some));
    assertThat(pool.entries()).hasSize(210);
    for (int i = 0; i < 210; i += 30) {
      StripEntry entry = pool.entries().get(i);
      assertThat(pool.read(entry, "II").millivolts())
          .isEqualTo((i < 200 ? ludb : some).read(entry, "II").millivolts());
    }
    assertThatThrownBy(
            () ->
                StripDataSet.pool(
                    "twice", List.of(ludb, StripDataSet.ludb(DataFolder.with("ludb")))))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("twice: the records of ludb stand in two sets, expected them in one");
  }
}
