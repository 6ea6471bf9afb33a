package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.FiducialErrors;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.evaluation.WaveByWave;
import io.github.clearbeat.recording.WaveKind;
import io.github.clearbeat.study.delineation.DelineationScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Scores of the delineation as text, JSON and Markdown. */
final class DelineationForms {
  private static final Map<WaveKind, Double> LEAST_F1 =
      Map.of(WaveKind.P, 97.0, WaveKind.QRS, 99.5, WaveKind.T, 98.0);

  private static final String HEAD =
      """
      # Delineation

      Onset, peak and offset of P, QRS and T, lead by lead, against the marks made by hand in the
      Lobachevsky University Database (LUDB 1.0.1: 200 subjects, twelve leads, 10 s, 500 Hz). Made by

      ```
      clearbeat evaluate delineation --page docs/DELINEATION.md
      ```

      - A fiducial is found where the same fiducial of the same kind of wave stands within 150 ms; pairs
        are made from the nearest on. Errors are found minus marked, pooled over all marks found.
      - LUDB marks the complexes inside a stretch of each lead and leaves out the first and the last: a
        finding counts as invented only between the first and the last mark of its lead.
      - Each subject is scored by a network that was trained without it: the subjects are divided by
        number modulo 4, and each of the four networks has not seen one of the four parts. In use their
        opinions are averaged; nothing here profits from that.
      - Every choice (network, training, thresholds) was made on the development half, numbers that leave
        0 or 1; the held half, 2 or 3, was looked at when the choices were made: once for the first
        networks, once for these.
      - R peaks are our own detector's, with all its misses. Its decision trees were fitted on LUDB among
        others, all subjects: the sensitivity and +P of QRS are not between patients, the errors of its
        limits are.
      - Strips of atrial fibrillation of CinC 2017 and PTB-XL (no LUDB) joined the training, as examples
        of what is no P wave.
      - Targets: F1 of QRS 99.5, T 98, P 97 %; standard deviation at most 12 ms for the limits of QRS, 15
        for those of P, 20 for the end of T. What was tried: [experiments](experiments/delineation.md).

      The delay is that of the R-peak detector, at most 4.2 s. Speed and size stand in
      [experiments](experiments/delineation.md) too.
      """;

  private DelineationForms() {}

  /** The three groups that are shown, by name. */
  private static Map<String, DelineationScores> groups(DelineationScores scores) {
    Map<String, DelineationScores> groups = new LinkedHashMap<>();
    groups.put("all subjects", scores);
    groups.put("development half", scores.only(lead -> lead.half() == 0));
    groups.put("held half", scores.only(lead -> lead.half() == 1));
    return groups;
  }

  static String text(DelineationScores scores) {
    StringBuilder text = new StringBuilder();
    groups(scores)
        .forEach(
            (name, group) -> {
              text.append(name).append(": ").append(Words.count(group.subjects(), "subject"));
              text.append(", ").append(Words.count(group.leads().size(), "lead")).append('\n');
              text.append(
                  String.format(
                      Locale.ROOT,
                      "%-4s %-7s %7s %8s %8s %8s %9s %8s%n",
                      "wave",
                      "point",
                      "marked",
                      "Se %",
                      "+P %",
                      "F1 %",
                      "mean ms",
                      "SD ms"));
              rows(group.gross(), "%-4s %-7s %7d %8.2f %8.2f %8.2f %+9.1f %8.1f%n", text);
            });
    return text.toString();
  }

  private static void rows(WaveByWave waves, String format, StringBuilder to) {
    for (WaveKind kind : WaveKind.values()) {
      for (WaveByWave.Fiducial fiducial : WaveByWave.Fiducial.values()) {
        FiducialErrors errors = waves.of(kind, fiducial);
        to.append(
            String.format(
                Locale.ROOT,
                format,
                kind.words(),
                fiducial.words(),
                marked(errors),
                100 * errors.detection().sensitivity(),
                100 * errors.detection().positivePredictivity(),
                100 * errors.detection().f1(),
                errors.meanMillis(),
                errors.deviationMillis()));
      }
    }
  }

  private static long marked(FiducialErrors errors) {
    return errors.detection().truePositives() + errors.detection().falseNegatives();
  }

  static Map<String, Object> values(DelineationScores scores) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("windowSeconds", WaveByWave.WINDOW_SECONDS);
    List<Object> parts = new ArrayList<>();
    groups(scores)
        .forEach(
            (name, group) -> {
              Map<String, Object> part = new LinkedHashMap<>();
              part.put("subjects", name);
              part.put("count", group.subjects());
              part.put("leads", group.leads().size());
              part.put("fiducials", fiducials(group.gross()));
              parts.add(part);
            });
    values.put("groups", parts);
    return values;
  }

  private static List<Object> fiducials(WaveByWave waves) {
    List<Object> rows = new ArrayList<>();
    for (WaveKind kind : WaveKind.values()) {
      for (WaveByWave.Fiducial fiducial : WaveByWave.Fiducial.values()) {
        FiducialErrors errors = waves.of(kind, fiducial);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("wave", kind.words());
        row.put("fiducial", fiducial.words());
        row.put("found", errors.detection().truePositives());
        row.put("missed", errors.detection().falseNegatives());
        row.put("invented", errors.detection().falsePositives());
        row.put("meanMillis", finite(errors.meanMillis()));
        row.put("deviationMillis", finite(errors.deviationMillis()));
        rows.add(row);
      }
    }
    return rows;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static String page(DelineationScores scores) {
    StringBuilder page = new StringBuilder(HEAD);
    for (String lead : List.of("ii", "")) {
      DelineationScores chosen = scores.only(one -> lead.isEmpty() || one.lead().equals(lead));
      groups(chosen)
          .forEach(
              (name, group) -> {
                page.append("\n## ").append(lead.isEmpty() ? "All twelve leads" : "Lead II");
                page.append(", ").append(name).append("\n\n");
                page.append(Words.count(group.subjects(), "subject")).append(", ");
                page.append(Words.count(group.leads().size(), "lead")).append(". F1 with 95 %");
                page.append(" interval over subjects, the least of the three points: ");
                page.append(intervals(group)).append(".\n\n");
                page.append("| wave | point | marked | Se % | +P % | F1 % | mean ms | SD ms |\n");
                page.append("|---|---|--:|--:|--:|--:|--:|--:|\n");
                rows(group.gross(), "| %s | %s | %d | %.2f | %.2f | %.2f | %+.1f | %.1f |%n", page);
              });
    }
    return page.toString();
  }

  private static String intervals(DelineationScores group) {
    List<String> words = new ArrayList<>();
    for (WaveKind kind : WaveKind.values()) {
      Interval interval = group.f1(kind);
      words.add(
          String.format(
              Locale.ROOT,
              "%s %.2f (%.2f to %.2f; target %.1f)",
              kind.words(),
              100 * interval.value(),
              100 * interval.low(),
              100 * interval.high(),
              LEAST_F1.get(kind)));
    }
    return String.join(", ", words);
  }
}
