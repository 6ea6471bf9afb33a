package io.github.clearbeat.dataset;

import java.util.List;

/**
 * The split of mitdb by patients that the field compares on (de Chazal, O'Dwyer, Reilly 2004, IEEE
 * TBME 51:1196). Records with paced beats stand in neither part. 201 (DS1) and 202 (DS2) are the
 * same person.
 */
public final class MitdbSplit {
  /** For training. */
  public static final List<String> DS1 =
      BeatDataSet.words(
          "101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223"
              + " 230");

  /** For the test. */
  public static final List<String> DS2 =
      BeatDataSet.words(
          "100 103 105 111 113 117 121 123 200 202 210 212 213 214 219 221 222 228 231 232 233"
              + " 234");

  /** Left out: they hold paced beats. */
  public static final List<String> PACED = BeatDataSet.words("102 104 107 217");

  private MitdbSplit() {}
}
