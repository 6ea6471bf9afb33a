package io.github.clearbeat.study;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.recording.Annotation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The beats that a protocol tests on, with the intervals to their neighbours. */
final class TestSet {
  private static final double MITDB_HERTZ = 360;

  private final BeatDataSet mitdb;
  private final Examples examples;
  private final Map<String, long[]> beats = new HashMap<>();

  /**
   * Prepares the test set.
   *
   * @param protocol whose
   * @param seed of the split, where it is random
   * @param preparation how beats are prepared
   * @param root the data root
   * @param records only beats of these; empty for those that the protocol tests on
   */
  TestSet(
      Protocol protocol, long seed, Preparation preparation, Path root, Optional<RecordSet> records)
      throws IOException {
    mitdb = BeatDataSet.mitdb(root);
    BeatExamples source = new BeatExamples(preparation, BeatLabels.of(protocol));
    examples =
        switch (protocol) {
          case PAPER ->
              of(records, Split.paper(source.add(mitdb, mitdb.records()).prepare(), seed).test());
          case SPLIT_FIRST ->
              of(records, Split.first(source.add(mitdb, mitdb.records()).prepare(), seed).test());
          case DS1, OPEN, LEAVE_ONE_OUT ->
              source.add(mitdb, records.orElse(RecordSet.DS2).records()).prepare();
        };
  }

  /** The names of the records that a test set is of, such as {@code mitdb/208}. */
  static List<String> records(Protocol protocol, Optional<RecordSet> records, Path root)
      throws IOException {
    BeatDataSet set = BeatDataSet.mitdb(root);
    List<String> names =
        switch (protocol) {
          case PAPER, SPLIT_FIRST -> records.isPresent() ? records.get().records() : set.records();
          case DS1, OPEN, LEAVE_ONE_OUT -> records.orElse(RecordSet.DS2).records();
        };
    return names.stream().map(name -> set.name() + "/" + name).toList();
  }

  private static Examples of(Optional<RecordSet> records, Examples all) {
    if (records.isEmpty()) {
      return all;
    }
    int[] kept =
        IntStream.range(0, all.count())
            .filter(i -> records.get().records().contains(name(all.origin(i))))
            .toArray();
    return all.select(kept);
  }

  private static String name(Examples.Origin origin) {
    return origin.record().substring(origin.record().indexOf('/') + 1);
  }

  Examples examples() {
    return examples;
  }

  /** RR interval before and after an example's beat in seconds; NaN where there is none. */
  double[] intervals(int example) throws IOException {
    Examples.Origin origin = examples.origin(example);
    String record = name(origin);
    long[] all = beats.get(record);
    if (all == null) {
      all =
          mitdb.annotations(record).stream()
              .filter(annotation -> annotation.code().isBeat())
              .mapToLong(Annotation::sampleIndex)
              .toArray();
      beats.put(record, all);
    }
    int at = java.util.Arrays.binarySearch(all, origin.sampleIndex());
    double hertz = MITDB_HERTZ;
    double before = at > 0 ? (all[at] - all[at - 1]) / hertz : Double.NaN;
    double after = at >= 0 && at + 1 < all.length ? (all[at + 1] - all[at]) / hertz : Double.NaN;
    return new double[] {before, after};
  }
}
