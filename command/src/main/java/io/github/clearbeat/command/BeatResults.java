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

/** Beat-by-beat comparisons of one record or many, under one mapping or two. */
final class BeatResults implements ComparisonOutputs.Results {
  /** The kinds of beats, each with its name in tables and in JSON. */
  enum Kind {
    QRS("QRS", "qrs", BeatMatrix::qrs),
    V("V", "ventricular", BeatMatrix::ventricular),
    V_PAPERS("V, F called V false", "ventricularFusionFalse", BeatMatrix::ventricularFusionFalse),
    S("S", "supraventricular", BeatMatrix::supraventricular);

    private final String words;
    private final String key;
    private final Function<BeatMatrix, Detection> detection;

    Kind(String words, String key, Function<BeatMatrix, Detection> detection) {
      this.words = words;
      this.key = key;
      this.detection = detection;
    }

    String words() {
      return words;
    }

    String key() {
      return key;
    }

    Detection of(BeatMatrix matrix) {
      return detection.apply(matrix);
    }
  }

  private final boolean many;
  private final boolean standardSpan;
  private final TableForm form;
  private final boolean supraventricular;
  private final boolean list;
  private final Map<BeatMapping, List<Row>> rows = new EnumMap<>(BeatMapping.class);

  /**
   * One record.
   *
   * @param marks what was compared
   * @param found what came of it
   */
  record Row(AnnotatorPair.Marks marks, BeatComparison found) {
    AnnotatorPair files() {
      return marks.files();
    }

    BeatTables tables(boolean supraventricular) {
      return new BeatTables(
          files().record(),
          files().referenceAnnotator(),
          files().testAnnotator(),
          supraventricular);
    }
  }

  /**
   * No comparison yet.
   *
   * @param many whether tables are of many records
   * @param standardSpan whether begin and end are EC57's
   * @param form of the text
   * @param supraventricular whether WFDB's tables tell S
   * @param list whether the text lists every disagreement
   */
  BeatResults(
      boolean many, boolean standardSpan, TableForm form, boolean supraventricular, boolean list) {
    this.many = many;
    this.standardSpan = standardSpan;
    this.form = form;
    this.supraventricular = supraventricular;
    this.list = list;
  }

  void add(AnnotatorPair.Marks marks, BeatComparison found) {
    rows.computeIfAbsent(found.settings().mapping(), key -> new ArrayList<>())
        .add(new Row(marks, found));
  }

  Map<BeatMapping, List<Row>> rows() {
    return rows;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (mapping, of) -> {
          if (form == TableForm.TEXT) {
            text.append(text.length() == 0 ? "" : "\n").append(heading(mapping, of)).append("\n\n");
            text.append(many ? table(of) : single(of.get(0)));
          } else {
            text.append(tables(of));
          }
          if (list) {
            text.append('\n').append(disagreements(of));
          }
        });
    return text.toString();
  }

  /** The settings in one line. */
  String heading(BeatMapping mapping, List<Row> of) {
    BeatByBeat settings = of.get(0).found.settings();
    return String.format(
        Locale.ROOT,
        "Mapping %s (escape beats e j n count as %s); window %s ms, from %s s%s",
        mapping.name().toLowerCase(Locale.ROOT),
        mapping == BeatMapping.BXB ? "S" : "N",
        Words.number(Math.round(settings.windowSamples() * 1e6 / settings.hertz()) / 1000.0),
        Words.number(Math.round(settings.fromSample() * 1000 / settings.hertz()) / 1000.0),
        isStandard(of) ? "" : "; NON-STANDARD, EC57 has 150 ms from 300 s to the end");
  }

  private boolean isStandard(List<Row> of) {
    return standardSpan && of.stream().allMatch(row -> row.found.settings().isStandard());
  }

  private static String single(Row row) {
    BeatTables tables = row.tables(true);
    return tables.standard(row.found) + tables.fusionFalse(row.found);
  }

  private String tables(List<Row> of) {
    StringBuilder text = new StringBuilder(form == TableForm.LINES ? lines(of) : "");
    for (Row row : of) {
      BeatTables tables = row.tables(supraventricular);
      if (form == TableForm.STANDARD) {
        text.append(tables.standard(row.found));
      } else if (form == TableForm.CONDENSED) {
        text.append(tables.condensed(row.found));
      }
    }
    return text.toString();
  }

  private String lines(List<Row> of) {
    StringBuilder text = new StringBuilder(of.get(0).tables(supraventricular).lineHeader());
    of.forEach(row -> text.append(row.tables(supraventricular).line(row.found)));
    return text.toString();
  }

  /** The first line-format file of {@code bxb}, under the first mapping. */
  String lines() {
    return lines(rows.values().iterator().next());
  }

  /** The second line-format file of {@code bxb}, about shutdown, under the first mapping. */
  String shutdownLines() {
    List<Row> of = rows.values().iterator().next();
    StringBuilder text = new StringBuilder(of.get(0).tables(supraventricular).shutdownHeader());
    of.forEach(row -> text.append(row.tables(supraventricular).shutdownLine(row.found)));
    return text.toString();
  }

  private String disagreements(List<Row> of) {
    StringBuilder text = new StringBuilder();
    for (Row row : of) {
      row.found
          .disagreements()
          .forEach(d -> text.append(many ? row.files().record() + " " : "").append(d).append('\n'));
    }
    return text.toString();
  }

  private static String table(List<Row> of) {
    StringBuilder text = new StringBuilder(of.get(0).tables(true).lineHeader());
    of.forEach(row -> text.append(row.tables(true).line(row.found)));
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
    for (Kind kind : Kind.values()) {
      Detection all = kind.of(sum(matrices));
      text.append(
          String.format(
              Locale.ROOT,
              "%-22s %8s %8s %10s %8s %8d%n",
              kind.words(),
              percent(all.sensitivity()),
              percent(all.positivePredictivity()),
              percent(Across.average(matrices, m -> kind.of(m).sensitivity())),
              percent(Across.average(matrices, m -> kind.of(m).positivePredictivity())),
              all.truePositives() + all.falseNegatives()));
    }
    return text.toString();
  }

  static List<BeatMatrix> matrices(List<Row> of) {
    return of.stream().map(row -> row.found.matrix()).toList();
  }

  static BeatMatrix sum(List<BeatMatrix> matrices) {
    return matrices.stream().reduce(BeatMatrix.EMPTY, BeatMatrix::plus);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> mappings = new LinkedHashMap<>();
    rows.forEach(
        (mapping, of) -> mappings.put(mapping.name().toLowerCase(Locale.ROOT), ofMapping(of)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("mappings", mappings);
    return values;
  }

  private Map<String, Object> ofMapping(List<Row> of) {
    BeatByBeat settings = of.get(0).found.settings();
    List<BeatMatrix> matrices = matrices(of);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("windowMilliseconds", settings.windowSamples() * 1000 / settings.hertz());
    values.put("fromSeconds", settings.fromSample() / settings.hertz());
    values.put("standard", isStandard(of));
    values.put("gross", BeatValues.of(sum(matrices)));
    values.put("average", average(matrices));
    List<Object> records = new ArrayList<>();
    for (Row row : of) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("record", row.files().record());
      one.putAll(BeatValues.of(row.found));
      records.add(one);
    }
    values.put("records", records);
    return values;
  }

  private static Map<String, Object> average(List<BeatMatrix> matrices) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Map<String, Object> means = new LinkedHashMap<>();
      means.put("sensitivity", mean(matrices, m -> kind.of(m).sensitivity()));
      means.put("positivePredictivity", mean(matrices, m -> kind.of(m).positivePredictivity()));
      values.put(kind.key(), means);
    }
    return values;
  }

  private static Double mean(List<BeatMatrix> matrices, Function<BeatMatrix, Double> statistic) {
    double mean = Across.average(matrices, statistic::apply);
    return Double.isNaN(mean) ? null : mean;
  }

  @Override
  public List<List<Object>> table() {
    return new BeatCsv(rows).table();
  }
}
