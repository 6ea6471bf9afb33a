package io.github.clearbeat.command;

import io.github.clearbeat.format.AnnotationFacts;
import io.github.clearbeat.format.RecordingFacts;
import io.github.clearbeat.format.SignalFacts;
import io.github.clearbeat.recording.AnnotationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is known of a recording, as text for people and as values for scripts. */
final class InfoForms {
  private InfoForms() {}

  static String text(RecordingFacts facts) {
    StringBuilder text = new StringBuilder();
    text.append(facts.name()).append(": ").append(facts.kind()).append(", ");
    text.append(Words.count(facts.signals().size(), "signal")).append(", ");
    text.append(Words.number(facts.hertz())).append(" Hz, ");
    text.append(Words.duration(facts.sampleCount() / facts.hertz()));
    text.append(" (").append(Words.count(facts.sampleCount(), "sample")).append(" each)\n");
    row(text, "file", facts.file().toString());
    row(text, "start", start(facts));
    for (SignalFacts signal : facts.signals()) {
      row(text, signal.name().isEmpty() ? "(unnamed)" : signal.name(), line(signal));
    }
    for (AnnotationFacts annotations : facts.annotations()) {
      row(text, "." + annotations.annotator(), line(annotations));
    }
    facts.comments().forEach(comment -> row(text, "comment", comment));
    facts.remarks().forEach(remark -> row(text, "remark", remark));
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-9s %s%n", name, value));
  }

  private static String start(RecordingFacts facts) {
    return facts
        .start()
        .map(at -> at.toString().replace('T', ' '))
        .or(() -> facts.startTime().map(at -> at + ", date not stated"))
        .orElse("not stated");
  }

  private static String line(SignalFacts signal) {
    StringBuilder line = new StringBuilder();
    boolean unknown = Float.isNaN(signal.minimum());
    line.append(
        unknown
            ? "no samples"
            : String.format(
                Locale.ROOT,
                "%.3f to %.3f %s",
                signal.minimum(),
                signal.maximum(),
                signal.units()));
    if (signal.missing() > 0) {
      line.append(", ").append(Words.count(signal.missing(), "sample")).append(" missing");
    }
    line.append(signal.calibrated() ? ", gain " : ", not calibrated, gain assumed ");
    line.append(Words.number(signal.gain())).append("/").append(signal.units());
    line.append(", format ").append(signal.format()).append(" in ").append(signal.file());
    line.append(signal.checksum() == SignalFacts.Checksum.RIGHT ? ", checksum right" : "");
    return line.toString();
  }

  private static String line(AnnotationFacts facts) {
    String beats = byCode(facts, AnnotationCode::isBeat);
    String others = byCode(facts, code -> !code.isBeat());
    return Words.count(facts.count(), "annotation")
        + ", "
        + Words.count(facts.beats(), "beat")
        + (beats.isEmpty() ? "" : ": " + beats)
        + (others.isEmpty() ? "" : "; others: " + others);
  }

  private static String byCode(AnnotationFacts facts, Predicate<AnnotationCode> which) {
    return facts.byCode().entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .sorted(Map.Entry.<AnnotationCode, Integer>comparingByValue().reversed())
        .map(entry -> entry.getKey().mnemonic() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  static Map<String, Object> values(RecordingFacts facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", facts.name());
    values.put("kind", facts.kind());
    values.put("file", facts.file().toString());
    values.put("hertz", facts.hertz());
    values.put("samples", facts.sampleCount());
    values.put("seconds", facts.sampleCount() / facts.hertz());
    values.put("start", facts.start().map(Object::toString).orElse(null));
    values.put("startTime", facts.startTime().map(Object::toString).orElse(null));
    List<Object> signals = new ArrayList<>();
    facts.signals().forEach(signal -> signals.add(values(signal)));
    values.put("signals", signals);
    List<Object> annotations = new ArrayList<>();
    facts.annotations().forEach(one -> annotations.add(values(one)));
    values.put("annotations", annotations);
    values.put("comments", facts.comments());
    values.put("remarks", facts.remarks());
    return values;
  }

  private static Map<String, Object> values(SignalFacts signal) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", signal.name());
    values.put("file", signal.file());
    values.put("format", signal.format());
    values.put("units", signal.units());
    values.put("gain", signal.gain());
    values.put("calibrated", signal.calibrated());
    values.put("baseline", signal.baseline());
    values.put("adcResolution", signal.adcResolution());
    values.put("adcZero", signal.adcZero());
    values.put("first", known(signal.firstFound()));
    values.put("checksum", signal.checksum().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    values.put("checksumStated", known(signal.checksumStated()));
    values.put("checksumFound", known(signal.checksumFound()));
    values.put("missing", signal.missing());
    values.put("minimum", Float.isNaN(signal.minimum()) ? null : signal.minimum());
    values.put("maximum", Float.isNaN(signal.maximum()) ? null : signal.maximum());
    return values;
  }

  private static Map<String, Object> values(AnnotationFacts facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("annotator", facts.annotator());
    values.put("hertz", facts.hertz().isPresent() ? facts.hertz().getAsDouble() : null);
    values.put("annotations", facts.count());
    values.put("beats", facts.beats());
    Map<String, Object> byCode = new LinkedHashMap<>();
    facts.byCode().forEach((code, count) -> byCode.put(code.mnemonic(), count));
    values.put("byCode", byCode);
    return values;
  }

  private static Integer known(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
