package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts, rates, runs and pauses from beats and quality. */
final class SummaryOf {
  private static final int RATE_INTERVALS = 8;
  private static final double PAUSE_SECONDS = 2.0;
  private static final double LONGEST_INTERVAL = 10;

  private final List<ClassifiedBeat> beats;
  private final List<Quality> quality;
  private final double hertz;
  private final List<String> classes;

  SummaryOf(List<ClassifiedBeat> beats, List<Quality> quality, double hertz, List<String> classes) {
    this.beats = beats;
    this.quality = quality;
    this.hertz = hertz;
    this.classes = classes;
  }

  Summary summary(long fromSample, long toSample) {
    Map<BeatGroup, Integer> counts = new EnumMap<>(BeatGroup.class);
    for (BeatGroup group : BeatGroup.values()) {
      counts.put(group, 0);
    }
    Map<String, Integer> classCounts = new LinkedHashMap<>();
    classes.forEach(name -> classCounts.put(name, 0));
    for (ClassifiedBeat beat : beats) {
      counts.merge(beat.group(), 1, Integer::sum);
      classCounts.merge(beat.className(), 1, Integer::sum);
    }
    int judged = beats.size() - counts.get(BeatGroup.Q);
    return new Summary(
        analysableShare(fromSample, toSample),
        heartRate(0, beats.size()),
        variability(),
        counts,
        classCounts,
        share(counts.get(BeatGroup.V), judged),
        share(counts.get(BeatGroup.S), judged),
        runs(2, 2),
        runs(3, Integer.MAX_VALUE),
        bigeminy(),
        pauses(0, beats.size()),
        hours(fromSample, toSample));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private double analysableShare(long fromSample, long toSample) {
    long fine = 0;
    long all = 0;
    for (Quality stretch : quality) {
      long from = Math.max(fromSample, stretch.fromSample());
      long to = Math.min(toSample, stretch.toSample());
      if (to > from) {
        all += to - from;
        fine += stretch.analysable() ? to - from : 0;
      }
    }
    return all == 0 ? 0 : (double) fine / all;
  }

  /** Whether the interval before a beat is one: neither the first nor across lost signal. */
  private boolean hasInterval(int beat) {
    double seconds = beats.get(beat).secondsBefore();
    return seconds > 0 && seconds < LONGEST_INTERVAL && beat > 0 && fineBetween(beat);
  }

  private boolean fineBetween(int beat) {
    long from = beats.get(beat - 1).sampleIndex();
    long to = beats.get(beat).sampleIndex();
    for (int i = firstStretch(from); i < quality.size(); i++) {
      if (quality.get(i).fromSample() >= to) {
        return true;
      }
      if (!quality.get(i).analysable()) {
        return false;
      }
    }
    return true;
  }

  /** Position of the first stretch that ends behind the sample. */
  private int firstStretch(long sample) {
    int low = 0;
    int high = quality.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quality.get(middle).toSample() <= sample) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Optional<Summary.HeartRate> heartRate(int from, int to) {
    double sum = 0;
    int intervals = 0;
    double window = 0;
    int inRow = 0;
    double slowest = Double.POSITIVE_INFINITY;
    double slowestAt = 0;
    double fastest = 0;
    double fastestAt = 0;
    for (int i = Math.max(1, from); i < to; i++) {
      if (!hasInterval(i)) {
        inRow = 0;
        window = 0;
        continue;
      }
      double seconds = beats.get(i).secondsBefore();
      sum += seconds;
      intervals++;
      window += seconds;
      inRow++;
      if (inRow > RATE_INTERVALS) {
        window -= beats.get(i - RATE_INTERVALS).secondsBefore();
      }
      if (inRow >= RATE_INTERVALS) {
        double rate = 60 * RATE_INTERVALS / window;
        if (rate < slowest) {
          slowest = rate;
          slowestAt = beats.get(i).seconds();
        }
        if (rate > fastest) {
          fastest = rate;
          fastestAt = beats.get(i).seconds();
        }
      }
    }
    return fastest == 0
        ? Optional.empty()
        : Optional.of(
            new Summary.HeartRate(slowest, slowestAt, 60 * intervals / sum, fastest, fastestAt));
  }

  private Optional<Summary.Variability> variability() {
    List<Double> normal = new ArrayList<>();
    double squares = 0;
    int pairs = 0;
    double before = Double.NaN;
    for (int i = 1; i < beats.size(); i++) {
      boolean both = beats.get(i).group() == BeatGroup.N && beats.get(i - 1).group() == BeatGroup.N;
      if (!both || !hasInterval(i)) {
        before = Double.NaN;
        continue;
      }
      double millis = 1000 * beats.get(i).secondsBefore();
      normal.add(millis);
      if (!Double.isNaN(before)) {
        squares += (millis - before) * (millis - before);
        pairs++;
      }
      before = millis;
    }
    if (normal.size() < 3 || pairs == 0) {
      return Optional.empty();
    }
    double mean = normal.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double deviations =
        normal.stream().mapToDouble(millis -> (millis - mean) * (millis - mean)).sum();
    return Optional.of(
        new Summary.Variability(
            Math.sqrt(deviations / (normal.size() - 1)),
            Math.sqrt(squares / pairs),
            normal.size()));
  }

  private List<Summary.Run> runs(int least, int most) {
    List<Summary.Run> runs = new ArrayList<>();
    for (int i = 0; i < beats.size(); ) {
      BeatGroup group = beats.get(i).group();
      int end = i + 1;
      while (end < beats.size() && beats.get(end).group() == group) {
        end++;
      }
      int length = end - i;
      if ((group == BeatGroup.V || group == BeatGroup.S) && length >= least && length <= most) {
        runs.add(run(group, i, end - 1, length));
      }
      i = end;
    }
    return runs;
  }

  private List<Summary.Run> bigeminy() {
    List<Summary.Run> found = new ArrayList<>();
    for (int i = 0; i + 1 < beats.size(); ) {
      BeatGroup group = beats.get(i).group();
      int last = i;
      while ((group == BeatGroup.V || group == BeatGroup.S)
          && last + 2 < beats.size()
          && beats.get(last + 1).group() == BeatGroup.N
          && beats.get(last + 2).group() == group) {
        last += 2;
      }
      int ectopic = (last - i) / 2 + 1;
      if (ectopic >= 3) {
        found.add(run(group, i, last, ectopic));
      }
      i = last + 1;
    }
    return found;
  }

  private Summary.Run run(BeatGroup group, int first, int last, int ectopic) {
    double from = beats.get(first).seconds();
    double to = beats.get(last).seconds();
    double rate = to > from ? 60 * (last - first) / (to - from) : Double.NaN;
    return new Summary.Run(group, from, to, first, ectopic, rate);
  }

  private List<Summary.Pause> pauses(int from, int to) {
    List<Summary.Pause> pauses = new ArrayList<>();
    for (int i = Math.max(1, from); i < to; i++) {
      double seconds = beats.get(i).secondsBefore();
      if (seconds >= PAUSE_SECONDS && fineBetween(i)) {
        pauses.add(new Summary.Pause(beats.get(i - 1).seconds(), seconds));
      }
    }
    return pauses;
  }

  private List<Summary.Hour> hours(long fromSample, long toSample) {
    List<Summary.Hour> hours = new ArrayList<>();
    double perHour = 3600 * hertz;
    int beat = 0;
    for (int hour = (int) (fromSample / perHour); hour * perHour < toSample; hour++) {
      int first = beat;
      int ventricular = 0;
      int supraventricular = 0;
      while (beat < beats.size() && beats.get(beat).sampleIndex() < (hour + 1) * perHour) {
        ventricular += beats.get(beat).group() == BeatGroup.V ? 1 : 0;
        supraventricular += beats.get(beat).group() == BeatGroup.S ? 1 : 0;
        beat++;
      }
      Optional<Summary.HeartRate> rate = heartRate(first, beat);
      hours.add(
          new Summary.Hour(
              hour,
              beat - first,
              ventricular,
              supraventricular,
              rate.map(Summary.HeartRate::min).orElse(Double.NaN),
              rate.map(Summary.HeartRate::mean).orElse(Double.NaN),
              rate.map(Summary.HeartRate::max).orElse(Double.NaN),
              pauses(first, beat).size(),
              analysableShare(
                  Math.max(fromSample, (long) (hour * perHour)),
                  Math.min(toSample, (long) ((hour + 1) * perHour)))));
    }
    return hours;
  }
}
