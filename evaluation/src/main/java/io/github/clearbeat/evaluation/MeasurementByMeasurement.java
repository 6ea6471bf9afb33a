package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The measurement-by-measurement comparison of ANSI/AAMI EC57:2012, as WFDB's {@code mxm} makes it:
 * heart rates as a rule, or any numbers in the AUX of {@code =} annotations of one subtype. Each
 * measurement of the test is compared with the reference's nearest in time, the later one of two
 * that are equally near.
 *
 * <pre>{@code
 * MeasurementErrors found =
 *     MeasurementByMeasurement.standard(360, new Until.Sample(650_000)).compare(truth, test);
 * found.rootMeanSquare();
 * }</pre>
 *
 * <p>{@link Edition#WFDB} keeps the faults of {@code mxm}: measurements of the test in the learning
 * period are not compared but counted, which makes errors look smaller; where the reference goes on
 * after the test's last measurement, the last of both are compared once more; and before the
 * reference's first measurement there is one of 0 at the start. {@link Edition#CORRECTED} compares
 * every measurement of the test within the span once and counts these.
 *
 * @param hertz rate of the reference's indices
 * @param testHertz rate of the test's indices, which are brought to {@code hertz}
 * @param fromSample where the learning period ends, at {@code hertz}
 * @param until where the comparison ends
 * @param subtype which measurements, −128 to 127; 0 as a rule
 * @param edition with WFDB's faults or without
 */
public record MeasurementByMeasurement(
    double hertz, double testHertz, long fromSample, Until until, int subtype, Edition edition) {
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?).*", Pattern.DOTALL);

  /** Checks rates and span. */
  public MeasurementByMeasurement {
    Objects.requireNonNull(edition, "edition");
    new BeatByBeat(hertz, testHertz, 0, fromSample, until, BeatMapping.BXB);
  }

  /** EC57's settings for two files of one rate and subtype 0, in WFDB's edition. */
  public static MeasurementByMeasurement standard(double hertz, Until until) {
    long from = Rates.samples(BeatByBeat.STANDARD_FROM_SECONDS, hertz);
    return new MeasurementByMeasurement(hertz, hertz, from, until, 0, Edition.WFDB);
  }

  /** One measurement. */
  record Measurement(long sample, double value) {}

  /**
   * Compares two annotation files.
   *
   * @param reference the truth, in order of time, at {@code hertz}
   * @param test what was found, in order of time, at {@code testHertz}
   * @throws IllegalArgumentException if one is not in order or has no such measurement
   */
  public MeasurementErrors compare(List<Annotation> reference, List<Annotation> test) {
    BeatByBeat.checkOrder(reference, "reference");
    BeatByBeat.checkOrder(test, "test");
    List<Measurement> truths = measurements(reference, 1, "reference");
    List<Measurement> found = measurements(test, hertz / testHertz, "test");
    return edition == Edition.WFDB
        ? new MeasurementWalk(this, truths, found).run()
        : nearest(truths, found);
  }

  private MeasurementErrors nearest(List<Measurement> truths, List<Measurement> found) {
    long end = until instanceof Until.Sample last ? last.sampleIndex() : Long.MAX_VALUE;
    long count = 0;
    double squares = 0;
    double sum = 0;
    int next = 0;
    for (Measurement measurement : found) {
      if (measurement.sample() >= fromSample && measurement.sample() <= end) {
        while (next + 1 < truths.size()
            && distance(truths.get(next + 1), measurement)
                <= distance(truths.get(next), measurement)) {
          next++;
        }
        double truth = truths.get(next).value();
        count++;
        sum += truth;
        squares += (truth - measurement.value()) * (truth - measurement.value());
      }
    }
    return new MeasurementErrors(subtype, count, squares, sum, count);
  }

  private static long distance(Measurement one, Measurement other) {
    return Math.abs(one.sample() - other.sample());
  }

  /** All measurements of the subtype; without a number in AUX the last number goes on. */
  private List<Measurement> measurements(List<Annotation> annotations, double scale, String whose) {
    List<Measurement> measurements = new ArrayList<>();
    double value = 0;
    for (Annotation annotation : annotations) {
      if (annotation.code() == AnnotationCode.MEASUREMENT && annotation.subtype() == subtype) {
        value = annotation.aux().isEmpty() ? value : number(annotation.aux());
        long sample = Rates.scaled(annotation.sampleIndex(), scale);
        measurements.add(new Measurement(sample, value));
      }
    }
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException(
          "the "
              + whose
              + " annotations hold no measurement of subtype "
              + subtype
              + ", expected annotations = whose text begins with a number, such as a heart rate");
    }
    return measurements;
  }

  /** The number at the start of a text, 0 if there is none. */
  private static double number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
  }
}
