package io.github.clearbeat.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A beat-by-beat comparison as plain maps, lists, strings and numbers, ready to be written as JSON:
 * names in their order, what is not defined as null.
 *
 * <pre>{@code
 * Map<String, Object> values = BeatValues.of(comparison);
 * values.get("mapping");                                   // "BXB"
 * }</pre>
 */
public final class BeatValues {
  private BeatValues() {}

  /** Everything that a comparison found, with the settings that it was made with. */
  public static Map<String, Object> of(BeatComparison found) {
    BeatByBeat settings = found.settings();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("mapping", settings.mapping().name());
    values.put("hertz", settings.hertz());
    values.put("windowSamples", settings.windowSamples());
    values.put("fromSample", settings.fromSample());
    values.put("standard", settings.isStandard());
    values.putAll(of(found.matrix()));
    values.put("shutdownSeconds", found.shutdownSeconds());
    values.put("intervalErrorMilliseconds", known(found.intervalErrorMilliseconds()));
    List<Map<String, Object>> disagreements = new ArrayList<>();
    found.disagreements().forEach(d -> disagreements.add(of(d)));
    values.put("disagreements", disagreements);
    return values;
  }

  /**
   * The statistics of one matrix, or of several records' sum: {@code qrs}, {@code ventricular},
   * {@code ventricularFusionFalse}, {@code supraventricular}, {@code ventricularFalsePositiveRate}
   * and {@code matrix} with the cells by name, as {@code Nv}.
   */
  public static Map<String, Object> of(BeatMatrix matrix) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("referenceBeats", matrix.referenceBeats());
    values.put("testBeats", matrix.testBeats());
    values.put("qrs", of(matrix.qrs()));
    values.put("ventricular", of(matrix.ventricular()));
    values.put("ventricularFusionFalse", of(matrix.ventricularFusionFalse()));
    values.put("supraventricular", of(matrix.supraventricular()));
    values.put("ventricularFalsePositiveRate", known(matrix.ventricularFalsePositiveRate()));
    Map<String, Object> cells = new LinkedHashMap<>();
    for (BeatLabel reference : BeatLabel.values()) {
      for (BeatLabel test : BeatLabel.values()) {
        if (reference.isBeat() || test.isBeat()) {
          cells.put(reference.name() + test.testLetter(), matrix.count(reference, test));
        }
      }
    }
    values.put("matrix", cells);
    return values;
  }

  /** Counts and the three statistics of them. */
  public static Map<String, Object> of(Detection detection) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("truePositives", detection.truePositives());
    values.put("falseNegatives", detection.falseNegatives());
    values.put("falsePositives", detection.falsePositives());
    values.put("sensitivity", known(detection.sensitivity()));
    values.put("positivePredictivity", known(detection.positivePredictivity()));
    values.put("f1", known(detection.f1()));
    return values;
  }

  private static Map<String, Object> of(Disagreement disagreement) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cell", disagreement.cell());
    values.put("referenceSample", disagreement.referenceSample());
    values.put("testSample", disagreement.testSample());
    return values;
  }

  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
