package io.github.clearbeat.study.scoring;

import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a score rests on: a protocol's own test set, or its training records in folds of patients,
 * each beat classified by a network that was trained on the other folds.
 *
 * <pre>{@code
 * TestBasis.of("ds1-folds").orElseThrow().protocol();   // DS1
 * }</pre>
 *
 * @param protocol how beats are shared out
 * @param folds whether it is the training records in folds that are scored
 */
public record TestBasis(Protocol protocol, boolean folds) {
  private static final String FOLDS = "-folds";

  /** Checks that the protocol has training records of which patients can be held out. */
  public TestBasis {
    if (folds && protocol != Protocol.DS1 && protocol != Protocol.OPEN) {
      throw new IllegalArgumentException("protocol " + protocol.id() + " has no folds of patients");
    }
  }

  /** The protocol's own test set. */
  public static TestBasis of(Protocol protocol) {
    return new TestBasis(protocol, false);
  }

  /** The folds of patients inside a protocol's training records. */
  public static TestBasis foldsOf(Protocol protocol) {
    return new TestBasis(protocol, true);
  }

  /** All there are, as tables have them. */
  public static List<TestBasis> all() {
    List<TestBasis> all = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      all.add(of(protocol));
    }
    all.add(foldsOf(Protocol.DS1));
    all.add(foldsOf(Protocol.OPEN));
    return all;
  }

  /** The one of that name. */
  public static Optional<TestBasis> of(String id) {
    return all().stream().filter(basis -> basis.id().equals(id)).findFirst();
  }

  /**
   * The one of that name.
   *
   * @throws MalformedInputException if there is none; the message says which there are
   */
  public static TestBasis named(String id) throws MalformedInputException {
    List<String> known = all().stream().map(TestBasis::id).toList();
    return of(id)
        .orElseThrow(
            () ->
                new MalformedInputException(
                    id, "there is no such protocol, expected one of " + String.join(", ", known)));
  }

  /** The name on the command line, in prediction files and in tables. */
  public String id() {
    return protocol.id() + (folds ? FOLDS : "");
  }

  /** Whether beats of one patient stand in training and test. */
  public boolean patientsOnBothSides() {
    return protocol.patientsOnBothSides();
  }

  /** Whether patients stand on both sides, in a word or two, as rows of tables say it. */
  public String bothSides() {
    if (patientsOnBothSides()) {
      return "yes";
    }
    boolean almost = !folds && protocol != Protocol.LEAVE_ONE_OUT;
    return almost ? "no, but 202 is 201" : "no";
  }

  /** What it is tested on, in words: the switches that explain most differences. */
  public String tested() {
    if (!folds) {
      return BeatScores.tested(protocol);
    }
    return (protocol == Protocol.DS1
            ? "mitdb DS1, its 22 records in folds of patients"
            : "mitdb DS1 and svdb in folds of patients")
        + ", each beat by a network that has not seen its fold; AAMI groups, e and j as N;"
        + " reference R peaks; MLII";
  }

  /** The records that it must hold, as in {@code mitdb/208}; of {@code open-folds} those of DS1. */
  List<String> records() {
    List<String> names = new ArrayList<>();
    if (folds) {
      names.addAll(MitdbSplit.DS1);
    } else if (protocol == Protocol.DS1 || protocol == Protocol.OPEN) {
      names.addAll(MitdbSplit.DS2);
    } else if (protocol == Protocol.LEAVE_ONE_OUT) {
      names.addAll(MitdbSplit.DS1);
      names.addAll(MitdbSplit.DS2);
    }
    return names.stream().map(name -> "mitdb/" + name).toList();
  }
}
