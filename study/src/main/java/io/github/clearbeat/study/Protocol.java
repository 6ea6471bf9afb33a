package io.github.clearbeat.study;

import java.util.Arrays;
import java.util.Optional;

/** How beats are shared out between training and test. */
public enum Protocol {
  /** Balanced first, split at random afterwards: copies of one beat stand on both sides. */
  PAPER("paper", true),
  /** Split at random first, balanced inside the training part: patients stand on both sides. */
  SPLIT_FIRST("split-first", true),
  /** Trained on the 22 records of DS1, tested on the 22 of DS2 (de Chazal et al. 2004). */
  DS1("ds1", false),
  /** Each patient tested by a network trained on all others. */
  LEAVE_ONE_OUT("leave-one-out", false),
  /** Trained on DS1 and other data sets, tested on DS2. */
  OPEN("open", false);

  private final String id;
  private final boolean patientsOnBothSides;

  Protocol(String id, boolean patientsOnBothSides) {
    this.id = id;
    this.patientsOnBothSides = patientsOnBothSides;
  }

  /** The name on the command line and in tables. */
  public String id() {
    return id;
  }

  /** Whether beats of one patient stand in training and test. */
  public boolean patientsOnBothSides() {
    return patientsOnBothSides;
  }

  /** The protocol of that name. */
  public static Optional<Protocol> of(String id) {
    return Arrays.stream(values()).filter(protocol -> protocol.id.equals(id)).findFirst();
  }
}
