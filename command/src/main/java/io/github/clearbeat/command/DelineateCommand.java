package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.beat.DelineatedBeat;
import io.github.clearbeat.beat.Delineator;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the limits of the waves of every beat and writes them as annotation files. */
@Command(
    name = "delineate",
    mixinStandardHelpOptions = true,
    header = "Find onset, peak and offset of P, QRS and T of every beat.",
    description = {
      "",
      "Writes DIR/NAME.waves for each recording, a WFDB annotation file with ( p ) ( N ) ( t ) as"
          + " LUDB has them. A beat without a P wave that can be seen has none: nothing is invented."
          + " Sample indices count from 0 at the recording's rate."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat delineate demo/demo --out found",
      "  clearbeat delineate holter.hea --lead V5 --csv",
      "  clearbeat evaluate delineation"
    })
final class DelineateCommand implements Callable<Integer> {
  private static final double LOWEST_HERTZ = 100;

  private final Console console;
  @Mixin private RecordArguments records;
  @Mixin private LeadOption lead;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the files go; without it the current folder.")
  private Path out;

  @Option(
      names = "--csv",
      description = "Write DIR/NAME.waves.csv too: a row a beat, empty where there is no wave.")
  private boolean csv;

  @Option(names = "--json", description = "Write DIR/NAME.waves.json too.")
  private boolean json;

  DelineateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Path> byName = records.byName();
    long samples = 0;
    for (Path path : byName.values()) {
      try (Recording recording = Recordings.open(path)) {
        samples += recording.sampleCount();
      }
    }
    try (Progress progress = Progress.of(console, "delineate", samples)) {
      for (Path path : byName.values()) {
        try (Recording recording = Recordings.open(path)) {
          delineate(recording, progress);
        }
      }
    }
    return 0;
  }

  private void delineate(Recording recording, Progress progress) throws IOException {
    LeadChoice choice = LeadChoice.of(recording, lead.name());
    Recordings.verify(recording);
    if (!(recording.hertz() >= LOWEST_HERTZ)) {
      throw new MalformedInputException(
          recording.name(),
          "the rate is "
              + Words.number(recording.hertz())
              + " Hz, expected at least "
              + Words.number(LOWEST_HERTZ)
              + " Hz to find the limits of waves");
    }
    List<DelineatedBeat> beats = new ArrayList<>();
    Delineator delineator = new Delineator(recording.hertz());
    recording.read(
        choice.position(),
        0,
        recording.sampleCount(),
        block -> {
          delineator.push(block, beats::add);
          progress.stepBy(block.length());
        });
    delineator.finish(beats::add);
    write(recording, choice.name(), beats);
  }

  private void write(Recording recording, String leadName, List<DelineatedBeat> beats)
      throws IOException {
    String name = recording.name() + ".waves";
    List<MarkedWave> waves = new ArrayList<>();
    beats.forEach(beat -> waves.addAll(beat.waves()));
    try (Outputs outputs = Outputs.in(out)) {
      AnnotationFile.write(outputs.file(name), recording.hertz(), MarkedWave.annotations(waves));
      if (csv) {
        Files.writeString(outputs.file(name + ".csv"), WaveTables.csv(beats, recording.hertz()));
      }
      if (json) {
        Files.writeString(
            outputs.file(name + ".json"), Json.of(WaveTables.values(recording, leadName, beats)));
      }
      outputs.commit();
    }
    long p = beats.stream().filter(beat -> beat.p().isPresent()).count();
    long t = beats.stream().filter(beat -> beat.t().isPresent()).count();
    console
        .out()
        .println(
            recording.name()
                + ": "
                + Words.count(beats.size(), "beat")
                + " in lead "
                + leadName
                + ", "
                + Words.count(p, "P wave")
                + ", "
                + Words.count(t, "T wave")
                + ", written to "
                + out.resolve(name));
  }
}
