package io.github.clearbeat.explanation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A named value as a sentence part: what it is, and how much, with its unit. A name that is not
 * known here is written as it is, without a unit.
 *
 * <pre>{@code
 * ValueWords.of("rrToMedian").how(-0.48);    // −38 %
 * }</pre>
 *
 * @param what the value is
 * @param unit how its number is to be read
 */
public record ValueWords(String what, Unit unit) {
  /** How a number is to be read. */
  public enum Unit {
    /** The logarithm of a ratio: told as by how many per cent more or less. */
    RATIO,
    /** Three times that. */
    THREE_RATIO,
    /** The size of a logarithm of a ratio: told in per cent. */
    CHANGE,
    /** Three times a share: told in per cent. */
    THREE_SHARE,
    /** A share: told in per cent. */
    SHARE,
    /** The logarithm of seconds: told in milliseconds. */
    LOG_SECONDS,
    /** Three times the logarithm of a time in parts of 0.8 s: told in milliseconds. */
    THREE_LOG_SECONDS,
    /** Tenths of a second: told in milliseconds. */
    TENTHS,
    /** A plain number, as a correlation or a height in parts of another. */
    NUMBER,
    /** Half of what is told. */
    TWICE
  }

  private static final Map<String, ValueWords> KNOWN = known();

  /** What a value of that name is. */
  public static ValueWords of(String name) {
    ValueWords words = KNOWN.get(name);
    return words != null ? words : new ValueWords(plain(name), Unit.NUMBER);
  }

  /** Words of a name in either spelling. */
  private static String plain(String name) {
    return name.replace('_', ' ')
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\brr\\b", "RR")
        .replaceAll("\\bqrs\\b", "QRS")
        .replaceAll("\\bp\\b", "P");
  }

  /** How much, with its unit. */
  public String how(double value) {
    return switch (unit) {
      case RATIO -> percent(StrictMath.expm1(value), true);
      case THREE_RATIO -> percent(StrictMath.expm1(value / 3), true);
      case CHANGE -> percent(StrictMath.expm1(value), false);
      case THREE_SHARE -> percent(value / 3, false);
      case SHARE -> percent(value, false);
      case LOG_SECONDS -> milliseconds(1000 * StrictMath.exp(value));
      case THREE_LOG_SECONDS -> milliseconds(800 * StrictMath.exp(value / 3));
      case TENTHS -> milliseconds(100 * value);
      case NUMBER -> number(value);
      case TWICE -> number(value / 2);
    };
  }

  private static String percent(double share, boolean signed) {
    long whole = Math.round(100 * share);
    return (signed && whole > 0 ? "+" : whole < 0 ? "−" : "") + Math.abs(whole) + " %";
  }

  private static String milliseconds(double value) {
    return Math.round(value) + " ms";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value)
        .replaceAll("^-0.00$", "0.00")
        .replace('-', '−');
  }

  private static Map<String, ValueWords> known() {
    Map<String, ValueWords> known = new HashMap<>();
    earliness(known);
    rhythm(known);
    shapes(known);
    contrast(known);
    features(known);
    return Map.copyOf(known);
  }

  private static void put(Map<String, ValueWords> to, Unit unit, String... namesAndWords) {
    for (int i = 0; i < namesAndWords.length; i += 2) {
      to.put(namesAndWords[i], new ValueWords(namesAndWords[i + 1], unit));
    }
  }

  private static void earliness(Map<String, ValueWords> to) {
    put(
        to,
        Unit.RATIO,
        "rrToTenth",
        "RR against the shortest tenth",
        "rrToQuarter",
        "RR against the shortest quarter",
        "rrToMedian",
        "RR against the median",
        "rrToThreeQuarters",
        "RR against the longest quarter",
        "rrToNineTenths",
        "RR against the longest tenth",
        "rrToNear",
        "RR against 17 beats around",
        "rrToLocalThreeQuarters",
        "RR against the longest quarter near",
        "rrToLocalNineTenths",
        "RR against the longest tenth near",
        "rrToLocalTenth",
        "RR against the shortest tenth near",
        "rrToLocalQuarter",
        "RR against the shortest quarter near",
        "rrToLocalMedian",
        "RR against the median near",
        "afterToLocalTenth",
        "RR after against the shortest tenth near",
        "afterToLocalQuarter",
        "RR after against the shortest quarter near",
        "afterToLocalMedian",
        "RR after against the median near",
        "afterToLocalThreeQuarters",
        "RR after against the longest quarter near",
        "afterToLocalNineTenths",
        "RR after against the longest tenth near",
        "afterToNear",
        "RR after against 17 beats around",
        "pairToNear",
        "mean RR before and after, against near",
        "shapeEarliness",
        "RR of beats of its shape against usual",
        "shapeEarlinessBefore",
        "RR of beats like the one before",
        "shapeEarlinessAfter",
        "RR of beats like the one after",
        "rrToPast16",
        "RR against 16 beats before",
        "rrToNext16",
        "RR against 16 beats after",
        "rrToPast5",
        "RR against 5 beats before",
        "rrToNext5",
        "RR against 5 beats after",
        "rrToAfter",
        "RR before against RR after",
        "rrToBefore",
        "RR against the one before",
        "beforeToEarlier",
        "RR one before against two before",
        "afterToLater",
        "RR after against the next",
        "rrToTwoBefore",
        "RR against the one two before",
        "rrToTwoAfter",
        "RR against the one two after",
        "rrToNeighbours",
        "RR against the longer neighbour",
        "pairToPast",
        "mean RR before and after, against past",
        "nearToMedian",
        "RR around against the median",
        "nearToThreeQuarters",
        "RR around against the longest quarter",
        "pastToNext",
        "16 RR before against 16 after");
  }

  private static void rhythm(Map<String, ValueWords> to) {
    put(
        to,
        Unit.CHANGE,
        "spreadTenths",
        "spread of RR, middle eight tenths",
        "spreadQuarters",
        "spread of RR, middle half",
        "spreadNear",
        "deviation of RR, 17 beats",
        "spreadLocal",
        "deviation of RR, 61 beats",
        "typicalChange",
        "usual change of RR, 65 beats",
        "change1",
        "change of RR from the beat before",
        "change2",
        "change of RR over two beats",
        "change3",
        "change of RR over three beats",
        "typicalChange1",
        "usual change of RR from beat to beat",
        "typicalChange2",
        "usual change of RR over two beats",
        "typicalChange3",
        "usual change of RR over three beats",
        "greatestJump",
        "greatest lasting change of RR");
    put(
        to,
        Unit.SHARE,
        "changesOverTenth",
        "changes of RR by more than a tenth",
        "changesOverFifth",
        "changes of RR by more than a fifth",
        "turningPoints",
        "RR that turn up or down",
        "shareNear",
        "RR within 5 % of the median",
        "alikeShare",
        "beats around that look like it",
        "shapeShare",
        "recent beats of its shape",
        "shapeShareBefore",
        "recent beats like the one before",
        "shapeShareAfter",
        "recent beats like the one after");
    put(to, Unit.LOG_SECONDS, "level", "median RR", "rr", "RR before it");
    put(
        to,
        Unit.NUMBER,
        "entropy",
        "disorder of RR (entropy)",
        "repetition2",
        "RR repeats every second beat if below 0",
        "repetition3",
        "RR repeats every third beat if below 0");
  }

  private static void shapes(Map<String, ValueWords> to) {
    put(
        to,
        Unit.NUMBER,
        "alikeMedian",
        "QRS correlation with the beats around",
        "pLikeness",
        "P correlation with that of like beats",
        "pConsistency",
        "usual P correlation of like beats",
        "pUsualPlace",
        "usual place of the P wave’s top, 0 to 1",
        "pPlace",
        "place of the P wave’s top, 0 to 1",
        "pLikenessBefore",
        "P correlation, beat before",
        "qrsLikenessBefore",
        "QRS correlation with the beat before",
        "pLikenessAfter",
        "P correlation, beat after",
        "qrsLikenessAfter",
        "QRS correlation with the beat after");
    put(
        to,
        Unit.TWICE,
        "pDistance",
        "P against like beats’, distance",
        "pUsualSize",
        "size of the P waves of like beats",
        "pSize",
        "size of the P wave",
        "tDistance",
        "T against like beats’, distance",
        "pDistanceBefore",
        "P of the beat before, distance",
        "pDistanceAfter",
        "P of the beat after, distance");
    put(
        to,
        Unit.RATIO,
        "alikeRr",
        "RR of like beats against usual",
        "unlikeRr",
        "RR of unlike beats against usual",
        "height",
        "QRS height against the beats around",
        "heightToBefore",
        "QRS height against the beat before",
        "heightToAfter",
        "QRS height against the beat after");
  }

  private static void contrast(Map<String, ValueWords> to) {
    put(
        to,
        Unit.NUMBER,
        "normalQrs",
        "QRS correlation with the usual beat",
        "normalQrsDistance",
        "QRS against the usual beat, distance",
        "normalHighest",
        "top of QRS, usual beat’s height 1",
        "normalLowest",
        "bottom of QRS, usual beat’s height 1",
        "normalP",
        "P correlation with the usual beat",
        "normalPShifted",
        "P correlation, moved to fit best",
        "normalT",
        "T correlation with the usual beat",
        "normalSlope",
        "steepness of QRS, usual beat 1",
        "normalPath",
        "length of the QRS line, usual beat 1",
        "normalQrsBefore",
        "QRS correlation with usual, beat before",
        "normalQrsDistanceBefore",
        "QRS distance from usual, beat before",
        "normalHeightBefore",
        "QRS height, beat before, usual 1",
        "normalPBefore",
        "P correlation with usual, beat before",
        "normalPShiftedBefore",
        "P correlation, fitted, beat before",
        "normalQrsAfter",
        "QRS correlation with usual, beat after",
        "normalQrsDistanceAfter",
        "QRS distance from usual, beat after",
        "normalHeightAfter",
        "QRS height, beat after, usual 1",
        "normalPAfter",
        "P correlation with usual, beat after",
        "normalPShiftedAfter",
        "P correlation, fitted, beat after");
    put(
        to,
        Unit.TWICE,
        "normalPDistance",
        "P against the usual beat, distance",
        "normalTDistance",
        "T against the usual beat, distance");
    put(to, Unit.RATIO, "normalPSize", "size of the P wave against usual");
    put(
        to,
        Unit.TENTHS,
        "width",
        "QRS above half its height",
        "widthQuarter",
        "QRS above a quarter of its height",
        "normalWidth",
        "usual beat’s QRS above half its height");
  }

  private static void features(Map<String, ValueWords> to) {
    put(
        to,
        Unit.THREE_RATIO,
        "RR_BEFORE",
        "RR against the median of 16 before",
        "RR_AFTER",
        "RR after against the median of 16",
        "RR_CHANGE",
        "RR against the one before",
        "RR_TURN",
        "RR after against RR before");
    put(to, Unit.THREE_LOG_SECONDS, "RR_LEVEL", "median of the last 16 RR");
    put(to, Unit.THREE_SHARE, "RR_SPREAD", "spread of the last 16 RR");
    put(to, Unit.RATIO, "AMPLITUDE", "height against the usual beat");
    put(
        to,
        Unit.TWICE,
        "UNLIKENESS",
        "unlikeness to the usual beat",
        "UNLIKENESS_BEFORE",
        "unlikeness to usual, beat before",
        "UNLIKENESS_AFTER",
        "unlikeness to usual, beat after",
        "UNLIKENESS_P",
        "unlikeness of its P to usual");
  }
}
