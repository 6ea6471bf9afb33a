package io.github.clearbeat.beat;

import java.util.ArrayList;
import java.util.List;

/**
 * How a beat is made ready for a network: all that training, analysis, live use and exported code
 * must do alike. It travels inside the model file.
 *
 * <p>Nothing in it needs the whole recording, so whatever it says can be done on a stream.
 *
 * @param hertz rate to which the lead is resampled
 * @param beforeSamples window samples before the R peak, at {@code hertz}
 * @param afterSamples window samples from the R peak on, itself included
 * @param filter what is taken out of the signal first
 * @param channels the channels of the network's input {@code beat}, each one window long
 * @param features the first values of the network's input {@code features}; may be empty
 * @param around what the beats around say, which follows in that input; null for nothing
 */
public record Preparation(
    double hertz,
    int beforeSamples,
    int afterSamples,
    Filter filter,
    List<Channel> channels,
    List<Feature> features,
    Around around) {

  /** The smallest deviation by which a window is divided, in millivolts. */
  public static final double DEVIATION_FLOOR_MILLIVOLTS = 0.05;

  /** Keeps its own copies; checks that there is something to prepare. */
  public Preparation {
    channels = List.copyOf(channels);
    features = List.copyOf(features);
    if (!(hertz > 0) || beforeSamples < 0 || afterSamples < 1 || channels.isEmpty()) {
      throw new IllegalArgumentException("a preparation needs a rate, a window and a channel");
    }
  }

  /** Without what the beats around say. */
  public Preparation(
      double hertz,
      int beforeSamples,
      int afterSamples,
      Filter filter,
      List<Channel> channels,
      List<Feature> features) {
    this(hertz, beforeSamples, afterSamples, filter, channels, features, null);
  }

  /** One beat alone: 360 samples at 360 Hz, the R peak at index 180, unfiltered. */
  public static Preparation loneBeat() {
    return loneBeat(Filter.NONE);
  }

  /** One beat alone: 360 samples at 360 Hz, the R peak at index 180. */
  public static Preparation loneBeat(Filter filter) {
    return new Preparation(360, 180, 180, filter, List.of(Channel.BEAT), List.of());
  }

  /** T of a window. */
  public int windowSamples() {
    return beforeSamples + afterSamples;
  }

  /** The names of the input {@code features}, in order: one a value. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    features.forEach(feature -> names.add(feature.name()));
    if (around != null) {
      names.addAll(Surroundings.names());
    }
    return names;
  }

  /** How many later beats must be known before a beat can be classified. */
  public int laterBeats() {
    int later = around == null ? 0 : around.laterBeats();
    for (Channel channel : channels) {
      later = Math.max(later, channel.laterBeats);
    }
    for (Feature feature : features) {
      later = Math.max(later, feature.laterBeats);
    }
    return later;
  }

  /**
   * What the beats around a beat say: {@link #values()} values, of RR intervals against those of up
   * to 256 earlier beats, of shapes against up to 40 earlier beats, and against the patient's usual
   * beat, learnt without labels. Names begin with {@code rr} where they are logarithms of ratios of
   * RR intervals, with {@code p}, {@code qrs} or {@code t} where they compare that wave with those
   * of beats that look alike, and with {@code normal} where they compare with the running normal
   * beat.
   *
   * @param laterBeats how many later beats are waited for, 1 to 64; fewer are used at the end
   */
  public record Around(int laterBeats) {
    /** Checks the number. */
    public Around {
      if (laterBeats < 1 || laterBeats > Surroundings.MOST_LATER) {
        throw new IllegalArgumentException("1 to 64 later beats can be waited for");
      }
    }

    /** How many values there are. */
    public static int values() {
      return Surroundings.names().size();
    }

    /** How many of them, the first, are of RR intervals alone. */
    public static int rhythmValues() {
      return Surroundings.rhythmValues();
    }
  }

  /** What is taken out of the signal before windows are cut. */
  public enum Filter {
    /** Nothing. */
    NONE(0),
    /**
     * The baseline (two moving means of 0.6 s, one after the other) and what lies above 40 Hz
     * (windowed sinc of 41 taps at 360 Hz): linear phase, no delay within a window.
     */
    BAND(0.6),
    /** Likewise with moving means of 1 s, which leave P and T waves of slow beats as they are. */
    WIDE_BAND(1);

    private final double meanSeconds;

    Filter(double meanSeconds) {
      this.meanSeconds = meanSeconds;
    }

    /** The length of each moving mean; 0 for no filter. */
    double meanSeconds() {
      return meanSeconds;
    }
  }

  /**
   * One window of the input {@code beat}. Every channel has the mean of its own window taken away
   * and is divided by the deviation of the beat's own window.
   */
  public enum Channel {
    /** The beat itself. */
    BEAT(0),
    /** The beat before it, around its own R peak; the beat itself where there is none. */
    PREVIOUS(0),
    /** The beat after it, around its own R peak; the beat itself where there is none. */
    NEXT(1),
    /** The patient's running normal beat, learnt without labels; see {@link RunningNormal}. */
    NORMAL(0);

    private final int laterBeats;

    Channel(int laterBeats) {
      this.laterBeats = laterBeats;
    }
  }

  /** One value of the input {@code features}; each is 0 where it cannot be known. */
  public enum Feature {
    /** ln(RR before / median of the last 16 RR), within ±2, times 3. */
    RR_BEFORE(0),
    /** ln(RR after / median of the last 16 RR), within ±2, times 3. */
    RR_AFTER(1),
    /** ln(RR before / RR before that), within ±2, times 3. */
    RR_CHANGE(0),
    /** ln(RR after / RR before), within ±2, times 3. */
    RR_TURN(1),
    /** ln(median of the last 16 RR / 0.8 s), within ±2, times 3. */
    RR_LEVEL(0),
    /** Median |RR − median| of the last 16 RR over their median, within 0 to 1, times 3. */
    RR_SPREAD(0),
    /** ln(peak to peak / that of the running normal beat), within ±2. */
    AMPLITUDE(0),
    /** 1 − correlation with the running normal beat, within 0 to 2, times 2. */
    UNLIKENESS(0),
    /** 1 − correlation of the beat before with the running normal beat, likewise. */
    UNLIKENESS_BEFORE(0),
    /** 1 − correlation of the beat after with the running normal beat, likewise. */
    UNLIKENESS_AFTER(1),
    /** 1 − correlation with the running normal beat from 250 to 80 ms before the R peak. */
    UNLIKENESS_P(0);

    private final int laterBeats;

    Feature(int laterBeats) {
      this.laterBeats = laterBeats;
    }
  }
}
