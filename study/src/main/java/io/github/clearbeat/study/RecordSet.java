package io.github.clearbeat.study;

import io.github.clearbeat.dataset.MitdbSplit;
import java.util.List;

/**
 * The two halves of mitdb, by patient: what is chosen is chosen on the first, and told on the
 * second.
 */
public enum RecordSet {
  /** The 22 records of DS1. */
  DS1(MitdbSplit.DS1),
  /** The 22 records of DS2. */
  DS2(MitdbSplit.DS2);

  private final List<String> records;

  RecordSet(List<String> records) {
    this.records = records;
  }

  /** Their names, such as {@code 208}. */
  public List<String> records() {
    return records;
  }
}
