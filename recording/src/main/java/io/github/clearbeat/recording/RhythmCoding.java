package io.github.clearbeat.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How databases write rhythms. The same letters mean different things: {@code AF} is flutter in the
 * Chapman-Shaoxing table and fibrillation nearly everywhere else.
 *
 * <pre>{@code
 * RhythmCoding.SNOMED_CT.rhythmOf("426177001");   // SINUS_BRADYCARDIA
 * RhythmCoding.SNOMED_CT.rhythmOf("164934002");   // empty: T wave abnormal is no rhythm
 * }</pre>
 */
public enum RhythmCoding {
  /**
   * SNOMED CT, as in the header comment {@code Dx} of the PhysioNet Challenge 2021 and of {@code
   * ecg-arrhythmia}. Patterns such as bigeminy are findings beside the rhythm there, no rhythms.
   */
  SNOMED_CT,
  /**
   * Column {@code Rhythm} of the Chapman-Shaoxing table on figshare (Zheng et al. 2020, Sci Data
   * 7:48); {@code AF} is atrial flutter, {@code SI} and {@code SA} both are sinus irregularity.
   */
  CHAPMAN,
  /** SCP-ECG statements of PTB-XL (Wagner et al. 2020). */
  SCP_ECG,
  /** Column {@code Rhythms} of {@code ludb.csv}, one line each. */
  LUDB,
  /** AUX of a rhythm annotation in MIT-BIH files, as in {@code (AFIB}. */
  MIT_BIH,
  /** The PhysioNet/CinC Challenge 2017: N, A, O and ~; its N is sinus rhythm. */
  CINC_2017;

  private static final String CHAPMAN_CODES =
      "SR SR,SB SB,ST ST,SA SA,SI SA,AFIB AFIB,AF AFL,SVT SVT,AT AT,AVNRT AVNRT,AVRT AVRT,"
          + "SAAWR SAAWR";

  private static final String SCP_CODES =
      "SR SR,SBRAD SB,STACH ST,SARRH SA,AFIB AFIB,AFLT AFL,SVTAC SVT,PSVT SVT,SVARR SVARR,"
          + "PACE PACE,BIGU BIGU,TRIGU TRIGU";

  private static final String MIT_CODES =
      "(N SR,(SBR SB,(AFIB AFIB,(AFL AFL,(SVTA SVT,(VT VT,(VFL VFL,(VF VF,(B BIGU,(T TRIGU,(AB AB,"
          + "(NOD NOD,(J NOD,(P PACE,(BII BII,(PREX PREX,(IVR IVR";

  private static final String CINC_CODES = "N SR,A AFIB,O OTHER,~ NOISE";

  private final Map<String, Rhythm> rhythms = new HashMap<>();

  static {
    for (Rhythm rhythm : Rhythm.values()) {
      if (!rhythm.isPattern()) {
        rhythm.snomedCodes().forEach(code -> SNOMED_CT.rhythms.put(code, rhythm));
      }
    }
    CHAPMAN.take(CHAPMAN_CODES);
    SCP_ECG.take(SCP_CODES);
    MIT_BIH.take(MIT_CODES);
    CINC_2017.take(CINC_CODES);
    LUDB.rhythms.putAll(
        Map.of(
            "Sinus rhythm", Rhythm.SINUS_RHYTHM,
            "Sinus bradycardia", Rhythm.SINUS_BRADYCARDIA,
            "Sinus tachycardia", Rhythm.SINUS_TACHYCARDIA,
            "Sinus arrhythmia", Rhythm.SINUS_ARRHYTHMIA,
            "Irregular sinus rhythm", Rhythm.SINUS_ARRHYTHMIA,
            "Atrial fibrillation", Rhythm.ATRIAL_FIBRILLATION,
            "Atrial flutter, typical", Rhythm.ATRIAL_FLUTTER,
            "Wandering atrial pacemaker", Rhythm.WANDERING_PACEMAKER));
  }

  private void take(String pairs) {
    for (String pair : pairs.split(",")) {
      String[] codeAndAcronym = pair.split(" ");
      rhythms.put(codeAndAcronym[0], Rhythm.ofAcronym(codeAndAcronym[1]).orElseThrow());
    }
  }

  /**
   * The rhythm of a code, or empty if the code names no rhythm.
   *
   * @param code as the database writes it; space and NUL around it do not matter
   */
  public Optional<Rhythm> rhythmOf(String code) {
    return Optional.ofNullable(rhythms.get(code.replace("\0", "").strip()));
  }
}
