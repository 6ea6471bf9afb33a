package io.github.clearbeat.explanation;

import java.util.Locale;
import java.util.Set;

/**
 * What a named value that a network takes beside the beat's samples is about, in terms that a
 * person who reads ECGs uses. Derived from the value's name alone, so that a network with other
 * values is explained as well.
 *
 * <pre>{@code
 * ValueGroup.of("rrToMedian").words();    // how early it comes
 * }</pre>
 */
public enum ValueGroup {
  /** The interval before the beat against those of other beats. */
  EARLINESS("how early it comes"),
  /** The intervals right before and after, against each other. */
  NEIGHBOURING_INTERVALS("intervals next to it"),
  /** How much the intervals change from beat to beat, and whether that repeats. */
  REGULARITY("regularity of rhythm"),
  /** How fast the heart beats, and how that moves slowly. */
  RATE("heart rate, its trend"),
  /** The P wave of the beat. */
  P_WAVE("its P wave"),
  /** The QRS complex of the beat. */
  QRS("its QRS complex"),
  /** The T wave of the beat. */
  T_WAVE("its T wave"),
  /** How many beats look like it, and how early those come. */
  ALIKE("beats that look like it"),
  /** The waves of the beats before and after. */
  NEIGHBOURING_SHAPES("beats next to it"),
  /** What the name does not tell. */
  OTHER("other values");

  private static final Set<String> NEXT =
      Set.of(
          "pairtopast",
          "pairtonear",
          "change1",
          "change2",
          "change3",
          "rrchange",
          "rrturn",
          "rrafter");
  private static final Set<String> SLOW =
      Set.of(
          "rr",
          "level",
          "rrlevel",
          "neartomedian",
          "neartothreequarters",
          "pasttonext",
          "greatestjump");
  private static final Set<String> REGULAR =
      Set.of("turningpoints", "entropy", "sharenear", "rrspread");

  private final String words;

  ValueGroup(String words) {
    this.words = words;
  }

  /** As it is written in figures and tables. */
  public String words() {
    return words;
  }

  /**
   * What a value is about.
   *
   * @param name one of {@code Preparation.featureNames()}, in either spelling: {@code rrToMedian}
   *     or {@code RR_BEFORE}
   */
  public static ValueGroup of(String name) {
    String n = name.replace("_", "").toLowerCase(Locale.ROOT);
    if (NEXT.contains(n)
        || n.matches("rrto(after|before|twobefore|twoafter|neighbours)|(before|after)to.*")) {
      return NEIGHBOURING_INTERVALS;
    } else if (SLOW.contains(n)) {
      return RATE;
    } else if (REGULAR.contains(n) || n.matches("(spread|change|typical|repetition).*")) {
      return REGULARITY;
    } else if (n.matches("alike.*|unlikerr|shape(share|earliness)")) {
      return ALIKE;
    } else if (n.startsWith("rr")) {
      return EARLINESS;
    } else if (n.endsWith("before") || n.endsWith("after")) {
      return NEIGHBOURING_SHAPES;
    }
    return ofWave(n);
  }

  private static ValueGroup ofWave(String name) {
    String n = name.replaceFirst("^(normal|unlikeness)(?=.)", "");
    if (n.matches("(path|peak).*")) {
      return QRS;
    } else if (n.startsWith("p")) {
      return P_WAVE;
    } else if (n.matches("t|tdistance.*|twave.*|tlikeness.*|tsize.*")) {
      return T_WAVE;
    } else if (n.matches("(qrs|highest|lowest|slope|width|height|amplitude|unlikeness).*")) {
      return QRS;
    }
    return OTHER;
  }
}
