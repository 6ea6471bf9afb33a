package io.github.clearbeat.recording;

import java.util.Optional;

/**
 * The annotation codes of the MIT-BIH formats, with number and mnemonic as in WFDB's {@code
 * ecgcodes.h} and {@code ecgmap.h}.
 */
public enum AnnotationCode {
  /** Not a beat; 0 in the file, where it is not the end mark. */
  NOT_A_BEAT(0, " ", false),
  /** Normal beat. */
  NORMAL(1, "N", true),
  /** Left bundle branch block beat. */
  LBBB(2, "L", true),
  /** Right bundle branch block beat. */
  RBBB(3, "R", true),
  /** Aberrated atrial premature beat. */
  ABERRATED_APC(4, "a", true),
  /** Premature ventricular contraction. */
  PVC(5, "V", true),
  /** Fusion of ventricular and normal beat. */
  FUSION(6, "F", true),
  /** Nodal (junctional) premature beat. */
  NODAL_PREMATURE(7, "J", true),
  /** Atrial premature contraction. */
  APC(8, "A", true),
  /** Premature or ectopic supraventricular beat. */
  SUPRAVENTRICULAR(9, "S", true),
  /** Ventricular escape beat. */
  VENTRICULAR_ESCAPE(10, "E", true),
  /** Nodal (junctional) escape beat. */
  NODAL_ESCAPE(11, "j", true),
  /** Paced beat. */
  PACED(12, "/", true),
  /** Unclassifiable beat. */
  UNCLASSIFIABLE(13, "Q", true),
  /** Signal quality change. */
  NOISE(14, "~", false),
  /** Number 15, to which WFDB gives no meaning. */
  UNASSIGNED_15(15, "[15]", false),
  /** Isolated QRS-like artifact. */
  ARTIFACT(16, "|", false),
  /** Number 17, to which WFDB gives no meaning. */
  UNASSIGNED_17(17, "[17]", false),
  /** ST change. */
  ST_CHANGE(18, "s", false),
  /** T-wave change. */
  T_CHANGE(19, "T", false),
  /** Systole. */
  SYSTOLE(20, "*", false),
  /** Diastole. */
  DIASTOLE(21, "D", false),
  /** Comment. */
  NOTE(22, "\"", false),
  /** Measurement. */
  MEASUREMENT(23, "=", false),
  /** P-wave peak. */
  P_WAVE(24, "p", false),
  /** Bundle branch block beat, side unspecified. */
  BBB(25, "B", true),
  /** Non-conducted pacer spike. */
  PACER_SPIKE(26, "^", false),
  /** T-wave peak. */
  T_WAVE(27, "t", false),
  /** Rhythm change; the rhythm stands in AUX. */
  RHYTHM(28, "+", false),
  /** U-wave peak. */
  U_WAVE(29, "u", false),
  /** Beat not classified during learning. */
  LEARNING(30, "?", true),
  /** Ventricular flutter wave: marks no beat. */
  FLUTTER_WAVE(31, "!", false),
  /** Start of ventricular flutter or fibrillation. */
  FLUTTER_ON(32, "[", false),
  /** End of ventricular flutter or fibrillation. */
  FLUTTER_OFF(33, "]", false),
  /** Atrial escape beat. */
  ATRIAL_ESCAPE(34, "e", true),
  /** Supraventricular escape beat. */
  SUPRAVENTRICULAR_ESCAPE(35, "n", true),
  /** Link to external data. */
  LINK(36, "@", false),
  /** Non-conducted P wave (blocked APC): marks no beat. */
  BLOCKED_P(37, "x", false),
  /** Fusion of paced and normal beat. */
  PACED_FUSION(38, "f", true),
  /** Waveform onset. */
  WAVE_ON(39, "(", false),
  /** Waveform end. */
  WAVE_OFF(40, ")", false),
  /** R-on-T premature ventricular contraction. */
  R_ON_T(41, "r", true),
  /** Number 42, which an annotator may define as it likes. */
  USER_42(42, "[42]", false),
  /** Number 43, which an annotator may define as it likes. */
  USER_43(43, "[43]", false),
  /** Number 44, which an annotator may define as it likes. */
  USER_44(44, "[44]", false),
  /** Number 45, which an annotator may define as it likes. */
  USER_45(45, "[45]", false),
  /** Number 46, which an annotator may define as it likes. */
  USER_46(46, "[46]", false),
  /** Number 47, which an annotator may define as it likes. */
  USER_47(47, "[47]", false),
  /** Number 48, which an annotator may define as it likes. */
  USER_48(48, "[48]", false),
  /** Number 49, which an annotator may define as it likes. */
  USER_49(49, "[49]", false);

  private static final AnnotationCode[] BY_NUMBER = new AnnotationCode[64];

  static {
    for (AnnotationCode code : values()) {
      BY_NUMBER[code.number] = code;
    }
  }

  private final int number;
  private final String mnemonic;
  private final boolean beat;

  AnnotationCode(int number, String mnemonic, boolean beat) {
    this.number = number;
    this.mnemonic = mnemonic;
    this.beat = beat;
  }

  /** The number in annotation files, 0 to 49. */
  public int number() {
    return number;
  }

  /** The mnemonic: one letter, or {@code [n]} for a number without a meaning of its own. */
  public String mnemonic() {
    return mnemonic;
  }

  /** Whether it marks a beat (a QRS complex). */
  public boolean isBeat() {
    return beat;
  }

  /** The code of a number, or empty if none has it. */
  public static Optional<AnnotationCode> ofNumber(int number) {
    return number < 0 || number >= BY_NUMBER.length
        ? Optional.empty()
        : Optional.ofNullable(BY_NUMBER[number]);
  }

  /** The code of a mnemonic, or empty if none has it. */
  public static Optional<AnnotationCode> ofMnemonic(String mnemonic) {
    for (AnnotationCode code : values()) {
      if (code.mnemonic.equals(mnemonic)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
