package io.github.clearbeat.study.attribution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was measured of explanations.
 *
 * @param models which networks were asked, in order
 * @param beats one row a network, method and beat
 * @param curves means over beats: deletion, insertion, likeness by depth
 * @param pairs how alike the maps of two methods are
 */
public record AttributionFindings(
    List<Asked> models, List<OfBeat> beats, List<Curve> curves, List<Pair> pairs) {
  /** Keeps its own copies. */
  public AttributionFindings {
    models = List.copyOf(models);
    beats = List.copyOf(beats);
    curves = List.copyOf(curves);
    pairs = List.copyOf(pairs);
  }

  /**
   * A network that was asked.
   *
   * @param id the model's
   * @param sha256 of its weights
   * @param tested whose beats it was asked about, in words
   * @param seen how many of the test records it was trained on
   * @param seeds how many networks of other seeds were asked the same
   */
  public record Asked(String id, String sha256, String tested, int seen, int seeds) {}

  /**
   * One method on one beat.
   *
   * @param model the network's id
   * @param method the method's name
   * @param record of the beat
   * @param sampleIndex of its R peak
   * @param className what it is
   * @param values what was measured; what is not known is not there
   */
  public record OfBeat(
      String model,
      String method,
      String record,
      long sampleIndex,
      String className,
      Map<AttributionMeasure, Double> values) {
    private static final double DECIMALS = 1e5;

    /** Keeps its own copy, to five decimals, without what is not known. */
    public OfBeat {
      EnumMap<AttributionMeasure, Double> known = new EnumMap<>(AttributionMeasure.class);
      values.forEach(
          (measure, value) -> {
            if (Double.isFinite(value)) {
              known.put(measure, Math.rint(value * DECIMALS) / DECIMALS);
            }
          });
      values = java.util.Collections.unmodifiableMap(known);
    }
  }

  /**
   * A mean curve of one method.
   *
   * @param model the network's id
   * @param method the method's name
   * @param name {@code deletion-line}, {@code insertion-background}, {@code mprt}, ...
   * @param points where each value stands: shares of the window in per cent, or layers
   * @param values one a point
   */
  public record Curve(
      String model, String method, String name, List<String> points, List<Double> values) {
    /** Keeps its own copies. */
    public Curve {
      points = List.copyOf(points);
      values = List.copyOf(values);
      if (points.size() != values.size()) {
        throw new IllegalArgumentException(values.size() + " values at " + points.size());
      }
    }
  }

  /**
   * Two methods on the same beats.
   *
   * @param model the network's id
   * @param method one
   * @param other the other
   * @param likeness mean rank correlation of their maps
   */
  public record Pair(String model, String method, String other, double likeness) {
    /** To five decimals. */
    public Pair {
      likeness = Math.rint(likeness * OfBeat.DECIMALS) / OfBeat.DECIMALS;
    }
  }

  /** These and others, less those of models that these speak of. */
  public AttributionFindings andOtherModels(AttributionFindings others) {
    Set<String> own = models.stream().map(Asked::id).collect(Collectors.toSet());
    return and(
        new AttributionFindings(
            others.models.stream().filter(m -> !own.contains(m.id())).toList(),
            others.beats.stream().filter(b -> !own.contains(b.model())).toList(),
            others.curves.stream().filter(c -> !own.contains(c.model())).toList(),
            others.pairs.stream().filter(p -> !own.contains(p.model())).toList()));
  }

  /** These and others. */
  public AttributionFindings and(AttributionFindings others) {
    return new AttributionFindings(
        joined(models, others.models),
        joined(beats, others.beats),
        joined(curves, others.curves),
        joined(pairs, others.pairs));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
