package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.BeatComparison;
import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Beat-by-beat comparisons as lines of a CSV file: mapping, record, counts and shares of each kind,
 * every cell of the matrix; then the lines {@code gross} and {@code average}.
 *
 * @param rows the records under each mapping
 */
record BeatCsv(Map<BeatMapping, List<BeatResults.Row>> rows) {
  List<List<Object>> table() {
    List<List<Object>> table = new ArrayList<>();
    table.add(names());
    rows.forEach(
        (mapping, of) -> {
          for (BeatResults.Row row : of) {
            BeatComparison found = row.found();
            table.add(
                line(
                    mapping,
                    row.files().record(),
                    found.matrix(),
                    found.shutdownSeconds(),
                    found.intervalErrorMilliseconds()));
          }
          List<BeatMatrix> matrices = BeatResults.matrices(of);
          double shutdown = of.stream().mapToDouble(r -> r.found().shutdownSeconds()).sum();
          table.add(line(mapping, "gross", BeatResults.sum(matrices), shutdown, Double.NaN));
          table.add(average(mapping, of, matrices));
        });
    return table;
  }

  private static List<Object> names() {
    List<Object> names = new ArrayList<>(List.of("mapping", "record"));
    names.addAll(List.of("reference_beats", "test_beats"));
    for (BeatResults.Kind kind : BeatResults.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      for (String what : List.of("tp", "fn", "fp", "se", "ppv")) {
        names.add(name + "_" + what);
      }
    }
    names.addAll(List.of("v_fpr", "rr_error_ms", "shutdown_s"));
    cells().forEach(cell -> names.add(cell[0].name() + cell[1].testLetter()));
    return names;
  }

  private static List<BeatLabel[]> cells() {
    List<BeatLabel[]> cells = new ArrayList<>();
    for (BeatLabel reference : BeatLabel.values()) {
      for (BeatLabel test : BeatLabel.values()) {
        if (reference.isBeat() || test.isBeat()) {
          cells.add(new BeatLabel[] {reference, test});
        }
      }
    }
    return cells;
  }

  private static List<Object> line(
      BeatMapping mapping, String name, BeatMatrix matrix, double shutdown, double error) {
    List<Object> line = begin(mapping, name);
    line.add(matrix.referenceBeats());
    line.add(matrix.testBeats());
    for (BeatResults.Kind kind : BeatResults.Kind.values()) {
      Detection detection = kind.of(matrix);
      line.add(detection.truePositives());
      line.add(detection.falseNegatives());
      line.add(detection.falsePositives());
      line.add(detection.sensitivity());
      line.add(detection.positivePredictivity());
    }
    line.add(matrix.ventricularFalsePositiveRate());
    line.add(error);
    line.add(shutdown);
    cells().forEach(cell -> line.add(matrix.count(cell[0], cell[1])));
    return line;
  }

  private static List<Object> average(
      BeatMapping mapping, List<BeatResults.Row> of, List<BeatMatrix> matrices) {
    List<Object> line = begin(mapping, "average");
    line.add("");
    line.add("");
    for (BeatResults.Kind kind : BeatResults.Kind.values()) {
      line.addAll(List.of("", "", ""));
      line.add(Across.average(matrices, m -> kind.of(m).sensitivity()));
      line.add(Across.average(matrices, m -> kind.of(m).positivePredictivity()));
    }
    line.add(Across.average(matrices, BeatMatrix::ventricularFalsePositiveRate));
    line.add(Across.average(of, row -> row.found().intervalErrorMilliseconds()));
    line.add("");
    cells().forEach(cell -> line.add(""));
    return line;
  }

  private static List<Object> begin(BeatMapping mapping, String name) {
    return new ArrayList<>(List.of(mapping.name().toLowerCase(Locale.ROOT), name));
  }
}
