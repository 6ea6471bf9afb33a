package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The main figures of a model with noise, kept in a file: text, a line for each noise, ratio,
 * source of R peaks and stretch, with values and intervals in six decimals.
 *
 * <pre>{@code
 * StoredNoise stored = StoredNoise.read(Path.of("beat-light-open-seed1.noise.tsv"));
 * stored.lines().get(0).figures().get("v_se").value();
 * }</pre>
 *
 * @param model id of the model
 * @param sha256 of its weights
 * @param protocol whose test records were analysed
 * @param seed of the training
 * @param lines in the order in which they were made
 */
public record StoredNoise(
    String model, String sha256, String protocol, long seed, List<Line> lines) {
  /** How the names of such files end. */
  public static final String ENDING = ".noise.tsv";

  /** The names of the figures, as they head the columns. */
  public static final List<String> NAMES =
      List.of("accuracy", "qrs_se", "qrs_ppv", "v_se", "v_ppv", "s_se", "s_ppv");

  private static final String NONE = "none";
  private static final double LEVEL = 0.95;
  private static final int DRAWS = 2000;

  /** Keeps its own copy of the list. */
  public StoredNoise {
    lines = List.copyOf(lines);
  }

  /**
   * What was scored at once.
   *
   * @param noise its name, or empty where none was added
   * @param decibels the signal-to-noise ratio; infinite where no noise was added
   * @param detected whether at our own R peaks, not the reference's
   * @param stretch which part
   * @param figures by name; those that are not defined are missing
   */
  public record Line(
      String noise,
      double decibels,
      boolean detected,
      Noise.Stretch stretch,
      Map<String, Interval> figures) {
    /** Keeps its own copy of the figures. */
    public Line {
      figures = new LinkedHashMap<>(figures);
    }

    private static Line of(NoiseFigures one) {
      Map<String, Interval> figures = new LinkedHashMap<>();
      put(figures, "accuracy", one.overall("accuracy"));
      put(figures, "qrs_se", one.overall("qrsSensitivity"));
      put(figures, "qrs_ppv", one.overall("qrsPositivePredictivity"));
      BeatFigures.Row v = one.row("V", BeatFigures.PAPERS, BeatFigures.BXB);
      put(figures, "v_se", Optional.of(v.sensitivity()));
      put(figures, "v_ppv", Optional.of(v.positivePredictivity()));
      BeatFigures.Row s = one.row("S", BeatFigures.PAPERS, BeatFigures.PAPERS);
      put(figures, "s_se", Optional.of(s.sensitivity()));
      put(figures, "s_ppv", Optional.of(s.positivePredictivity()));
      return new Line(one.noise(), one.decibels(), one.detected(), one.stretch(), figures);
    }

    private static void put(
        Map<String, Interval> figures, String name, Optional<Interval> interval) {
      interval.filter(one -> !Double.isNaN(one.value())).ifPresent(one -> figures.put(name, one));
    }

    private String text() {
      StringBuilder text = new StringBuilder(noise.isEmpty() ? NONE : noise);
      text.append('\t').append(Double.isInfinite(decibels) ? "" : String.valueOf(decibels));
      text.append('\t').append(detected ? "detected" : "atr");
      text.append('\t').append(stretch.name().toLowerCase(Locale.ROOT));
      for (String name : NAMES) {
        Interval one = figures.get(name);
        text.append(
            one == null
                ? "\t\t\t"
                : String.format(
                    Locale.ROOT, "\t%.6f\t%.6f\t%.6f", one.value(), one.low(), one.high()));
      }
      return text.append('\n').toString();
    }

    private static Line read(String[] words) {
      if (words.length != 4 + 3 * NAMES.size()
          || !words[2].equals("atr") && !words[2].equals("detected")) {
        throw new IllegalArgumentException("columns");
      }
      Map<String, Interval> figures = new LinkedHashMap<>();
      for (int i = 0; i < NAMES.size(); i++) {
        if (!words[4 + 3 * i].isEmpty()) {
          figures.put(
              NAMES.get(i),
              new Interval(
                  Double.parseDouble(words[4 + 3 * i]),
                  Double.parseDouble(words[5 + 3 * i]),
                  Double.parseDouble(words[6 + 3 * i]),
                  LEVEL,
                  DRAWS));
        }
      }
      return new Line(
          words[0].equals(NONE) ? "" : words[0],
          words[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(words[1]),
          words[2].equals("detected"),
          Noise.Stretch.valueOf(words[3].toUpperCase(Locale.ROOT)),
          figures);
    }
  }

  /** What was scored with noise, ready to be kept. */
  public static StoredNoise of(
      String model, String sha256, String protocol, long seed, List<NoiseFigures> scored) {
    return new StoredNoise(model, sha256, protocol, seed, scored.stream().map(Line::of).toList());
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("# model\t").append(model).append('\n');
    text.append("# sha256\t").append(sha256).append('\n');
    text.append("# protocol\t").append(protocol).append('\n');
    text.append("# seed\t").append(seed).append('\n');
    text.append(head()).append('\n');
    lines.forEach(line -> text.append(line.text()));
    return text.toString();
  }

  private static String head() {
    StringBuilder head = new StringBuilder("noise\tdb\tr_peaks\tstretch");
    for (String name : NAMES) {
      head.append('\t').append(name);
      head.append('\t').append(name).append("_low");
      head.append('\t').append(name).append("_high");
    }
    return head.toString();
  }

  /**
   * Reads such a file.
   *
   * @throws MalformedInputException if it is none
   */
  public static StoredNoise read(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<String> about = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    int number = 0;
    try {
      for (String line : StoredText.read(file, "figures with noise")) {
        number++;
        String[] words = line.split("\t", -1);
        if (number <= 4) {
          about.add(words[1]);
        } else if (number == 5 && !line.equals(head())) {
          throw new IllegalArgumentException("columns");
        } else if (number > 5) {
          lines.add(Line.read(words));
        }
      }
      return new StoredNoise(
          about.get(0), about.get(1), about.get(2), Long.parseLong(about.get(3)), lines);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedInputException(
          name + " line " + number,
          "expected a noise, its ratio, atr or detected, noisy or clean, and figures");
    }
  }
}
