package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.EventDetection;
import io.github.clearbeat.evaluation.RunByRun;
import io.github.clearbeat.evaluation.RunComparison;
import io.github.clearbeat.evaluation.RunDisagreement;
import io.github.clearbeat.evaluation.RunKind;
import io.github.clearbeat.evaluation.RunResult;
import io.github.clearbeat.evaluation.RunTables;
import io.github.clearbeat.evaluation.SumStats;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Run-by-run comparisons of one record or many, under one mapping or two. */
final class RunResults implements ComparisonOutputs.Results {
  private final boolean many;
  private final Edition edition;
  private final TableForm form;
  private final boolean list;
  private final Map<BeatMapping, List<Row>> rows = new EnumMap<>(BeatMapping.class);

  /**
   * One record.
   *
   * @param marks what was compared
   * @param found what came of it
   */
  record Row(AnnotatorPair.Marks marks, RunComparison found) {
    RunTables tables() {
      AnnotatorPair files = marks.files();
      return new RunTables(files.record(), files.referenceAnnotator(), files.testAnnotator());
    }

    RunResult of(RunKind kind) {
      return kind == RunKind.VENTRICULAR ? found.ventricular() : found.supraventricular();
    }
  }

  RunResults(boolean many, Edition edition, TableForm form, boolean list) {
    this.many = many;
    this.edition = edition;
    this.form = form;
    this.list = list;
  }

  void add(AnnotatorPair.Marks marks, RunComparison found) {
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
            text.append(text.isEmpty() ? "" : "\n").append(heading(mapping, of)).append("\n");
          }
          for (RunKind kind : RunKind.values()) {
            text.append(tables(of, kind));
          }
          if (list) {
            text.append('\n').append(disagreements(of));
          }
        });
    return text.toString();
  }

  /** The settings in one line. */
  String heading(BeatMapping mapping, List<Row> of) {
    RunByRun settings = of.get(0).found.settings();
    return String.format(
        Locale.ROOT,
        "Runs; mapping %s (escape beats e j n count as %s); window %s ms, from %s s; %s",
        mapping.name().toLowerCase(Locale.ROOT),
        mapping == BeatMapping.BXB ? "S" : "N",
        Words.number(Math.round(settings.windowSamples() * 1e6 / settings.hertz()) / 1000.0),
        Words.number(Math.round(settings.fromSample() * 1000 / settings.hertz()) / 1000.0),
        edition == Edition.WFDB ? "as rxr, its faults included" : "without the faults of rxr");
  }

  private String tables(List<Row> of, RunKind kind) {
    if (form == TableForm.LINES) {
      return lines(of, kind);
    }
    if (form == TableForm.TEXT && many) {
      String title = kind == RunKind.VENTRICULAR ? "\n(VE run detection)\n" : "\n";
      return title + SumStats.summarize(lines(of, kind), edition);
    }
    StringBuilder text = new StringBuilder(form == TableForm.TEXT ? "\n" : "");
    for (Row row : of) {
      RunResult found = row.of(kind);
      text.append(
          form == TableForm.CONDENSED
              ? row.tables().condensed(found)
              : row.tables().standard(found));
    }
    return text.toString();
  }

  private static String lines(List<Row> of, RunKind kind) {
    StringBuilder text = new StringBuilder(RunTables.lineHeader(kind));
    of.forEach(row -> text.append(row.tables().line(row.of(kind))));
    return text.toString();
  }

  /** The line-format file of {@code rxr} about one kind, under the first mapping. */
  String lines(RunKind kind) {
    return lines(rows.values().iterator().next(), kind);
  }

  private String disagreements(List<Row> of) {
    StringBuilder text = new StringBuilder();
    for (Row row : of) {
      String record = many ? row.marks.files().record() + " " : "";
      for (RunKind kind : RunKind.values()) {
        for (RunDisagreement d : row.of(kind).disagreements()) {
          text.append(record).append(kind.letters()).append(' ').append(d).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** Couplets, short and long runs by name. */
  static Map<String, EventDetection> lengths(RunResult found) {
    Map<String, EventDetection> lengths = new LinkedHashMap<>();
    lengths.put("couplets", found.couplets());
    lengths.put("shortRuns", found.shortRuns());
    lengths.put("longRuns", found.longRuns());
    return lengths;
  }

  /** The same, all records pooled. */
  static Map<String, EventDetection> gross(List<Row> of, RunKind kind) {
    Map<String, EventDetection> gross = new LinkedHashMap<>();
    for (Row row : of) {
      lengths(row.of(kind))
          .forEach((name, found) -> gross.merge(name, found, EventDetection::plus));
    }
    return gross;
  }

  /**
   * The means over the records in which they are defined.
   *
   * @param sensitivity mean sensitivity
   * @param positivePredictivity mean positive predictivity
   */
  record Average(double sensitivity, double positivePredictivity) {}

  /** The same, every record weighing the same. */
  static Map<String, Average> averages(List<Row> of, RunKind kind) {
    Map<String, Average> averages = new LinkedHashMap<>();
    for (String name : lengths(of.get(0).of(kind)).keySet()) {
      List<EventDetection> all = of.stream().map(row -> lengths(row.of(kind)).get(name)).toList();
      averages.put(
          name,
          new Average(
              Across.average(all, EventDetection::sensitivity),
              Across.average(all, EventDetection::positivePredictivity)));
    }
    return averages;
  }

  private static Map<String, Object> averageValues(List<Row> of, RunKind kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    averages(of, kind)
        .forEach(
            (name, average) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("sensitivity", EventForms.known(average.sensitivity));
              one.put("positivePredictivity", EventForms.known(average.positivePredictivity));
              values.put(name, one);
            });
    return values;
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> mappings = new LinkedHashMap<>();
    rows.forEach(
        (mapping, of) -> {
          RunByRun settings = of.get(0).found.settings();
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("windowMilliseconds", settings.windowSamples() * 1000 / settings.hertz());
          one.put("fromSeconds", settings.fromSample() / settings.hertz());
          Map<String, Object> gross = new LinkedHashMap<>();
          Map<String, Object> average = new LinkedHashMap<>();
          for (RunKind kind : RunKind.values()) {
            gross.put(key(kind), EventForms.values(gross(of, kind)));
            average.put(key(kind), averageValues(of, kind));
          }
          one.put("gross", gross);
          one.put("average", average);
          one.put("records", of.stream().map(RunResults::values).toList());
          mappings.put(mapping.name().toLowerCase(Locale.ROOT), one);
        });
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("edition", edition.name().toLowerCase(Locale.ROOT));
    values.put("mappings", mappings);
    return values;
  }

  private static String key(RunKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", row.marks.files().record());
    for (RunKind kind : RunKind.values()) {
      RunResult found = row.of(kind);
      Map<String, Object> one = new LinkedHashMap<>(EventForms.values(lengths(found)));
      one.put("sensitivityMatrix", found.sensitivity().toArray());
      one.put("predictivityMatrix", found.predictivity().toArray());
      List<Object> disagreements = new ArrayList<>();
      for (RunDisagreement d : found.disagreements()) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("referenceLength", d.referenceLength());
        place.put("testLength", d.testLength());
        place.put("fromSample", d.fromSample());
        place.put("toSample", d.toSample());
        disagreements.add(place);
      }
      one.put("disagreements", disagreements);
      values.put(key(kind), one);
    }
    return values;
  }

  @Override
  public List<List<Object>> table() {
    List<List<Object>> table = new ArrayList<>();
    List<Object> names = new ArrayList<>(List.of("mapping", "kind", "record"));
    for (String length : List.of("couplet", "short", "long")) {
      EventForms.NAMES.forEach(name -> names.add(length + "_" + name));
    }
    table.add(names);
    rows.forEach(
        (mapping, of) -> {
          for (RunKind kind : RunKind.values()) {
            for (Row row : of) {
              table.add(line(mapping, kind, row.marks.files().record(), lengths(row.of(kind))));
            }
            table.add(line(mapping, kind, "gross", gross(of, kind)));
            List<Object> average = new ArrayList<>(start(mapping, kind, "average"));
            averages(of, kind)
                .values()
                .forEach(
                    one ->
                        average.addAll(
                            List.of("", "", "", "", one.sensitivity, one.positivePredictivity)));
            table.add(average);
          }
        });
    return table;
  }

  private static List<Object> start(BeatMapping mapping, RunKind kind, String name) {
    return List.of(mapping.name().toLowerCase(Locale.ROOT), kind.letters(), name);
  }

  private static List<Object> line(
      BeatMapping mapping, RunKind kind, String name, Map<String, EventDetection> found) {
    List<Object> line = new ArrayList<>(start(mapping, kind, name));
    found.values().forEach(one -> line.addAll(EventForms.cells(one)));
    return line;
  }
}
