package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.BeatCursor.NEVER;

import io.github.clearbeat.evaluation.MeasurementByMeasurement.Measurement;
import java.util.List;

/** The walk of {@code mxm} through the measurements of both files, faults included. */
final class MeasurementWalk {
  private final MeasurementByMeasurement settings;
  private final List<Measurement> truths;
  private final List<Measurement> found;

  private int truthsRead;
  private int foundRead;
  private Measurement before = new Measurement(-1, 0);
  private Measurement next = new Measurement(-1, 0);
  private Measurement current = new Measurement(-1, 0);
  private double squares;
  private double sum;
  private long pairs;

  MeasurementWalk(
      MeasurementByMeasurement settings, List<Measurement> truths, List<Measurement> found) {
    this.settings = settings;
    this.truths = truths;
    this.found = found;
  }

  MeasurementErrors run() {
    do {
      readFound();
    } while (current.sample() < settings.fromSample());
    while (!isOver()) {
      while (next.sample() < current.sample()) {
        before = next;
        readTruth();
      }
      boolean earlier = current.sample() - before.sample() < next.sample() - current.sample();
      compare(earlier ? before.value() : next.value());
      readFound();
    }
    return new MeasurementErrors(settings.subtype(), foundRead, squares, sum, pairs);
  }

  private boolean isOver() {
    if (settings.until() instanceof Until.Sample end) {
      return next.sample() > end.sampleIndex() && current.sample() > end.sampleIndex();
    } else if (settings.until() instanceof Until.EitherEnds) {
      return next.sample() == NEVER || current.sample() == NEVER;
    }
    return next.sample() == NEVER;
  }

  private void compare(double truth) {
    pairs++;
    sum += truth;
    squares += (truth - current.value()) * (truth - current.value());
  }

  private void readTruth() {
    next =
        truthsRead < truths.size()
            ? truths.get(truthsRead++)
            : new Measurement(NEVER, next.value());
  }

  private void readFound() {
    current =
        foundRead < found.size() ? found.get(foundRead++) : new Measurement(NEVER, current.value());
  }
}
