package io.github.clearbeat.study;

import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.text.MarkdownTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A reproduction of EXGnet's folds as a document, the paper's figures beside ours.
 *
 * <pre>{@code
 * ReproductionPage page = new ReproductionPage();
 * page.add(chapman, chapman.run(seeds, watcher));
 * Files.writeString(file, page.markdown());
 * }</pre>
 */
public final class ReproductionPage {
  private static final String INTRODUCTION =
      """
      # EXGnet's five folds

      Made by `clearbeat reproduce exgnet` (Showrav, Lincoln, Hasan 2025, arXiv:2506.12404). Every
      strip was scored by a network that had not seen it. In per cent; F1, sensitivity and
      specificity are means over the classes that occur. Mean ± standard deviation (n − 1) is over
      folds, as the paper reports; the intervals are 95 %, by bootstrap over records (2,000 draws),
      all folds together. Patients are unknown, so a patient with several records may stand on both
      sides.

      Where we differ from the paper, or do not know: form and number of blocks, lead, preparation
      and training plan are our choice; the last epoch is kept, never the best one on the fold that
      is reported; folds are five shuffled parts with a fixed seed, as `KFold(5, shuffle)`, but not
      the very parts of the authors. A dash stands where the paper's figure is not known to us.
      """;

  private final List<Section> sections = new ArrayList<>();

  private record Section(RhythmReproduction made, RhythmReproduction.Result result) {}

  /** What the paper says: mean of five folds, in per cent. */
  private record Published(double accuracy, double f1, int records) {}

  /** One of the four figures. */
  private enum Figure {
    ACCURACY("accuracy"),
    F1("F1"),
    SENSITIVITY("sensitivity"),
    SPECIFICITY("specificity");

    private final String word;

    Figure(String word) {
      this.word = word;
    }

    static List<String> words() {
      return cells(figure -> figure.word);
    }

    static List<String> cells(Function<Figure, String> cell) {
      return Arrays.stream(values()).map(cell).toList();
    }

    double of(Confusion counts) {
      return switch (this) {
        case ACCURACY -> counts.accuracy();
        case F1 -> counts.macroF1();
        case SENSITIVITY -> counts.balancedAccuracy();
        case SPECIFICITY ->
            counts.classes().stream()
                .filter(
                    name ->
                        counts.detection(name).truePositives()
                                + counts.detection(name).falseNegatives()
                            > 0)
                .mapToDouble(name -> 1 - counts.falsePositiveRate(name))
                .average()
                .orElse(Double.NaN);
      };
    }
  }

  /** An empty page. */
  public ReproductionPage() {}

  /** Adds what came of a reproduction. */
  public void add(RhythmReproduction made, RhythmReproduction.Result result) {
    sections.add(new Section(made, result));
  }

  /** The document. */
  public String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    sections.forEach(section -> markdown(page, section));
    return page.toString();
  }

  private static void markdown(StringBuilder page, Section section) {
    RhythmReproduction made = section.made();
    RhythmReproduction.Settings settings = made.settings();
    page.append("\n## ").append(made.id()).append("\n\n");
    page.append(records(section.result().audit())).append('\n');
    page.append(
        String.format(
            Locale.ROOT,
            "%s, %,d trained numbers that are deployed, lead %s, %d epochs, %s folds%s.%n%n",
            settings.recipe().id(),
            made.trainable(),
            settings.lead(),
            settings.epochs(),
            settings.folds().id(),
            settings.firstFolds() < RhythmFolds.COUNT
                ? ", the first " + settings.firstFolds() + " of five"
                : ""));
    MarkdownTable table = MarkdownTable.ofWords(columns("", Figure.words()));
    published(made).ifPresent(paper -> table.row(cells(paper)));
    for (RhythmPredictions one : every(section)) {
      List<Confusion> folds = folds(one);
      table.row(
          columns(
              name(one) + ", mean ± SD of folds", Figure.cells(figure -> spread(folds, figure))));
    }
    for (RhythmPredictions one : every(section)) {
      table.row(
          columns(name(one) + ", together", Figure.cells(figure -> cell(interval(one, figure)))));
    }
    page.append(table);
    foldTable(page, section);
    classTable(page, section);
    differences(page, section);
  }

  private static List<String> columns(String head, List<String> others) {
    List<String> columns = new ArrayList<>(List.of(head));
    columns.addAll(others);
    return columns;
  }

  private static List<String> cells(Published paper) {
    return List.of(
        String.format(Locale.ROOT, "the paper, mean of five folds (%,d records)", paper.records()),
        String.format(Locale.ROOT, "%.3f", paper.accuracy()),
        String.format(Locale.ROOT, "%.3f", paper.f1()),
        "–",
        "–");
  }

  private static java.util.Optional<Published> published(RhythmReproduction made) {
    return java.util.Optional.ofNullable(
        switch (made.id()) {
          case "chapman-exgnet-5", "chapman-exgnet-5-lead-I" -> new Published(98.762, 97.910, 5087);
          case "ningbo-exgnet-6", "ningbo-exgnet-6-lead-I" -> new Published(96.932, 95.527, 16411);
          default -> null;
        });
  }

  private static String records(StripAudit audit) {
    List<String> words = new ArrayList<>();
    for (int c = 0; c < audit.classes().size(); c++) {
      words.add(audit.classes().get(c) + " " + audit.used().get(c));
    }
    int used = audit.used().stream().mapToInt(Integer::intValue).sum();
    long faults = audit.rejects().stream().filter(reject -> reject.reason().isFault()).count();
    return String.format(
        Locale.ROOT,
        "%,d records: %,d used (%s), %,d left out by their labels, %,d at fault.%n",
        audit.records(),
        used,
        String.join(", ", words),
        audit.records() - used - faults,
        faults);
  }

  private static List<RhythmPredictions> every(Section section) {
    List<RhythmPredictions> every = new ArrayList<>(section.result().networks());
    every.addAll(section.result().baselines());
    return every;
  }

  private static String name(RhythmPredictions one) {
    return one.epochs() > 0 ? one.model() + " seed " + one.seed() : one.model();
  }

  private static void foldTable(StringBuilder page, Section section) {
    List<String> columns = new ArrayList<>(List.of("network", "fold", "strips"));
    columns.addAll(Figure.words());
    MarkdownTable table = MarkdownTable.ofWords(columns);
    for (RhythmPredictions one : section.result().networks()) {
      List<Confusion> folds = folds(one);
      for (int fold = 0; fold < folds.size(); fold++) {
        Confusion counts = folds.get(fold);
        List<String> cells = new ArrayList<>(List.of(name(one), String.valueOf(fold + 1)));
        cells.add(String.valueOf(counts.total()));
        cells.addAll(Figure.cells(figure -> percent(figure.of(counts))));
        table.row(cells);
      }
    }
    page.append('\n').append(table);
  }

  private static void classTable(StringBuilder page, Section section) {
    List<String> classes = section.result().audit().classes();
    MarkdownTable table = MarkdownTable.ofWords(columns("F1 of", classes));
    for (RhythmPredictions one : every(section)) {
      table.row(
          columns(
              name(one),
              classes.stream().map(c -> cell(interval(one, n -> n.detection(c).f1()))).toList()));
    }
    page.append('\n').append(table);
  }

  private static void differences(StringBuilder page, Section section) {
    page.append("\nMean F1 of the network minus that of a baseline, paired over records:\n\n");
    List<RhythmPredictions> baselines = section.result().baselines();
    MarkdownTable table =
        MarkdownTable.ofWords(
            columns("network", baselines.stream().map(RhythmPredictions::model).toList()));
    for (RhythmPredictions network : section.result().networks()) {
      table.row(
          columns(
              name(network), baselines.stream().map(b -> signed(difference(network, b))).toList()));
    }
    page.append(table);
  }

  private static String signed(Interval interval) {
    return String.format(
        Locale.ROOT,
        "%+.2f (%+.2f to %+.2f)",
        100 * interval.value(),
        100 * interval.low(),
        100 * interval.high());
  }

  private interface Statistic {
    double of(Confusion counts);
  }

  private static Interval interval(RhythmPredictions one, Figure figure) {
    return interval(one, figure::of);
  }

  private static Interval interval(RhythmPredictions one, Statistic statistic) {
    return Bootstrap.standard(1)
        .interval(one.strips(), drawn -> statistic.of(counts(one.classes(), drawn)));
  }

  /** Both hold the same strips in the same order, since they have the same folds. */
  private static Interval difference(RhythmPredictions one, RhythmPredictions other) {
    return Bootstrap.standard(1)
        .difference(one.strips(), other.strips(), drawn -> counts(one.classes(), drawn).macroF1());
  }

  private static Confusion counts(List<String> classes, List<RhythmPredictions.Row> rows) {
    long[][] counts = new long[classes.size()][classes.size()];
    for (RhythmPredictions.Row row : rows) {
      counts[row.truth()][row.found()]++;
    }
    return Confusion.of(classes, counts);
  }

  private static List<Confusion> folds(RhythmPredictions one) {
    Map<Integer, List<RhythmPredictions.Row>> byFold = new java.util.TreeMap<>();
    one.strips().forEach(r -> byFold.computeIfAbsent(r.fold(), f -> new ArrayList<>()).add(r));
    return byFold.values().stream().map(rows -> counts(one.classes(), rows)).toList();
  }

  private static OptionalDouble mean(List<Confusion> folds, Figure figure) {
    return folds.stream().mapToDouble(figure::of).average();
  }

  /** Standard deviation over folds, with n − 1; empty for one fold. */
  private static OptionalDouble deviation(List<Confusion> folds, Figure figure) {
    if (folds.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean(folds, figure).orElseThrow();
    double squares = 0;
    for (Confusion fold : folds) {
      double off = figure.of(fold) - mean;
      squares += off * off;
    }
    return OptionalDouble.of(Math.sqrt(squares / (folds.size() - 1)));
  }

  private static String spread(List<Confusion> folds, Figure figure) {
    String mean = percent(mean(folds, figure).orElse(Double.NaN));
    OptionalDouble deviation = deviation(folds, figure);
    return deviation.isPresent() ? mean + " ± " + percent(deviation.getAsDouble()) : mean;
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "–" : String.format(Locale.ROOT, "%.3f", 100 * part);
  }

  private static String cell(Interval interval) {
    if (Double.isNaN(interval.value())) {
      return "–";
    }
    return String.format(
        Locale.ROOT,
        "%s (%s–%s)",
        percent(interval.value()),
        percent(interval.low()),
        percent(interval.high()));
  }

  /** The same as values for JSON: fractions of 1, null where something is not known. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("paper", "arXiv:2506.12404");
    values.put("parts", sections.stream().map(ReproductionPage::values).toList());
    return values;
  }

  private static Map<String, Object> values(Section section) {
    RhythmReproduction made = section.made();
    RhythmReproduction.Settings settings = made.settings();
    StripAudit audit = section.result().audit();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", made.id());
    values.put("part", made.part());
    values.put("labels", settings.labels().name());
    values.put("withOthers", settings.labels().takesOthers());
    values.put("lead", settings.lead());
    values.put("form", settings.recipe().id());
    values.put("trainable", made.trainable());
    values.put("epochs", settings.epochs());
    values.put("folds", settings.folds().id());
    values.put("records", audit.records());
    values.put("classes", audit.classes());
    values.put("used", audit.used());
    Map<String, Object> reasons = new LinkedHashMap<>();
    audit
        .rejectsByReason()
        .forEach((reason, count) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), count));
    values.put("notUsed", reasons);
    Map<String, Object> paper = new LinkedHashMap<>();
    published(made)
        .ifPresent(
            known -> {
              paper.put("records", known.records());
              paper.put("accuracy", known.accuracy() / 100);
              paper.put("macroF1", known.f1() / 100);
            });
    values.put("published", paper.isEmpty() ? null : paper);
    values.put(
        "networks", section.result().networks().stream().map(ReproductionPage::values).toList());
    values.put(
        "baselines", section.result().baselines().stream().map(ReproductionPage::values).toList());
    return values;
  }

  private static Map<String, Object> values(RhythmPredictions one) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model", one.model());
    values.put("seed", one.seed());
    List<Confusion> folds = folds(one);
    Map<String, Object> mean = new LinkedHashMap<>();
    Map<String, Object> deviation = new LinkedHashMap<>();
    Map<String, Object> together = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      mean.put(figure.word, number(mean(folds, figure).orElse(Double.NaN)));
      deviation.put(figure.word, number(deviation(folds, figure).orElse(Double.NaN)));
      together.put(figure.word, range(interval(one, figure)));
    }
    values.put(
        "byFold",
        folds.stream()
            .map(
                fold -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("strips", fold.total());
                  for (Figure figure : Figure.values()) {
                    row.put(figure.word, number(figure.of(fold)));
                  }
                  return row;
                })
            .toList());
    values.put("mean", mean);
    values.put("deviation", deviation);
    values.put("together", together);
    Map<String, Object> f1 = new LinkedHashMap<>();
    for (String name : one.classes()) {
      f1.put(name, range(interval(one, c -> c.detection(name).f1())));
    }
    values.put("f1ByClass", f1);
    return Collections.unmodifiableMap(values);
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static Map<String, Object> range(Interval interval) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("value", number(interval.value()));
    range.put("low", number(interval.low()));
    range.put("high", number(interval.high()));
    return range;
  }
}
