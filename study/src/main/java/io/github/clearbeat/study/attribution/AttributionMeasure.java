package io.github.clearbeat.study.attribution;

import io.github.clearbeat.explanation.Filler;
import java.util.Optional;

/** What is measured of one method on one beat. Curves and likenesses go from −1 to 1. */
public enum AttributionMeasure {
  /** |value − baseline − sum| in logits; unknown for methods that promise no completeness. */
  RESIDUAL("residual"),
  /** The same over |value − baseline|. */
  RESIDUAL_SHARE("residual-share"),
  /** Probability lost when the marked tenth becomes a straight line. */
  DROP_LINE("drop-line"),
  /** The same for a random tenth in pieces of the same lengths. */
  RANDOM_LINE("random-line"),
  /** Area under the deletion curve with straight lines: the less the better. */
  DELETION_LINE("deletion-line"),
  /** Area under the insertion curve with straight lines: the more the better. */
  INSERTION_LINE("insertion-line"),
  /** Degradation score with straight lines: insertion less deletion. */
  DEGRADATION_LINE("degradation-line"),
  /** Probability lost when the marked tenth becomes that of the mean background beat. */
  DROP_BACKGROUND("drop-background"),
  /** The same for a random tenth in pieces of the same lengths. */
  RANDOM_BACKGROUND("random-background"),
  /** Area under the deletion curve with the background beat. */
  DELETION_BACKGROUND("deletion-background"),
  /** Area under the insertion curve with the background beat. */
  INSERTION_BACKGROUND("insertion-background"),
  /** Degradation score with the background beat. */
  DEGRADATION_BACKGROUND("degradation-background"),
  /** Of named values: probability lost when the marked take those of single background beats. */
  DROP_BEATS("drop-beats"),
  /** The same for values at random. */
  RANDOM_BEATS("random-beats"),
  /** Of named values: area under the deletion curve with single background beats. */
  DELETION_BEATS("deletion-beats"),
  /** Of named values: area under the insertion curve with single background beats. */
  INSERTION_BEATS("insertion-beats"),
  /** Of named values: degradation score with single background beats. */
  DEGRADATION_BEATS("degradation-beats"),
  /** Of as many samples with the greatest |value| as P, QRS and T take, the share inside them. */
  LOCALISATION("localisation"),
  /** Share of the time inside P, QRS and T: the chance level of both games. */
  WAVE_TIME("wave-time"),
  /** 1 if the greatest |value| stands inside P, QRS or T. */
  POINTS("points"),
  /** 1 if it stands inside the QRS complex. */
  POINTS_QRS("points-qrs"),
  /** Share of |value| in the P wave. */
  SHARE_P("share-p"),
  /** Share of |value| between P and QRS. */
  SHARE_PR("share-pr"),
  /** Share of |value| in the QRS complex. */
  SHARE_QRS("share-qrs"),
  /** Share of |value| between QRS and T. */
  SHARE_ST("share-st"),
  /** Share of |value| in the T wave. */
  SHARE_T("share-t"),
  /** Share of the time in the P wave. */
  TIME_P("time-p"),
  /** Share of the time between P and QRS. */
  TIME_PR("time-pr"),
  /** Share of the time in the QRS complex. */
  TIME_QRS("time-qrs"),
  /** Share of the time between QRS and T. */
  TIME_ST("time-st"),
  /** Share of the time in the T wave. */
  TIME_T("time-t"),
  /** Share of all |value| on other channels and on features, not on the beat's own window. */
  ELSEWHERE("elsewhere"),
  /** Rank correlation of |value| with that of a network whose weights are all random. */
  SANITY("sanity"),
  /** Correlation with the map under noise 20 dB below the beat. */
  NOISE("noise"),
  /** Correlation with the map of the beat one sample later, laid over each other. */
  SHIFT("shift"),
  /** Rank correlation between networks of other seeds, mean over the pairs. */
  SEEDS_RANK("seeds-rank"),
  /** Pearson's correlation between networks of other seeds, mean over the pairs. */
  SEEDS("seeds"),
  /** Of named values: the same correlation of what their terms say. */
  SEEDS_TERMS("seeds-terms"),
  /** What the method takes for the beat. */
  MILLISECONDS("milliseconds");

  private final String id;

  AttributionMeasure(String id) {
    this.id = id;
  }

  /** As in files and for scripts. */
  public String id() {
    return id;
  }

  /** The measure of that id. */
  static Optional<AttributionMeasure> of(String id) {
    for (AttributionMeasure measure : values()) {
      if (measure.id.equals(id)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }

  /** The degradation score with a filler. */
  public static AttributionMeasure degradation(Filler filler) {
    return filler == Filler.INTERPOLATION ? DEGRADATION_LINE : DEGRADATION_BACKGROUND;
  }
}
