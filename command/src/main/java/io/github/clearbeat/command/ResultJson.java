package io.github.clearbeat.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.analysis.Summary;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.recording.BeatGroup;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An analysis as {@code result.json}, described by {@code docs/result.schema.json}: one line a
 * field, a beat, a stretch. What is not known is null.
 */
final class ResultJson {
  /** Raised whenever a field changes its meaning or goes. */
  static final String SCHEMA = "clearbeat-result-1";

  private final Analysis analysis;
  private final JsonGenerator json;

  private ResultJson(Analysis analysis, JsonGenerator json) {
    this.analysis = analysis;
    this.json = json;
  }

  /**
   * Writes an analysis.
   *
   * @param analysis what was found
   * @param seenInTraining whether the model was trained on this recording
   * @param version of the program
   * @param to stays open
   */
  static void write(Analysis analysis, boolean seenInTraining, String version, Writer to)
      throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(to);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(new Lines());
    new ResultJson(analysis, json).write(seenInTraining, version);
    json.flush();
    to.write('\n');
  }

  private void write(boolean seenInTraining, String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("program", "clearbeat " + version);
    recording();
    json.writeObjectFieldStart("model");
    json.writeStringField("id", analysis.model().id());
    json.writeStringField("sha256", analysis.model().sha256());
    json.writeStringField("protocol", analysis.model().provenance().protocol());
    json.writeBooleanField("trainedOnThisRecording", seenInTraining);
    json.writeEndObject();
    naming();
    rhythm();
    summary();
    quality();
    beats();
    json.writeEndObject();
  }

  private void recording() throws IOException {
    Analysis.Source source = analysis.source();
    json.writeObjectFieldStart("recording");
    json.writeStringField("name", source.name());
    json.writeNumberField("hertz", source.hertz());
    json.writeNumberField("seconds", source.seconds());
    json.writeStringField("start", source.start().map(Object::toString).orElse(null));
    json.writeArrayFieldStart("leads");
    for (String lead : source.leads()) {
      json.writeString(lead);
    }
    json.writeEndArray();
    json.writeStringField("analysedLead", source.analysedLead());
    json.writeStringField("leadReason", source.leadReason());
    json.writeNumberField("fromSample", source.fromSample());
    json.writeNumberField("toSample", source.toSample());
    json.writeStringField("beatSource", source.beatSource());
    json.writeEndObject();
  }

  /** Which beats have a class; null where the model names them all. */
  private void naming() throws IOException {
    json.writeFieldName("naming");
    if (analysis.model().abstention().isEmpty()) {
      json.writeNull();
      return;
    }
    BeatAbstention rule = analysis.model().abstention().get();
    json.writeStartObject();
    number("coverage", analysis.coverage());
    json.writeNumberField("named", analysis.count(ClassifiedBeat.Naming.NAMED));
    json.writeNumberField("unsure", analysis.count(ClassifiedBeat.Naming.UNSURE));
    json.writeNumberField("poorSignal", analysis.count(ClassifiedBeat.Naming.POOR_SIGNAL));
    json.writeObjectFieldStart("leastProbabilities");
    for (int c = 0; c < rule.least().size(); c++) {
      number(analysis.model().classes().get(c), rule.least().get(c));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rhythm() throws IOException {
    json.writeFieldName("rhythm");
    if (analysis.rhythm().isEmpty()) {
      json.writeNull();
      return;
    }
    RhythmTrack track = analysis.rhythm().get();
    json.writeStartObject();
    json.writeObjectFieldStart("model");
    json.writeStringField("id", track.model().id());
    json.writeStringField("sha256", track.model().sha256());
    json.writeEndObject();
    json.writeObjectFieldStart("burden");
    for (Map.Entry<String, Double> share : track.burden().entrySet()) {
      number(share.getKey(), share.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("episodes");
    for (RhythmTrack.Episode episode : track.episodes()) {
      json.writeStartObject();
      json.writeStringField("class", episode.className().isEmpty() ? null : episode.className());
      number("fromSeconds", episode.fromSeconds());
      number("toSeconds", episode.toSeconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("strips");
    for (StripRhythm strip : track.strips()) {
      json.writeStartObject();
      number("fromSeconds", strip.fromSeconds());
      number("toSeconds", strip.toSeconds());
      json.writeStringField("class", strip.named() ? strip.className() : null);
      number("probability", strip.probability());
      json.writeObjectFieldStart("probabilities");
      for (int c = 0; c < strip.probabilities().size(); c++) {
        number(track.model().classes().get(c), strip.probabilities().get(c));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void summary() throws IOException {
    Summary summary = analysis.summary();
    json.writeFieldName("heartRate");
    if (summary.heartRate().isEmpty()) {
      json.writeNull();
    } else {
      Summary.HeartRate rate = summary.heartRate().get();
      json.writeStartObject();
      number("min", rate.min());
      number("minSeconds", rate.minSeconds());
      number("mean", rate.mean());
      number("max", rate.max());
      number("maxSeconds", rate.maxSeconds());
      json.writeEndObject();
    }
    json.writeFieldName("variability");
    if (summary.variability().isEmpty()) {
      json.writeNull();
    } else {
      Summary.Variability variability = summary.variability().get();
      json.writeStartObject();
      number("sdnnMilliseconds", variability.sdnnMillis());
      number("rmssdMilliseconds", variability.rmssdMillis());
      json.writeNumberField("intervals", variability.intervals());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("counts");
    for (BeatGroup group : BeatGroup.values()) {
      json.writeNumberField(group.name(), summary.counts().getOrDefault(group, 0));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("classCounts");
    for (Map.Entry<String, Integer> count : summary.classCounts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    number("ventricularShare", summary.ventricularShare());
    number("supraventricularShare", summary.supraventricularShare());
    runs("runs", summary.runs());
    runs("couplets", summary.couplets());
    runs("bigeminy", summary.bigeminy());
    json.writeArrayFieldStart("pauses");
    for (Summary.Pause pause : summary.pauses()) {
      json.writeStartObject();
      number("fromSeconds", pause.fromSeconds());
      number("seconds", pause.seconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    hours();
  }

  private void runs(String name, List<Summary.Run> runs) throws IOException {
    json.writeArrayFieldStart(name);
    for (Summary.Run run : runs) {
      json.writeStartObject();
      json.writeStringField("symbol", run.group().name());
      number("fromSeconds", run.fromSeconds());
      number("toSeconds", run.toSeconds());
      json.writeNumberField("firstBeat", run.firstBeat() + 1);
      json.writeNumberField("beats", run.beats());
      number("beatsPerMinute", run.beatsPerMinute());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void hours() throws IOException {
    json.writeArrayFieldStart("hours");
    for (Summary.Hour hour : analysis.summary().hours()) {
      json.writeStartObject();
      json.writeNumberField("hour", hour.hour());
      json.writeNumberField("beats", hour.beats());
      json.writeNumberField("V", hour.ventricular());
      json.writeNumberField("S", hour.supraventricular());
      number("minRate", hour.minRate());
      number("meanRate", hour.meanRate());
      number("maxRate", hour.maxRate());
      json.writeNumberField("pauses", hour.pauses());
      number("analysableShare", hour.analysableShare());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void quality() throws IOException {
    double hertz = analysis.source().hertz();
    json.writeObjectFieldStart("quality");
    number("analysableShare", analysis.summary().analysableShare());
    json.writeArrayFieldStart("stretches");
    for (Quality stretch : analysis.quality()) {
      json.writeStartObject();
      number("fromSeconds", stretch.fromSample() / hertz);
      number("toSeconds", stretch.toSample() / hertz);
      number("index", stretch.index());
      json.writeStringField("reason", stretch.reason().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void beats() throws IOException {
    List<String> classes = analysis.model().classes();
    json.writeArrayFieldStart("beats");
    for (ClassifiedBeat beat : analysis.beats()) {
      json.writeStartObject();
      json.writeNumberField("sample", beat.sampleIndex());
      number("seconds", beat.seconds());
      json.writeStringField("class", beat.className());
      json.writeStringField("symbol", beat.group().name());
      number("probability", beat.probability());
      json.writeObjectFieldStart("probabilities");
      for (int c = 0; c < beat.probabilities().size(); c++) {
        number(classes.get(c), beat.probabilities().get(c));
      }
      json.writeEndObject();
      number("quality", beat.quality());
      if (beat.naming() != ClassifiedBeat.Naming.NAMED) {
        boolean unsure = beat.naming() == ClassifiedBeat.Naming.UNSURE;
        json.writeStringField("unclassifiedFor", unsure ? "unsure" : "poorSignal");
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A number with at most six decimals, or null. */
  private void number(String name, double value) throws IOException {
    String rounded = BeatsCsv.rounded(value);
    json.writeFieldName(name);
    if (rounded.isEmpty()) {
      json.writeNull();
    } else {
      json.writeNumber(rounded);
    }
  }

  /** Breaks lines between the fields of the whole and between the values of an array. */
  private static final class Lines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private int depth;
    private boolean afterObject;

    @Override
    public void writeStartArray(JsonGenerator to) throws IOException {
      afterObject = false;
      to.writeRaw('[');
    }

    @Override
    public void writeStartObject(JsonGenerator to) throws IOException {
      depth++;
      to.writeRaw(depth == 1 ? "{\n" : "{");
    }

    @Override
    public void writeEndObject(JsonGenerator to, int entries) throws IOException {
      to.writeRaw(depth == 1 ? "\n}" : "}");
      depth--;
      afterObject = true;
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator to) throws IOException {
      to.writeRaw(depth == 1 ? ",\n" : ",");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator to) throws IOException {
      to.writeRaw(afterObject ? ",\n" : ",");
    }
  }
}
