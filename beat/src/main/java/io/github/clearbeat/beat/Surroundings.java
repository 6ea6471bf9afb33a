package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the beats around a beat say about it, as a fixed list of values. */
final class Surroundings {
  static final int MOST_LATER = 64;

  private static final String[] RHYTHM = {
    "rrToTenth",
    "rrToQuarter",
    "rrToMedian",
    "rrToThreeQuarters",
    "rrToNineTenths",
    "nearToMedian",
    "nearToThreeQuarters",
    "spreadTenths",
    "spreadQuarters",
    "level",
    "rr",
    "rrToNear",
    "rrToLocalThreeQuarters",
    "rrToLocalNineTenths",
    "changesOverTenth",
    "changesOverFifth",
    "typicalChange",
    "turningPoints",
    "entropy",
    "shareNear",
    "change1",
    "change2",
    "change3",
    "typicalChange1",
    "typicalChange2",
    "typicalChange3",
    "repetition2",
    "repetition3",
    "rrToPast16",
    "rrToNext16",
    "rrToPast5",
    "rrToNext5",
    "pastToNext",
    "greatestJump",
    "pairToPast",
    "rrToAfter",
    "rrToBefore",
    "beforeToEarlier",
    "afterToLater",
    "rrToTwoBefore",
    "rrToTwoAfter",
    "rrToNeighbours"
  };
  private static final String[] SHAPES = {
    "alikeShare",
    "alikeMedian",
    "alikeRr",
    "unlikeRr",
    "pLikeness",
    "pDistance",
    "pConsistency",
    "pUsualSize",
    "pSize",
    "pUsualPlace",
    "pPlace",
    "tDistance",
    "height",
    "pLikenessBefore",
    "pDistanceBefore",
    "qrsLikenessBefore",
    "heightToBefore",
    "pLikenessAfter",
    "pDistanceAfter",
    "qrsLikenessAfter",
    "heightToAfter"
  };
  private static final String[] NORMAL = {
    "normalQrs",
    "normalQrsDistance",
    "normalHighest",
    "normalLowest",
    "normalP",
    "normalPDistance",
    "normalPSize",
    "normalPShifted",
    "normalT",
    "normalTDistance",
    "normalSlope",
    "normalPath",
    "width",
    "widthQuarter",
    "normalWidth",
    "normalQrsBefore",
    "normalQrsDistanceBefore",
    "normalHeightBefore",
    "normalPBefore",
    "normalPShiftedBefore",
    "normalQrsAfter",
    "normalQrsDistanceAfter",
    "normalHeightAfter",
    "normalPAfter",
    "normalPShiftedAfter"
  };
  private static final List<String> NAMES = named();

  private final RhythmAround rhythm = new RhythmAround();
  private final ShapesAround shapes;
  private final NormalContrast contrast;

  Surroundings(Preparation preparation, RunningNormal normal) {
    shapes = new ShapesAround(preparation, preparation.laterBeats());
    contrast = new NormalContrast(preparation, normal);
  }

  private static List<String> named() {
    List<String> names = new ArrayList<>();
    Collections.addAll(names, RHYTHM);
    Collections.addAll(names, SHAPES);
    Collections.addAll(names, NORMAL);
    return List.copyOf(names);
  }

  static int rhythmValues() {
    return RHYTHM.length;
  }

  /** The values' names, in their order. */
  static List<String> names() {
    return NAMES;
  }

  void add(Window window, double secondsBefore) {
    rhythm.add(secondsBefore);
    shapes.add(window);
  }

  /** Writes the values of a beat; {@code before} and {@code after} are null where there is none. */
  void values(long beat, Window own, Window before, Window after, float[] to, int offset) {
    int at = rhythm.values(beat, to, offset);
    at = shapes.values(beat, rhythm, to, at);
    contrast.values(own, before, after, to, at);
  }

  void save(DataOutput to) throws IOException {
    rhythm.save(to);
    shapes.save(to);
  }

  void restore(DataInput from) throws IOException {
    rhythm.restore(from);
    shapes.restore(from);
  }
}
