package io.github.clearbeat.dataset;

/**
 * Why a strip is not used.
 *
 * @param set the name of the data set
 * @param record the name of the recording in its data set
 * @param reason of which kind
 * @param message one sentence with what was found and what was expected
 */
public record StripReject(String set, String record, Reason reason, String message) {
  /** The kinds of reasons. */
  public enum Reason {
    /** Its rhythm is none of the label set's: left out on purpose. */
    RHYTHM_NOT_ASKED_FOR(false),
    /** It has labels beside its rhythm, which the label set leaves out on purpose. */
    FURTHER_LABELS(false),
    /** It has no rhythm among its labels. */
    NO_RHYTHM(true),
    /** It has several rhythms among its labels. */
    SEVERAL_RHYTHMS(true),
    /** It is shorter or longer than asked for. */
    WRONG_LENGTH(true),
    /** It has another rate than asked for. */
    WRONG_RATE(true),
    /** The lead does not move. */
    FLAT_LEAD(true),
    /** Samples are missing (NaN). */
    MISSING_SAMPLES(true),
    /** There is no lead of that name. */
    MISSING_LEAD(true),
    /** A file is missing or is not what it should be. */
    MALFORMED(true);

    private final boolean fault;

    Reason(boolean fault) {
      this.fault = fault;
    }

    /** Whether it is a fault of the data, which counts against the share that a run bears. */
    public boolean isFault() {
      return fault;
    }
  }
}
