package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.beat.AttentionTruth;
import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.TargetFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a rhythm network is asked to look in one strip, as a figure and values.
 *
 * @param console where to print
 * @param record as the user named it
 * @param leadName the lead asked for, or null
 * @param at the moment in the strip's middle, or null for the recording's beginning
 * @param out where the outputs go
 */
record TargetRun(Console console, String record, String leadName, Seconds at, Path out) {
  private static final double STRIP_SECONDS = 10;
  private static final long SEED = 1;

  void call() throws IOException {
    try (Recording recording = Recordings.open(DataRoot.resolve(record))) {
      double end = recording.sampleCount() / recording.hertz();
      if (at != null && at.value() > end) {
        throw new MalformedInputException(
            recording.name(),
            "there is nothing at "
                + Words.number(at.value())
                + " s, expected at most "
                + Words.number(end)
                + " s");
      }
      LeadChoice lead = LeadChoice.of(recording, leadName);
      Recordings.verify(recording);
      StripWalk walk = StripWalk.of(recording, lead.position(), STRIP_SECONDS);
      write(recording.name(), lead.name(), at == null ? walk.next() : walk.around(at.value()));
    }
  }

  private void write(String recordName, String lead, StripWalk.Strip strip) throws IOException {
    String about = recordName + ", lead " + lead;
    Figure figure = TargetFigure.of(about, strip.samples(), strip.peakSeconds(), SEED);
    String name = recordName + "-target-" + (long) Math.floor(strip.fromSeconds());
    try (Outputs outputs = Outputs.in(out)) {
      ExplainCommand.writeFigure(outputs, name, figure);
      Files.writeString(outputs.file(name + ".json"), Json.of(values(recordName, lead, strip)));
      outputs.commit();
    }
    console.out().println(about + ", from " + Words.duration(strip.fromSeconds()));
    console.out().println("  " + figure.description());
    console.out().println("  written to " + out.resolve(name) + ".svg, .png and .json");
  }

  private static Map<String, Object> values(String recordName, String lead, StripWalk.Strip strip) {
    double seconds = strip.samples().length() / strip.samples().hertz();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-target-1");
    values.put("record", recordName);
    values.put("lead", lead);
    values.put("startSeconds", strip.fromSeconds());
    values.put("seconds", seconds);
    values.put("spreadSeconds", AttentionTruth.SPREAD_SECONDS);
    values.put("peakSeconds", strip.peakSeconds());
    values.put("randomSeed", SEED);
    Map<String, Object> guidance = new LinkedHashMap<>();
    for (Guidance one : Guidance.values()) {
      Optional<AttentionTruth> truth = AttentionTruth.of(strip.peakSeconds(), seconds, one, SEED);
      guidance.put(one.word(), truth.map(TargetRun::light).orElse(null));
    }
    values.put("guidance", guidance);
    return values;
  }

  private static Map<String, Object> light(AttentionTruth truth) {
    Map<String, Object> light = new LinkedHashMap<>();
    light.put("seconds", truth.seconds());
    light.put("weights", truth.weights());
    return light;
  }
}
