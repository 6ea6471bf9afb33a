package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.cell;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.StoredNoise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The part of the results document on noise. */
final class NoiseResults {
  private final ResultsDocument.Builder page;

  NoiseResults(ResultsDocument.Builder page) {
    this.page = page;
  }

  void section(List<StoredNoise> all) {
    if (all.isEmpty()) {
      return;
    }
    page.section("With noise");
    page.words(
        "Noise of nstdb (`bw` baseline wander, `em` the 13 minutes of electrode motion in 118e00,"
            + " `ma` muscle)\nadded to the analysed lead of the test records by the rule of WFDB's"
            + " `nst`: five clean minutes, then\ntwo minutes with noise and two without in turn."
            + " Scored here are the noisy stretches; `none` is the same\nstretches without noise."
            + " Papers' mapping, S by the papers' rule, V by `bxb`'s. 95 % intervals over\nrecords."
            + " What the clean stretches between lose: `evaluate model ID --noise bw,em,ma`.");
    List<StoredNoise> ordered =
        all.stream()
            .sorted(Comparator.comparing(StoredNoise::protocol).thenComparing(StoredNoise::model))
            .toList();
    for (StoredNoise one : ordered) {
      for (boolean detected : new boolean[] {false, true}) {
        table(one, detected);
      }
    }
  }

  private void table(StoredNoise stored, boolean detected) {
    List<StoredNoise.Line> lines =
        stored.lines().stream()
            .filter(line -> line.detected() == detected && line.stretch() == Noise.Stretch.NOISY)
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    page.under(
        stored.model()
            + ", "
            + stored.protocol()
            + ", at "
            + (detected ? "our own R peaks" : "the reference's R peaks"));
    List<String> columns = new ArrayList<>(List.of("noise", "dB"));
    columns.addAll(detected ? List.of("QRS sensitivity", "QRS +P") : List.of("accuracy"));
    columns.addAll(List.of("V sensitivity", "V +P", "S sensitivity", "S +P"));
    page.table(columns.toArray(String[]::new));
    List<String> names =
        new ArrayList<>(detected ? List.of("qrs_se", "qrs_ppv") : List.of("accuracy"));
    names.addAll(List.of("v_se", "v_ppv", "s_se", "s_ppv"));
    for (StoredNoise.Line line : lines) {
      List<String> cells = new ArrayList<>();
      cells.add(line.noise().isEmpty() ? "none" : line.noise());
      cells.add(
          line.noise().isEmpty()
              ? ""
              : String.format(Locale.ROOT, "%.0f", line.decibels()).replace('-', '−'));
      for (String name : names) {
        Interval figure = line.figures().get(name);
        cells.add(figure == null ? "–" : cell(figure));
      }
      page.row(cells);
    }
  }
}
