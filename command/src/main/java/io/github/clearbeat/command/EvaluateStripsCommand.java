package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a beat model says of strips whose beats nobody marked. */
@Command(
    name = "strips",
    mixinStandardHelpOptions = true,
    header = "Ask a beat model about strips of which only the rhythm is known.",
    description = {
      "",
      "Every strip is analysed alone, with our own R peaks, as a short recording of a user's would"
          + " be. In atrial fibrillation hardly any beat is S, so nearly all that are called so are"
          + " wrong; in sinus rhythm whose labels name no ectopic beats neither S nor V should be"
          + " called; where they name them (PAC, PVC) some should. Labels may be wrong or silent: this"
          + " shows what a network does with people and devices it has not seen, it is no score of"
          + " beats.",
      "",
      "Intervals: 95 %%, by bootstrap over patients, over strips where patients are unknown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate strips",
      "  clearbeat evaluate strips --model arrhythminet-v1-rhythm --data ptbxl_lead2 --json"
    })
final class EvaluateStripsCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("ptbxl_lead2", "ludb", "cinc2017");

  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      split = ",",
      description = "Some of ptbxl_lead2, ludb, cinc2017; without it those in the data folder.")
  private List<String> names;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  EvaluateStripsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Model asked = model.model();
    List<StripDataSet> sets = sets();
    long steps = sets.stream().mapToLong(set -> StripBeats.entries(set).size()).sum();
    List<StripBeats> rows = new ArrayList<>();
    try (Progress progress = Progress.of(console, asked.id(), steps)) {
      for (StripDataSet set : sets) {
        rows.addAll(StripBeats.of(asked, set, progress));
      }
    }
    console.out().print(json ? Json.of(values(asked, rows)) : text(asked, rows));
    return 0;
  }

  private List<StripDataSet> sets() throws IOException {
    Path root = DataRoot.folder();
    List<StripDataSet> sets = new ArrayList<>();
    for (String name : names == null ? NAMES : names) {
      if (!NAMES.contains(name)) {
        throw new MalformedInputException(
            "--data", "there is no data set " + name + ", expected some of " + NAMES);
      } else if (names != null || Files.isDirectory(root.resolve(name))) {
        sets.add(open(name, root));
      }
    }
    if (sets.isEmpty()) {
      throw new MalformedInputException(
          root.toString(), "none of the data sets " + NAMES + " is in the data folder");
    }
    return sets;
  }

  private static StripDataSet open(String name, Path root) throws IOException {
    return switch (name) {
      case "ptbxl_lead2" -> StripDataSet.ptbxlLead2(root);
      case "ludb" -> StripDataSet.ludb(root);
      default -> StripDataSet.cinc2017(root);
    };
  }

  private static String text(Model model, List<StripBeats> rows) {
    StringBuilder text = new StringBuilder();
    text.append(model.id())
        .append(" on strips of which only the rhythm is known, each analysed alone.\n")
        .append("Per cent, with 95 % intervals by bootstrap over patients.\n\n")
        .append(
            String.format(
                Locale.ROOT,
                "  %-12s %-20s %6s %7s  %-18s %-18s %-18s %-18s %s%n",
                "data set",
                "labelled",
                "strips",
                "beats",
                "beats called S",
                "beats called V",
                "strips with S",
                "strips with V",
                "unclassified"));
    for (StripBeats row : rows) {
      StripBeats.Counts sum = row.sum();
      text.append(
          String.format(
              Locale.ROOT,
              "  %-12s %-20s %6d %7d  %-18s %-18s %-18s %-18s %s%n",
              row.set(),
              row.kind().words(),
              sum.strips(),
              sum.beats(),
              cell(row.ofBeats(StripBeats.Counts::supraventricular)),
              cell(row.ofBeats(StripBeats.Counts::ventricular)),
              cell(row.ofStrips(StripBeats.Counts::withSupraventricular)),
              cell(row.ofStrips(StripBeats.Counts::withVentricular)),
              cell(row.ofBeats(StripBeats.Counts::unclassified))));
    }
    return text.toString();
  }

  private static String cell(Interval perCent) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f-%.2f)", perCent.value(), perCent.low(), perCent.high());
  }

  private static Map<String, Object> values(Model model, List<StripBeats> rows) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (StripBeats row : rows) {
      StripBeats.Counts sum = row.sum();
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("dataSet", row.set());
      values.put("labelled", row.kind().words());
      values.put("patients", row.patients().size());
      values.put("strips", sum.strips());
      values.put("beats", sum.beats());
      values.put("beatsS", sum.supraventricular());
      values.put("beatsV", sum.ventricular());
      values.put("beatsUnclassified", sum.unclassified());
      values.put("stripsWithS", sum.withSupraventricular());
      values.put("stripsWithV", sum.withVentricular());
      values.put("beatsSPercent", interval(row.ofBeats(StripBeats.Counts::supraventricular)));
      values.put("beatsVPercent", interval(row.ofBeats(StripBeats.Counts::ventricular)));
      values.put(
          "stripsWithSPercent", interval(row.ofStrips(StripBeats.Counts::withSupraventricular)));
      values.put("stripsWithVPercent", interval(row.ofStrips(StripBeats.Counts::withVentricular)));
      list.add(values);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", model.id());
    all.put("sha256", model.sha256());
    all.put("strips", list);
    return all;
  }

  private static Map<String, Object> interval(Interval perCent) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", perCent.value());
    values.put("low", perCent.low());
    values.put("high", perCent.high());
    return values;
  }
}
