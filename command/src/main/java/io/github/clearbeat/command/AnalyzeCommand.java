package io.github.clearbeat.command;

import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Classifies and explains the beats of recordings. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    header = "Classify and explain the beats of recordings.",
    description = {
      "",
      "Writes report.html, result.json, beats.csv and NAME.clb (beat codes by AAMI group and rhythms, which all"
          + " WFDB tools read): for one RECORD directly in DIR, for several in DIR/NAME.",
      "",
      "Where the model has a rule for it ('model show'), a beat of which it is not sure enough, or in"
          + " signal that is not analysable, is unclassified: code Q, its probabilities kept. How"
          + " many beats are named is told."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat analyze mitdb/233 --out found",
      "  clearbeat analyze holter.hea --lead V5 --from 1:00:00 --to 2:00:00",
      "  clearbeat analyze mitdb/100 mitdb/101 --beats atr --no-report"
    })
final class AnalyzeCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private RecordArguments records;
  @Mixin private LeadOption lead;
  @Mixin private ModelOption model;
  @Mixin private RhythmModelOption rhythm;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "clearbeat-out",
      description = "Where the outputs go; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Seconds.Converter.class,
      description = "Where to begin: seconds, m:s or h:m:s from the first sample.")
  private Seconds from;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = Seconds.Converter.class,
      description = "Where to end, likewise.")
  private Seconds to;

  @Option(
      names = "--beats",
      paramLabel = "ANNOTATOR",
      description = "Classify at the beats of NAME.ANNOTATOR beside the recording, as atr.")
  private String annotator;

  @Option(
      names = "--name-all",
      description =
          "Name every beat, also where the model is less sure than its rule asks for, or the signal"
              + " is poor.")
  private boolean nameAll;

  @Option(names = "--no-report", description = "Write no report.html.")
  private boolean noReport;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (from != null && to != null && to.value() <= from.value()) {
      throw new ParameterException(spec.commandLine(), "--to must lie after --from");
    }
    Model given = model.model();
    Model loaded = nameAll ? given.withAbstention(Optional.empty()) : given;
    Map<String, Path> byName = records.byName();
    Task task =
        new Task(
            loaded,
            rhythm.model(),
            Optional.ofNullable(lead.name()),
            from == null ? 0 : from.value(),
            to == null ? Double.POSITIVE_INFINITY : to.value(),
            Optional.ofNullable(annotator),
            !noReport);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads, AnalyzeCommand::worker);
    try (Progress progress = Progress.of(console, "analyze", samples(byName))) {
      if (byName.size() == 1) {
        Path record = byName.values().iterator().next();
        say(new RecordAnalysis(task, record, out, Optional.of(pool), progress).call());
      } else {
        sideBySide(byName, task, pool, progress);
      }
    } finally {
      pool.shutdownNow();
    }
    return 0;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "clearbeat-worker");
    thread.setDaemon(true);
    return thread;
  }

  private static long samples(Map<String, Path> byName) throws IOException {
    long samples = 0;
    for (Path path : byName.values()) {
      try (Recording recording = Recordings.open(path)) {
        samples += recording.sampleCount();
      }
    }
    return samples;
  }

  private void sideBySide(
      Map<String, Path> byName, Task task, ExecutorService pool, Progress progress)
      throws IOException {
    List<Future<RecordAnalysis.Done>> results = new ArrayList<>();
    byName.forEach(
        (name, path) ->
            results.add(
                pool.submit(
                    new RecordAnalysis(
                        task, path, out.resolve(name), Optional.empty(), progress))));
    for (Future<RecordAnalysis.Done> result : results) {
      say(await(result));
    }
  }

  private static RecordAnalysis.Done await(Future<RecordAnalysis.Done> result) throws IOException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void say(RecordAnalysis.Done done) {
    console.out().print(done.text());
    console.out().flush();
  }

  /**
   * What to do with every recording.
   *
   * @param model what classifies
   * @param rhythm what names the rhythm, if anything
   * @param lead the lead asked for
   * @param fromSeconds where to begin
   * @param toSeconds where to end
   * @param annotator whose beats to take instead of detecting them
   * @param report whether to write one
   */
  record Task(
      Model model,
      Optional<RhythmModel> rhythm,
      Optional<String> lead,
      double fromSeconds,
      double toSeconds,
      Optional<String> annotator,
      boolean report) {}
}
