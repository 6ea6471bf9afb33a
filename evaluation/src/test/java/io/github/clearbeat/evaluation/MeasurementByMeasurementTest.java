package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Measurements worked by hand. */
class MeasurementByMeasurementTest {
  /** Measurements of subtype 0 as in {@code "1000:60 2000:62.5"}. */
  private static List<Annotation> rates(String text) {
    List<Annotation> rates = new ArrayList<>();
    for (String word : text.split(" ")) {
      String[] parts = word.split(":", -1);
      rates.add(
          new Annotation(Long.parseLong(parts[0]), AnnotationCode.MEASUREMENT, 0, 0, 0, parts[1]));
    }
    return rates;
  }

  private static MeasurementErrors compare(
      Edition edition, long from, Until until, String reference, String test) {
    return new MeasurementByMeasurement(100, 100, from, until, 0, edition)
        .compare(rates(reference), rates(test));
  }

  private static final String TRUTH = "500:50 1000:60 2000:70 3000:80 4000:90";

  /** 1100 is nearest to 1000, 1500 as near to 2000, 2600 to 3000: errors 1, 2 and 4. */
  @Test
  void takesTheNearestMeasurement() {
    String test = "1100:61 1500:68 2600:84";
    MeasurementErrors found = compare(Edition.CORRECTED, 1000, new Until.Sample(3500), TRUTH, test);
    assertThat(found).isEqualTo(new MeasurementErrors(0, 3, 21, 60 + 70 + 80, 3));
    assertThat(found.rootMeanSquare()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(found.referenceMean()).isEqualTo(70);
    assertThat(found.normalized()).isCloseTo(Math.sqrt(7) / 70, within(1e-12));
  }

  /** What lies outside the span is neither compared nor counted. */
  @Test
  void keepsToTheSpan() {
    String test = "900:0 1100:61 1500:68 2600:84 3600:0";
    assertThat(compare(Edition.CORRECTED, 1000, new Until.Sample(3500), TRUTH, test))
        .isEqualTo(new MeasurementErrors(0, 3, 21, 210, 3));
  }

  /**
   * As mxm: the measurement at 900 is not compared but counted, and when the test is at its end the
   * reference's 90 is compared with the test's last 84.
   */
  @Test
  void keepsTheFaultsOfMxm() {
    String test = "900:0 1100:61 1500:68 2600:84";
    assertThat(compare(Edition.WFDB, 1000, new Until.Sample(4500), TRUTH, test))
        .isEqualTo(new MeasurementErrors(0, 4, 1 + 4 + 16 + 36, 60 + 70 + 80 + 90, 4));
  }

  /** Without a learning period nine measurements of the test are ten pairs, one of them twice. */
  @Test
  void comparesTheLastOfBothOnceMore() {
    String test = "600:51 700:50 800:50 900:50 1000:60 1100:60 1200:60 1300:60 2000:71";
    MeasurementErrors found = compare(Edition.WFDB, 0, new Until.Sample(4500), TRUTH, test);
    assertThat(found)
        .isEqualTo(
            new MeasurementErrors(
                0, 9, 1 + 100 + 100 + 1 + 19 * 19, 50 + 50 + 60 * 6 + 70 + 90, 10));
    // where the reference ends first there is no such pair
    assertThat(compare(Edition.WFDB, 0, new Until.ReferenceEnds(), "500:50", "400:50 600:51"))
        .isEqualTo(new MeasurementErrors(0, 2, 1, 100, 2));
  }

  /**
   * A second count of mxm from its rules alone: each test measurement from the learning period's
   * end on beside the nearest of the reference, the later of two as near, with one of 0 at −1
   * before all others; once more the last of both where the reference goes on; divided by all of
   * the test.
   */
  @Test
  void agreesWithASecondCount() {
    Random random = new Random(11);
    int onceMore = 0;
    for (int round = 0; round < 2000; round++) {
      long[][] truths = random(random);
      long[][] found = random(random);
      long from = random.nextInt(3) == 0 ? 0 : random.nextInt(600);
      List<double[]> pairs = new ArrayList<>();
      for (long[] one : found) {
        if (one[0] >= from) {
          pairs.add(new double[] {nearest(truths, one[0]), one[1]});
        }
      }
      long[] last = found[found.length - 1];
      long[] lastTruth = truths[truths.length - 1];
      boolean more = last[0] < from || lastTruth[0] >= last[0];
      if (more) {
        pairs.add(new double[] {lastTruth[1], last[1]});
        onceMore++;
      }
      double squares = pairs.stream().mapToDouble(p -> (p[0] - p[1]) * (p[0] - p[1])).sum();
      double sum = pairs.stream().mapToDouble(p -> p[0]).sum();
      assertThat(compare(Edition.WFDB, from, new Until.Sample(5000), text(truths), text(found)))
          .as("%s against %s from %d", text(found), text(truths), from)
          .isEqualTo(new MeasurementErrors(0, found.length, squares, sum, pairs.size()));
    }
    assertThat(onceMore).isBetween(500, 1500);
  }

  private static long[][] random(Random random) {
    long[][] all = new long[1 + random.nextInt(12)][];
    long at = random.nextInt(50);
    for (int i = 0; i < all.length; i++) {
      all[i] = new long[] {at, 40 + random.nextInt(80)};
      at += 1 + random.nextInt(150);
    }
    return all;
  }

  private static double nearest(long[][] truths, long at) {
    double value = 0;
    long distance = at + 1;
    for (long[] one : truths) {
      if (Math.abs(one[0] - at) <= distance) {
        distance = Math.abs(one[0] - at);
        value = one[1];
      }
    }
    return value;
  }

  private static String text(long[][] all) {
    return Arrays.stream(all).map(one -> one[0] + ":" + one[1]).collect(Collectors.joining(" "));
  }

  @Test
  void addsRecordsUp() {
    MeasurementErrors one = new MeasurementErrors(0, 4, 100, 290, 3);
    assertThat(one.plus(new MeasurementErrors(0, 1, 25, 60, 2)))
        .isEqualTo(new MeasurementErrors(0, 5, 125, 350, 5));
  }

  @Test
  void readsNumbers() {
    assertThat(
            compare(
                Edition.CORRECTED,
                0,
                new Until.ReferenceEnds(),
                "0:60.5bpm 100: 200:-1e1x 300:beat",
                "0:60.5 100:60.5 200:-10 300:0"))
        .isEqualTo(new MeasurementErrors(0, 4, 0, 111, 4));
  }

  @Test
  void refusesFilesWithoutMeasurements() {
    assertThatThrownBy(
            () ->
                new MeasurementByMeasurement(
                        100, 100, 0, new Until.ReferenceEnds(), 3, Edition.WFDB)
                    .compare(rates("0:60"), rates("0:60")))
        .hasMessage(
            "the reference annotations hold no measurement of subtype 3, expected annotations ="
                + " whose text begins with a number, such as a heart rate");
  }

  @Test
  void printsTables() {
    MeasurementErrors found = new MeasurementErrors(0, 4, 100, 290, 4);
    MeasurementTables tables = new MeasurementTables("100", "thr", "hr");
    // root of 25 is 5; the mean is 72.5
    assertThat(tables.standard(found, true))
        .isEqualTo(
            """
            Measurement-by-measurement comparison results for record 100
            Measurement number 0
            Reference annotator: thr
                 Test annotator: hr

                 Normalized RMS error:  6.8966% (n = 4)
            Mean reference measurement: 72.5
            """);
    assertThat(tables.standard(found, false))
        .contains("   Unnormalized RMS error:  5.0000 (n = 4)\n");
    assertThat(MeasurementTables.lineHeader(0) + tables.line(found, true))
        .isEqualTo(
            "(Measurement errors)\nMeasurement 0\n"
                + "Record\tRMS error (%)\tMean reference measurement\n"
                + "   100\t 6.8966\t\t72.5\n");
    assertThat(tables.line(found, false)).isEqualTo("   100\t 5.0000\t\t72.5 (unnormalized)\n");
  }

  /** What C prints for these with %g. */
  @Test
  void printsGeneralNumbersAsC() {
    assertThat(Columns.general(72.5)).isEqualTo("72.5");
    assertThat(Columns.general(100000)).isEqualTo("100000");
    assertThat(Columns.general(1234567)).isEqualTo("1.23457e+06");
    assertThat(Columns.general(0.0001234)).isEqualTo("0.0001234");
    assertThat(Columns.general(0.00001234)).isEqualTo("1.234e-05");
    assertThat(Columns.general(-2.0 / 3)).isEqualTo("-0.666667");
    assertThat(Columns.general(0)).isEqualTo("0");
    assertThat(Columns.general(Double.NaN)).isEqualTo("-");
  }
}
