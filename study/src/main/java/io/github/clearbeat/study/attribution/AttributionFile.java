package io.github.clearbeat.study.attribution;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.attribution.AttributionFindings.Asked;
import io.github.clearbeat.study.attribution.AttributionFindings.Curve;
import io.github.clearbeat.study.attribution.AttributionFindings.OfBeat;
import io.github.clearbeat.study.attribution.AttributionFindings.Pair;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings on disk: text, compressed, a line a model, curve, pair of methods, and beat and method;
 * the first word says which. {@code zcat} shows it; the columns of {@code beat} lines are named.
 */
public final class AttributionFile {
  private static final String COLUMNS = "columns";
  private static final List<String> HEAD = List.of("model", "method", "record", "sample", "class");

  private AttributionFile() {}

  /** Writes a file, complete or not at all. */
  public static void write(Path file, AttributionFindings findings) throws IOException {
    StoredText.writeCompressed(
        file,
        to -> {
          write(to, findings);
        });
  }

  private static void write(Writer to, AttributionFindings findings) throws IOException {
    for (Asked model : findings.models()) {
      line(to, "model", model.id(), model.sha256(), model.tested(), model.seen(), model.seeds());
    }
    for (Curve curve : findings.curves()) {
      List<String> values = curve.values().stream().map(AttributionFile::number).toList();
      String points = String.join(" ", curve.points());
      line(
          to,
          "curve",
          curve.model(),
          curve.method(),
          curve.name(),
          points,
          String.join(" ", values));
    }
    for (Pair pair : findings.pairs()) {
      line(to, "pair", pair.model(), pair.method(), pair.other(), number(pair.likeness()));
    }
    List<Object> head = new ArrayList<>(HEAD);
    for (AttributionMeasure measure : AttributionMeasure.values()) {
      head.add(measure.id());
    }
    head.add(0, COLUMNS);
    line(to, head.toArray());
    for (OfBeat row : findings.beats()) {
      List<Object> cells = new ArrayList<>();
      cells.addAll(List.of("beat", row.model(), row.method(), row.record(), row.sampleIndex()));
      cells.add(row.className());
      for (AttributionMeasure measure : AttributionMeasure.values()) {
        Double value = row.values().get(measure);
        cells.add(value == null ? "" : number(value));
      }
      line(to, cells.toArray());
    }
  }

  private static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.5f", value);
    return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
  }

  private static void line(Writer to, Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      to.write((i == 0 ? "" : "\t") + cells[i]);
    }
    to.write("\n");
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no such file, or damaged; the sentence names the line
   */
  public static AttributionFindings read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Reading reading = new Reading();
    int number = 0;
    try {
      for (String line : StoredText.readCompressed(file, "measurements")) {
        number++;
        reading.take(line.split("\t", -1));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          name + " line " + number, "expected a model, a curve, a pair or a beat with its values");
    }
    if (reading.models.isEmpty() || reading.beats.isEmpty()) {
      throw new MalformedInputException(name, "the file holds no measurement of an explanation");
    }
    return new AttributionFindings(reading.models, reading.beats, reading.curves, reading.pairs);
  }

  private static final class Reading {
    private final List<Asked> models = new ArrayList<>();
    private final List<OfBeat> beats = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<AttributionMeasure> columns = new ArrayList<>();

    void take(String[] words) {
      switch (words[0]) {
        case "model" ->
            models.add(
                new Asked(
                    words[1],
                    words[2],
                    words[3],
                    Integer.parseInt(words[4]),
                    Integer.parseInt(words[5])));
        case "curve" ->
            curves.add(
                new Curve(
                    words[1],
                    words[2],
                    words[3],
                    List.of(words[4].split(" ")),
                    List.of(words[5].split(" ")).stream().map(Double::valueOf).toList()));
        case "pair" ->
            pairs.add(new Pair(words[1], words[2], words[3], Double.parseDouble(words[4])));
        case COLUMNS -> {
          if (!List.of(words).subList(1, 1 + HEAD.size()).equals(HEAD)) {
            throw new IllegalArgumentException("columns");
          }
          for (int i = 1 + HEAD.size(); i < words.length; i++) {
            columns.add(AttributionMeasure.of(words[i]).orElseThrow(IllegalArgumentException::new));
          }
        }
        case "beat" -> beats.add(beat(words));
        default -> throw new IllegalArgumentException(words[0]);
      }
    }

    private OfBeat beat(String[] words) {
      int first = 1 + HEAD.size();
      if (columns.isEmpty() || words.length != first + columns.size()) {
        throw new IllegalArgumentException("columns");
      }
      Map<AttributionMeasure, Double> values = new EnumMap<>(AttributionMeasure.class);
      for (int i = 0; i < columns.size(); i++) {
        if (!words[first + i].isEmpty()) {
          values.put(columns.get(i), Double.valueOf(words[first + i]));
        }
      }
      return new OfBeat(words[1], words[2], words[3], Long.parseLong(words[4]), words[5], values);
    }
  }
}
