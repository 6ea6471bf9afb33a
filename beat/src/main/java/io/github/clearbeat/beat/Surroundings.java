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
    "rrToNeighbours",
    "rrToLocalTenth",
    "rrToLocalQuarter",
    "rrToLocalMedian",
    "afterToLocalTenth",
    "afterToLocalQuarter",
    "afterToLocalMedian",
    "afterToLocalThreeQuarters",
    "afterToLocalNineTenths",
    "afterToNear",
    "pairToNear",
    "spreadNear",
    "spreadLocal"
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
    "normalPShiftedAfter",
    "shapeShare",
    "shapeEarliness",
    "shapeShareBefore",
    "shapeEarlinessBefore",
    "shapeShareAfter",
    "shapeEarlinessAfter"
  };
  private static final List<String> NAMES = named();
  private static final int[] OWN_BEFORE_AFTER = {0, -1, 1};

  private final RhythmAround rhythm = new RhythmAround();
  private final UsualBeat usual;
  private final ShapesAround shapes;
  private final NormalContrast contrast;
  private final int[] shapeNames; // of beat i in slot i mod length
  private long count;

  Surroundings(Preparation preparation) {
    usual = new UsualBeat(preparation);
    shapes = new ShapesAround(preparation, preparation.laterBeats());
    contrast = new NormalContrast(preparation, usual);
    shapeNames = new int[preparation.laterBeats() + 3];
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

  /** Where the window of a new beat begins in a stretch that is longer; see {@link UsualBeat}. */
  int fit(float[] stretch) {
    return usual.fit(stretch);
  }

  /** The usual beat, once there was any beat. */
  float[] usual() {
    return usual.millivolts();
  }

  /** Takes the beat that was last fitted. */
  void add(Window window, double secondsBefore) {
    rhythm.add(secondsBefore);
    shapes.add(window);
    float earliness = rhythm.lnRr(count) - rhythm.median(count - 16, count - 1);
    shapeNames[slot(count)] = usual.learn(window.millivolts, earliness);
    count++;
  }

  private int slot(long beat) {
    return (int) (beat % shapeNames.length);
  }

  /** Writes the values of a beat; {@code before} and {@code after} are null where there is none. */
  void values(long beat, Window own, Window before, Window after, float[] to, int offset) {
    int at = rhythm.values(beat, to, offset);
    at = shapes.values(beat, rhythm, to, at);
    at = contrast.values(own, before, after, to, at);
    for (int away : OWN_BEFORE_AFTER) {
      int name = shapeNames[slot(Math.max(0, Math.min(count - 1, beat + away)))];
      to[at++] = usual.share(name);
      to[at++] = usual.earliness(name);
    }
  }

  void save(DataOutput to) throws IOException {
    rhythm.save(to);
    usual.save(to);
    shapes.save(to);
    to.writeLong(count);
    for (int name : shapeNames) {
      to.writeInt(name);
    }
  }

  void restore(DataInput from) throws IOException {
    rhythm.restore(from);
    usual.restore(from);
    shapes.restore(from);
    count = from.readLong();
    for (int i = 0; i < shapeNames.length; i++) {
      shapeNames[i] = from.readInt();
    }
  }
}
