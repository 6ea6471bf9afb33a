package io.github.clearbeat.recording;

import java.util.List;
import java.util.Optional;

/**
 * The rhythm of a stretch of ECG, with the acronym the field uses and its SNOMED CT codes. How a
 * database writes it stands in {@link RhythmCoding}.
 *
 * <pre>{@code
 * Rhythm.ATRIAL_FLUTTER.acronym();                        // AFL
 * RhythmCoding.CHAPMAN.rhythmOf("AF");                    // ATRIAL_FLUTTER: so in that table
 * RhythmCoding.MIT_BIH.rhythmOf("(AFIB");                 // ATRIAL_FIBRILLATION
 * }</pre>
 */
public enum Rhythm {
  /** Sinus rhythm at 60 to 100 beats a minute, where a database gives bounds. */
  SINUS_RHYTHM("SR", "sinus rhythm", "426783006"),
  /** Sinus bradycardia. */
  SINUS_BRADYCARDIA("SB", "sinus bradycardia", "426177001"),
  /** Sinus tachycardia. */
  SINUS_TACHYCARDIA("ST", "sinus tachycardia", "427084000"),
  /** Sinus arrhythmia, also called sinus irregularity. */
  SINUS_ARRHYTHMIA("SA", "sinus arrhythmia", "427393009"),
  /** Atrial fibrillation; also said to be paroxysmal, chronic or rapid. */
  ATRIAL_FIBRILLATION(
      "AFIB", "atrial fibrillation", "164889003", "282825002", "426749004", "314208002"),
  /** Atrial flutter. */
  ATRIAL_FLUTTER("AFL", "atrial flutter", "164890007"),
  /** Supraventricular tachycardia; also said to be paroxysmal. */
  SUPRAVENTRICULAR_TACHYCARDIA("SVT", "supraventricular tachycardia", "426761007", "67198005"),
  /** Atrial tachycardia. */
  ATRIAL_TACHYCARDIA("AT", "atrial tachycardia", "713422000"),
  /** Atrioventricular node reentrant tachycardia. */
  AV_NODE_REENTRANT_TACHYCARDIA(
      "AVNRT", "atrioventricular node reentrant tachycardia", "233896004", "251166008"),
  /** Atrioventricular reentrant tachycardia. */
  AV_REENTRANT_TACHYCARDIA("AVRT", "atrioventricular reentrant tachycardia", "233897008"),
  /** Wandering atrial pacemaker, also called sinus atrium to atrial wandering rhythm. */
  WANDERING_PACEMAKER("SAAWR", "wandering atrial pacemaker", "195101003", "17366009"),
  /** Supraventricular arrhythmia, not further named (PTB-XL). */
  SUPRAVENTRICULAR_ARRHYTHMIA("SVARR", "supraventricular arrhythmia"),
  /** Atrial rhythm; also accelerated atrial escape rhythm. */
  ATRIAL_RHYTHM("AR", "atrial rhythm", "106068003", "233892002"),
  /** Junctional (nodal) rhythm; also accelerated, also junctional tachycardia. */
  JUNCTIONAL_RHYTHM("NOD", "junctional rhythm", "29320008", "426664006", "426648003"),
  /** Idioventricular rhythm; also accelerated, also ventricular escape rhythm. */
  IDIOVENTRICULAR_RHYTHM("IVR", "idioventricular rhythm", "49260003", "61277005", "81898007"),
  /** Ventricular tachycardia; also said to be paroxysmal. */
  VENTRICULAR_TACHYCARDIA("VT", "ventricular tachycardia", "164895002", "425856008"),
  /** Ventricular flutter. */
  VENTRICULAR_FLUTTER("VFL", "ventricular flutter", "111288001"),
  /** Ventricular fibrillation. */
  VENTRICULAR_FIBRILLATION("VF", "ventricular fibrillation", "164896001"),
  /** Paced rhythm; also atrial or ventricular pacing pattern. */
  PACED_RHYTHM("PACE", "paced rhythm", "10370003", "251268003", "251266004"),
  /** Bigeminy, ventricular or of unknown origin: a pattern upon another rhythm. */
  BIGEMINY("BIGU", "bigeminy", "11157007"),
  /** Trigeminy, ventricular or of unknown origin: a pattern upon another rhythm. */
  TRIGEMINY("TRIGU", "trigeminy", "251180001"),
  /** Atrial bigeminy; also supraventricular: a pattern upon another rhythm. */
  ATRIAL_BIGEMINY("AB", "atrial bigeminy", "251173003", "251168009"),
  /** Second degree heart block: a pattern upon another rhythm. */
  SECOND_DEGREE_BLOCK("BII", "second degree heart block", "195042002"),
  /** Pre-excitation (WPW): a pattern upon another rhythm. */
  PREEXCITATION("PREX", "pre-excitation", "195060002", "74390002"),
  /** A rhythm that the database says is none of those it names. */
  OTHER_RHYTHM("OTHER", "another rhythm"),
  /** No rhythm can be told: too noisy. */
  UNREADABLE("NOISE", "too noisy to tell");

  private final String acronym;
  private final String title;
  private final List<String> snomed;

  Rhythm(String acronym, String title, String... snomed) {
    this.acronym = acronym;
    this.title = title;
    this.snomed = List.of(snomed);
  }

  /** The acronym the field uses, as in {@code AFIB}. */
  public String acronym() {
    return acronym;
  }

  /** The name in words, as in {@code atrial fibrillation}. */
  public String title() {
    return title;
  }

  /** Its SNOMED CT code, where it has one. */
  public Optional<String> snomed() {
    return snomed.stream().findFirst();
  }

  /** The SNOMED CT codes that public databases give it: its own first. */
  public List<String> snomedCodes() {
    return snomed;
  }

  /**
   * Whether it is a pattern upon another rhythm, such as bigeminy. MIT-BIH and PTB-XL list patterns
   * among rhythms; databases with SNOMED CT codes list them as findings beside the rhythm.
   */
  public boolean isPattern() {
    return switch (this) {
      case BIGEMINY, TRIGEMINY, ATRIAL_BIGEMINY, SECOND_DEGREE_BLOCK, PREEXCITATION -> true;
      default -> false;
    };
  }

  /** The rhythm of an acronym, or empty if none has it. */
  public static Optional<Rhythm> ofAcronym(String acronym) {
    for (Rhythm rhythm : values()) {
      if (rhythm.acronym.equals(acronym)) {
        return Optional.of(rhythm);
      }
    }
    return Optional.empty();
  }
}
