package io.github.clearbeat.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured of one rhythm network on one strip, always for the strip's true class.
 *
 * <p>The <em>map</em> is the class activation map, which guidance trains; the <em>evidence</em> is
 * |integrated gradients| of the class's logit at every sample, which it does not. What is taken
 * away is replaced by a straight line, or (MEAN) by the mean of strips of the training part.
 */
public enum AttentionMeasure {
  /** 1 if the network gives the strip its class. */
  RIGHT(Kind.CONTEXT, "strips named rightly"),
  /** Of the true class. */
  PROBABILITY(Kind.CONTEXT, "probability of the true class"),
  /** 1 if no cell of the map speaks for the class. */
  EMPTY(Kind.CONTEXT, "maps without anything for the class"),
  /** Share of time. */
  TIME_QRS(Kind.CONTEXT, "time inside QRS"),
  /** Share of time. */
  TIME_P(Kind.CONTEXT, "time inside P"),
  /** Share of time. */
  TIME_T(Kind.CONTEXT, "time inside T"),
  /** Share of time from P to T. */
  TIME_COMPLEX(Kind.CONTEXT, "time inside P–QRS–T"),

  /** Zero-mean NCC of map and HRV mask, by cells. */
  MAP_HRV(Kind.SHOWN, "map: NCC with the HRV mask"),
  /** Zero-mean NCC of map and plain QRS mask. */
  MAP_PLAIN(Kind.SHOWN, "map: NCC with a plain QRS mask"),
  /** Zero-mean NCC of map and a mask at random times. */
  MAP_RANDOM(Kind.SHOWN, "map: NCC with a mask at random times"),
  /** Share of the map's energy. */
  MAP_QRS(Kind.SHOWN, "map: energy inside QRS"),
  /** Share of the map's energy. */
  MAP_P(Kind.SHOWN, "map: energy inside P"),
  /** Share of the map's energy. */
  MAP_T(Kind.SHOWN, "map: energy inside T"),
  /** Share of the map's energy from P to T. */
  MAP_COMPLEX(Kind.SHOWN, "map: energy inside P–QRS–T"),
  /** 1 if the map's peak is there. */
  MAP_POINTS_QRS(Kind.SHOWN, "map: points into QRS"),
  /** 1 if the map's peak is there. */
  MAP_POINTS_COMPLEX(Kind.SHOWN, "map: points into P–QRS–T"),
  /** Pearson's of the true class's map and those of the others, mean. */
  MAP_OTHERS(Kind.SHOWN, "map: correlation with other classes' maps"),
  /** Pearson's between maps of networks of other seeds. */
  MAP_SEEDS(Kind.SHOWN, "map: correlation between seeds"),
  /** Spearman's between maps of networks of other seeds. */
  MAP_SEEDS_RANK(Kind.SHOWN, "map: rank correlation between seeds"),

  /** Rank correlation of |signed map| with that after the head's weights became random. */
  SANITY_HEAD(Kind.SANITY, "after the head became random"),
  /** The same, last block random too. */
  SANITY_LAST(Kind.SANITY, "after the last block too"),
  /** The same, last three blocks random too. */
  SANITY_HALF(Kind.SANITY, "after the last three blocks"),
  /** The same, all weights random. */
  SANITY_ALL(Kind.SANITY, "after all weights"),

  /** Zero-mean NCC of evidence, summed by cells, and HRV mask. */
  EVIDENCE_HRV(Kind.USED, "evidence: NCC with the HRV mask"),
  /** Share of the evidence. */
  EVIDENCE_QRS(Kind.USED, "evidence: share inside QRS"),
  /** Share of the evidence. */
  EVIDENCE_P(Kind.USED, "evidence: share inside P"),
  /** Share of the evidence. */
  EVIDENCE_T(Kind.USED, "evidence: share inside T"),
  /** Share of the evidence from P to T. */
  EVIDENCE_COMPLEX(Kind.USED, "evidence: share inside P–QRS–T"),
  /** 1 if the evidence's peak is there. */
  EVIDENCE_POINTS_QRS(Kind.USED, "evidence: points into QRS"),
  /** Pearson's between the evidence, by cells, of networks of other seeds. */
  EVIDENCE_SEEDS(Kind.USED, "evidence: correlation between seeds"),
  /** Probability lost. */
  WITHOUT_QRS_LINE(Kind.USED, "lost without QRS (line)"),
  /** Probability lost. */
  WITHOUT_P_LINE(Kind.USED, "lost without P (line)"),
  /** Probability lost. */
  WITHOUT_T_LINE(Kind.USED, "lost without T (line)"),
  /** Probability lost without all that is none of the three. */
  WITHOUT_REST_LINE(Kind.USED, "lost without the rest (line)"),
  /** Probability lost. */
  WITHOUT_QRS_MEAN(Kind.USED, "lost without QRS (mean strip)"),
  /** Probability lost. */
  WITHOUT_P_MEAN(Kind.USED, "lost without P (mean strip)"),
  /** Probability lost. */
  WITHOUT_T_MEAN(Kind.USED, "lost without T (mean strip)"),
  /** Probability lost without all that is none of the three. */
  WITHOUT_REST_MEAN(Kind.USED, "lost without the rest (mean strip)"),

  /** Spearman's of map and evidence, by cells. */
  MAP_EVIDENCE(Kind.FAITHFUL, "map: rank correlation with the evidence"),
  /** Probability lost without the tenth that the map marks. */
  MARKED_LINE(Kind.FAITHFUL, "map: lost without the marked tenth (line)"),
  /** Probability lost without a random tenth in pieces of the same lengths. */
  ELSEWHERE_LINE(Kind.FAITHFUL, "map: lost without a random tenth (line)"),
  /** The one less the other. */
  GAIN_LINE(Kind.FAITHFUL, "map: marked less random (line)"),
  /** Area under the deletion curve. */
  DELETION_LINE(Kind.FAITHFUL, "map: deletion (line)"),
  /** Area under the insertion curve. */
  INSERTION_LINE(Kind.FAITHFUL, "map: insertion (line)"),
  /** Probability lost without the tenth that the map marks. */
  MARKED_MEAN(Kind.FAITHFUL, "map: lost without the marked tenth (mean strip)"),
  /** Probability lost without a random tenth in pieces of the same lengths. */
  ELSEWHERE_MEAN(Kind.FAITHFUL, "map: lost without a random tenth (mean strip)"),
  /** The one less the other. */
  GAIN_MEAN(Kind.FAITHFUL, "map: marked less random (mean strip)"),
  /** Area under the deletion curve. */
  DELETION_MEAN(Kind.FAITHFUL, "map: deletion (mean strip)"),
  /** Area under the insertion curve. */
  INSERTION_MEAN(Kind.FAITHFUL, "map: insertion (mean strip)"),
  /** As {@link #GAIN_LINE}, for the tenth that the evidence marks. */
  EVIDENCE_GAIN_LINE(Kind.FAITHFUL, "evidence: marked less random (line)"),
  /** As {@link #GAIN_MEAN}, for the tenth that the evidence marks. */
  EVIDENCE_GAIN_MEAN(Kind.FAITHFUL, "evidence: marked less random (mean strip)"),
  /** As {@link #GAIN_LINE}, for the tenth that the HRV mask marks, which knows no network. */
  MASK_GAIN_LINE(Kind.FAITHFUL, "HRV mask, no network: marked less random (line)"),
  /** As {@link #GAIN_MEAN}, for the tenth that the HRV mask marks. */
  MASK_GAIN_MEAN(Kind.FAITHFUL, "HRV mask, no network: marked less random (mean strip)");

  private final Kind kind;
  private final String words;

  AttentionMeasure(Kind kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  /** What a measure speaks of. */
  public enum Kind {
    /** The strip and the decision. */
    CONTEXT,
    /** What the map shows, which is what guidance trains. */
    SHOWN,
    /** Whether the map depends on the weights. */
    SANITY,
    /** What the network uses. */
    USED,
    /** Whether the map shows what the network uses. */
    FAITHFUL
  }

  /** What it speaks of. */
  public Kind kind() {
    return kind;
  }

  /** As it is written in tables. */
  public String words() {
    return words;
  }

  /** As it is written in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure of that id. */
  public static Optional<AttentionMeasure> of(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id().equals(id)).findFirst();
  }
}
