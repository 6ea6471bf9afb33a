package io.github.clearbeat.evaluation;

/** Which reading of the comparison rules is followed where WFDB's programs have faults. */
public enum Edition {
  /** As WFDB's programs do it, faults included: comparable with figures that others print. */
  WFDB,
  /** As the rules are meant; what differs stands with each comparison. */
  CORRECTED
}
