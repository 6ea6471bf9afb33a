package io.github.clearbeat.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  /** From the databases' own documents; SNOMED CT from ConditionNames_SNOMED-CT.csv of Chapman. */
  @ParameterizedTest
  @CsvSource({
    "SNOMED_CT, 426177001, SINUS_BRADYCARDIA",
    "SNOMED_CT, 426783006, SINUS_RHYTHM",
    "SNOMED_CT, 164889003, ATRIAL_FIBRILLATION",
    "SNOMED_CT, 427084000, SINUS_TACHYCARDIA",
    "SNOMED_CT, 164890007, ATRIAL_FLUTTER",
    "SNOMED_CT, 427393009, SINUS_ARRHYTHMIA",
    "SNOMED_CT, 426761007, SUPRAVENTRICULAR_TACHYCARDIA",
    "SNOMED_CT, 713422000, ATRIAL_TACHYCARDIA",
    "SNOMED_CT, 233896004, AV_NODE_REENTRANT_TACHYCARDIA",
    "SNOMED_CT, 251166008, AV_NODE_REENTRANT_TACHYCARDIA",
    "SNOMED_CT, 233897008, AV_REENTRANT_TACHYCARDIA",
    "SNOMED_CT, 195101003, WANDERING_PACEMAKER",
    "SNOMED_CT, ' 10370003 ', PACED_RHYTHM",
    "CHAPMAN, AF, ATRIAL_FLUTTER",
    "CHAPMAN, AFIB, ATRIAL_FIBRILLATION",
    "CHAPMAN, SI, SINUS_ARRHYTHMIA",
    "CHAPMAN, SA, SINUS_ARRHYTHMIA",
    "SCP_ECG, AFLT, ATRIAL_FLUTTER",
    "SCP_ECG, PSVT, SUPRAVENTRICULAR_TACHYCARDIA",
    "SCP_ECG, BIGU, BIGEMINY",
    "LUDB, Irregular sinus rhythm, SINUS_ARRHYTHMIA",
    "MIT_BIH, (N, SINUS_RHYTHM",
    "MIT_BIH, (SVTA, SUPRAVENTRICULAR_TACHYCARDIA",
    "MIT_BIH, (B, BIGEMINY",
    "MIT_BIH, (BII, SECOND_DEGREE_BLOCK",
    "CINC_2017, O, OTHER_RHYTHM",
    "CINC_2017, ~, UNREADABLE"
  })
  void codes(RhythmCoding coding, String code, Rhythm rhythm) {
    assertThat(coding.rhythmOf(code)).contains(rhythm);
  }

  @Test
  void everyRhythmOfMitdbIsKnown() {
    for (String aux :
        "(AB (AFIB (AFL (B (BII (IVR (N (NOD (P (PREX (SBR (SVTA (T (VFL (VT".split(" ")) {
      assertThat(RhythmCoding.MIT_BIH.rhythmOf(aux + "\0")).as(aux).isPresent();
    }
    assertThat(RhythmCoding.MIT_BIH.rhythmOf("TS")).isEmpty();
  }

  /** Bigeminy is a finding beside the rhythm where SNOMED CT is used, a rhythm in MIT-BIH. */
  @Test
  void patterns() {
    assertThat(RhythmCoding.SNOMED_CT.rhythmOf("11157007")).isEmpty();
    assertThat(Rhythm.BIGEMINY.snomed()).contains("11157007");
    assertThat(Rhythm.BIGEMINY.isPattern()).isTrue();
    assertThat(Rhythm.ATRIAL_FLUTTER.isPattern()).isFalse();
  }

  @Test
  void noAcronymAndNoCodeStandsTwice() {
    Set<String> seen = new HashSet<>();
    for (Rhythm rhythm : Rhythm.values()) {
      assertThat(seen.add(rhythm.acronym())).as(rhythm.acronym()).isTrue();
      assertThat(Rhythm.ofAcronym(rhythm.acronym())).contains(rhythm);
      List<String> codes = rhythm.snomedCodes();
      codes.forEach(code -> assertThat(seen.add(code)).as(code).isTrue());
      assertThat(rhythm.title()).isNotBlank();
    }
    assertThat(Rhythm.ofAcronym("AF")).isEmpty();
  }
}
