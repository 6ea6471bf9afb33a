package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.BeatComparison;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.BeatTables;
import io.github.clearbeat.evaluation.BeatValues;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Beat-by-beat comparisons of one record or many, under one mapping or two, as text or values. */
final class BeatResults {
  private static final Map<String, Function<BeatMatrix, Detection>> KINDS = kinds();

  private final boolean many;
  private final Map<BeatMapping, List<Row>> rows = new EnumMap<>(BeatMapping.class);

  private record Row(BeatFiles.Pair files, BeatComparison found) {}

  BeatResults(boolean many) {
    this.many = many;
  }

  private static Map<String, Function<BeatMatrix, Detection>> kinds() {
    Map<String, Function<BeatMatrix, Detection>> kinds = new LinkedHashMap<>();
    kinds.put("QRS", BeatMatrix::qrs);
    kinds.put("V", BeatMatrix::ventricular);
    kinds.put("V, F called V false", BeatMatrix::ventricularFusionFalse);
    kinds.put("S", BeatMatrix::supraventricular);
    return kinds;
  }

  void add(BeatFiles.Pair files, BeatComparison found) {
    rows.computeIfAbsent(found.settings().mapping(), key -> new ArrayList<>())
        .add(new Row(files, found));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (mapping, of) -> {
          text.append(text.length() == 0 ? "" : "\n").append(heading(mapping, of.get(0).found));
          text.append(many ? table(of) : single(of.get(0)));
        });
    return text.toString();
  }

  private static String heading(BeatMapping mapping, BeatComparison found) {
    BeatByBeat settings = found.settings();
    return String.format(
        Locale.ROOT,
        "Mapping %s (escape beats e j n count as %s); window %s ms, from %s s%s%n%n",
        mapping.name().toLowerCase(Locale.ROOT),
        mapping == BeatMapping.BXB ? "S" : "N",
        Words.number(Math.round(settings.windowSamples() * 1e6 / settings.hertz()) / 1000.0),
        Words.number(Math.round(settings.fromSample() * 1000 / settings.hertz()) / 1000.0),
        settings.isStandard() ? "" : "; NON-STANDARD, EC57 has 150 ms from 300 s");
  }

  private static String single(Row row) {
    BeatTables tables =
        new BeatTables(
            row.files.record(), row.files.referenceAnnotator(), row.files.testAnnotator(), true);
    return tables.standard(row.found) + tables.fusionFalse(row.found);
  }

  private static String table(List<Row> of) {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Row row : of) {
      BeatTables tables =
          new BeatTables(
              row.files.record(), row.files.referenceAnnotator(), row.files.testAnnotator(), true);
      text.append(first ? tables.lineHeader() : "").append(tables.line(row.found));
      first = false;
    }
    List<BeatMatrix> matrices = matrices(of);
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-22s %8s %8s %10s %8s %8s%n",
            Words.count(of.size(), "record"),
            "gross Se",
            "+P",
            "average Se",
            "+P",
            "events"));
    KINDS.forEach(
        (name, kind) -> {
          Detection all = sum(matrices, kind);
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-22s %8s %8s %10s %8s %8d%n",
                  name,
                  percent(all.sensitivity()),
                  percent(all.positivePredictivity()),
                  percent(Across.average(matrices, m -> kind.apply(m).sensitivity())),
                  percent(Across.average(matrices, m -> kind.apply(m).positivePredictivity())),
                  all.truePositives() + all.falseNegatives()));
        });
    return text.toString();
  }

  private static List<BeatMatrix> matrices(List<Row> of) {
    return of.stream().map(row -> row.found.matrix()).toList();
  }

  private static Detection sum(List<BeatMatrix> matrices, Function<BeatMatrix, Detection> kind) {
    return matrices.stream().map(kind).reduce(Detection.NONE, Detection::plus);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  /** Everything as values for JSON. */
  Map<String, Object> values(List<String> remarks) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-beats-1");
    Map<String, Object> mappings = new LinkedHashMap<>();
    rows.forEach(
        (mapping, of) -> mappings.put(mapping.name().toLowerCase(Locale.ROOT), ofMapping(of)));
    values.put("mappings", mappings);
    values.put("remarks", remarks);
    return values;
  }

  private static Map<String, Object> ofMapping(List<Row> of) {
    BeatByBeat settings = of.get(0).found.settings();
    List<BeatMatrix> matrices = matrices(of);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("windowMilliseconds", settings.windowSamples() * 1000 / settings.hertz());
    values.put("fromSeconds", settings.fromSample() / settings.hertz());
    values.put("standard", settings.isStandard());
    values.put(
        "gross", BeatValues.of(matrices.stream().reduce(BeatMatrix.EMPTY, BeatMatrix::plus)));
    values.put("average", average(matrices));
    List<Object> records = new ArrayList<>();
    for (Row row : of) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("record", row.files.record());
      one.putAll(BeatValues.of(row.found));
      records.add(one);
    }
    values.put("records", records);
    return values;
  }

  private static Map<String, Object> average(List<BeatMatrix> matrices) {
    Map<String, Function<BeatMatrix, Detection>> kinds = new LinkedHashMap<>();
    kinds.put("qrs", BeatMatrix::qrs);
    kinds.put("ventricular", BeatMatrix::ventricular);
    kinds.put("ventricularFusionFalse", BeatMatrix::ventricularFusionFalse);
    kinds.put("supraventricular", BeatMatrix::supraventricular);
    Map<String, Object> values = new LinkedHashMap<>();
    kinds.forEach(
        (name, kind) -> {
          Map<String, Object> means = new LinkedHashMap<>();
          means.put("sensitivity", mean(matrices, m -> kind.apply(m).sensitivity()));
          means.put(
              "positivePredictivity", mean(matrices, m -> kind.apply(m).positivePredictivity()));
          values.put(name, means);
        });
    return values;
  }

  private static Double mean(List<BeatMatrix> matrices, Function<BeatMatrix, Double> statistic) {
    double mean = Across.average(matrices, statistic::apply);
    return Double.isNaN(mean) ? null : mean;
  }
}
