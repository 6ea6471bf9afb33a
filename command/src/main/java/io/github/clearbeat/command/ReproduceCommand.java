package io.github.clearbeat.command;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripDownload;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.ReproductionPage;
import io.github.clearbeat.study.RhythmFolds;
import io.github.clearbeat.study.RhythmRecipe;
import io.github.clearbeat.study.RhythmReproduction;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a paper's protocol on data that the user has downloaded. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    header = "Run the five folds of EXGnet's paper on your own download of its data.",
    description = {
      "",
      "DIR holds ecg-arrhythmia (Chapman-Shaoxing and Ningbo) as on PhysioNet, or Chapman-Shaoxing as"
          + " on figshare; which, is seen by what lies there. First says how long it will take,"
          + " measured on a few records and steps. What is done lies in OUT: the same command again"
          + " goes on where it was interrupted, at any point, and ends with the same bits.",
      "",
      "Writes OUT/reproduction.md and .json with the paper's figures beside ours, the predictions out"
          + " of fold, OUT/...-seedN.tsv.gz, and OUT/...-not-used.csv with the reason for each record"
          + " that is not used. docs/experiments/reproduce.md says what it takes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat reproduce exgnet --data ecg-arrhythmia --estimate",
      "  clearbeat reproduce exgnet --data ecg-arrhythmia --out reproduced --log",
      "  clearbeat reproduce exgnet --data chapman --form exgnet-light --labels merged-4 --seed 1,2,3"
    })
final class ReproduceCommand implements Callable<Integer> {
  private static final List<String> PARTS = List.of("chapman", "ningbo");
  private static final String TOGETHER = "together";
  private static final String AS_THE_PAPER = "paper";

  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHAT", description = "exgnet.")
  private String what;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Where the records lie.")
  private Path data;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description =
          "chapman or ningbo, the two databases, or together, all records as one; default those of"
              + " the two that are there, one after the other, as the paper.")
  private String part;

  @Option(
      names = "--labels",
      paramLabel = "NAME",
      defaultValue = AS_THE_PAPER,
      description =
          "exgnet-5, exgnet-6 or merged-4 (AFIB, GSVT, SB, SR); default as the paper: exgnet-5 for"
              + " chapman, else exgnet-6.")
  private String labels;

  @Option(
      names = "--with-others",
      description =
          "Take records with further labels beside their rhythm too; merged-4 always does.")
  private boolean withOthers;

  @Option(
      names = "--form",
      paramLabel = "MODEL",
      defaultValue = "exgnet",
      description =
          "exgnet (the reference), exgnet-full, exgnet-light or exgnet-tiny; default"
              + " ${DEFAULT-VALUE}.")
  private String form;

  @Option(
      names = "--lead",
      paramLabel = "NAME",
      defaultValue = "II",
      description = "Which lead; default ${DEFAULT-VALUE}. The paper does not say, I is likely.")
  private String lead;

  @Option(
      names = "--folds",
      paramLabel = "NAME",
      defaultValue = "plain",
      description = "plain, as the paper's shuffled five, or stratified; default ${DEFAULT-VALUE}.")
  private String folds;

  @Option(
      names = "--first-folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Run only the first N of the five; default ${DEFAULT-VALUE}.")
  private int firstFolds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "60",
      description = "Passes over the training part; default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      defaultValue = "1",
      description = "One, or several with commas between; default ${DEFAULT-VALUE}.")
  private List<Long> seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "That train; another number changes the last bits; default ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--baselines",
      description = "Fit classifiers on features alone too; the heart rate rule is always there.")
  private boolean baselines;

  @Option(
      names = "--most-faults",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description = "Fail if more of the records are at fault; default ${DEFAULT-VALUE}.")
  private double mostFaults;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      defaultValue = "reproduced",
      description = "Where everything goes; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--estimate", description = "Say how long it will take, and do no more.")
  private boolean estimateOnly;

  @Option(names = "--json", description = "Print the result as JSON for scripts.")
  private boolean json;

  @Option(names = "--log", description = "Print lines with the time left on standard error.")
  private boolean log;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    check();
    Trainer trainer =
        ServiceLoader.load(Trainer.class)
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "nothing that trains is on the class path, start this command with"
                            + " ./clearbeat"));
    say("looking through " + data);
    StripDownload download = StripDownload.recognise(data);
    say(data + ": recognised as " + download.layout().words());
    List<ReproductionEstimate> estimates = estimates(trainer, download);
    if (!estimateOnly) {
      run(estimates);
    }
    return 0;
  }

  private List<ReproductionEstimate> estimates(Trainer trainer, StripDownload download)
      throws IOException {
    List<ReproductionEstimate> estimates = new ArrayList<>();
    for (RhythmReproduction made : reproductions(trainer, download)) {
      ReproductionEstimate estimate = ReproductionEstimate.of(made, seeds);
      say(estimate.sentence());
      estimates.add(estimate);
    }
    double all = estimates.stream().mapToDouble(ReproductionEstimate::seconds).sum();
    if (estimates.size() > 1 && all > 0) {
      say("all together: about " + Words.roughly(all));
    }
    return estimates;
  }

  /** Alone in the folder. */
  private void run(List<ReproductionEstimate> estimates) throws IOException {
    Files.createDirectories(out);
    try (FileChannel channel =
            FileChannel.open(
                out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new MalformedInputException(
            out.toString(), "another run is at work in this folder, expected one at a time");
      }
      runAlone(estimates);
    }
  }

  private void runAlone(List<ReproductionEstimate> estimates) throws IOException {
    ReproductionPage page = new ReproductionPage();
    try (ReproductionProgress progress = new ReproductionProgress(console, log, out)) {
      for (ReproductionEstimate estimate : estimates) {
        progress.begin(estimate);
        page.add(estimate.made(), estimate.made().run(seeds, progress));
      }
    }
    String document = Json.of(page.values());
    try (Outputs outputs = Outputs.in(out)) {
      Files.write(
          outputs.file("reproduction.md"), page.markdown().getBytes(StandardCharsets.UTF_8));
      Files.write(outputs.file("reproduction.json"), document.getBytes(StandardCharsets.UTF_8));
      outputs.commit();
    }
    console.out().print(json ? document : page.markdown());
    say("written to " + out.resolve("reproduction.md"));
  }

  private List<RhythmReproduction> reproductions(Trainer trainer, StripDownload download)
      throws IOException {
    List<RhythmReproduction> all = new ArrayList<>();
    for (String name : part == null ? PARTS : List.of(part)) {
      StripDataSet set = download.part(name);
      int records = set.entries().size() + set.rejects().size();
      say(name + ": " + Words.count(records, "record"));
      if (records > 0) {
        all.add(
            new RhythmReproduction(name, set, settings(name), licences(download), trainer, out));
      }
    }
    if (part == null && download.others() > 0) {
      say(
          Words.count(download.others(), "record")
              + " of neither database by their names, left out; --part together takes them");
    }
    if (all.isEmpty()) {
      throw new MalformedInputException(
          data.toString(), "there is no record of " + (part == null ? "either database" : part));
    }
    return all;
  }

  private RhythmReproduction.Settings settings(String name) {
    String usual = name.equals("chapman") ? "exgnet-5" : "exgnet-6";
    RhythmLabels set =
        RhythmLabels.named(labels.equals(AS_THE_PAPER) ? usual : labels).orElseThrow();
    return new RhythmReproduction.Settings(
        RhythmRecipe.of(form).orElseThrow(),
        withOthers ? set.withOthers() : set,
        lead,
        RhythmFolds.of(folds).orElseThrow(),
        epochs,
        firstFolds,
        threads,
        baselines,
        mostFaults / 100,
        TrainCommand.commit());
  }

  private static List<String> licences(StripDownload download) {
    return switch (download.layout()) {
      case WFDB -> List.of("ecg-arrhythmia (Chapman-Shaoxing and Ningbo), CC BY 4.0");
      case FIGSHARE -> List.of("Chapman-Shaoxing, CC BY 4.0");
    };
  }

  private void check() {
    if (!what.equals("exgnet")) {
      throw wrong("there is no reproduction of " + what + ", expected exgnet");
    }
    oneOf("form", form, List.of("exgnet", "exgnet-full", "exgnet-light", "exgnet-tiny"));
    oneOf("labels", labels, List.of(AS_THE_PAPER, "exgnet-5", "exgnet-6", "merged-4"));
    oneOf("folds", folds, List.of("plain", "stratified"));
    if (part != null) {
      oneOf("part", part, List.of(PARTS.get(0), PARTS.get(1), TOGETHER));
    }
    within("--first-folds", firstFolds, 1, RhythmFolds.COUNT);
    within("--epochs", epochs, 1, 10_000);
    within("--threads", threads, 1, 256);
    within("--most-faults", mostFaults, 0, 100);
    if (seeds.size() != seeds.stream().distinct().count()) {
      throw wrong("--seed names a seed twice");
    }
  }

  private void oneOf(String option, String found, List<String> known) {
    if (!known.contains(found)) {
      throw wrong(
          "there is no " + option + " " + found + ", expected one of " + String.join(", ", known));
    }
  }

  private void within(String option, double found, double least, double most) {
    if (!(found >= least && found <= most)) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "%s must lie from %s to %s, found %s",
              option,
              Words.number(least),
              Words.number(most),
              Words.number(found)));
    }
  }

  /** Beside the results, since these may be JSON. */
  private void say(String sentence) {
    console.err().println("clearbeat: " + sentence);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
