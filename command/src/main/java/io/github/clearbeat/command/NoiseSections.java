package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import io.github.clearbeat.report.EvaluationPage.Section;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.LineFigure;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.NoiseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What noise does, as sections of a page: curves over the signal-to-noise ratio in the noisy
 * stretches, and a table of these and the clean stretches between.
 *
 * @param all figures with noise, and without over the same stretches
 */
record NoiseSections(List<NoiseFigures> all) {
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (boolean detected : new boolean[] {false, true}) {
      List<NoiseFigures> some = all.stream().filter(n -> n.detected() == detected).toList();
      if (!some.isEmpty()) {
        sections.add(section(detected, some));
      }
    }
    return sections;
  }

  private static Section section(boolean detected, List<NoiseFigures> some) {
    List<Figure> drawn = new ArrayList<>();
    if (detected) {
      drawn.add(curve(some, "QRS sensitivity", n -> n.overall("qrsSensitivity")));
      drawn.add(curve(some, "QRS +P", n -> n.overall("qrsPositivePredictivity")));
    } else {
      drawn.add(curve(some, "Accuracy", n -> n.overall("accuracy")));
    }
    drawn.add(curve(some, "V sensitivity", n -> Optional.of(v(n).sensitivity())));
    drawn.add(curve(some, "V +P", n -> Optional.of(v(n).positivePredictivity())));
    drawn.add(curve(some, "S sensitivity", n -> Optional.of(s(n).sensitivity())));
    drawn.add(curve(some, "S +P", n -> Optional.of(s(n).positivePredictivity())));
    String peaks = detected ? "our own R peaks" : "the reference’s R peaks";
    return new Section(
        "Noise, at " + peaks,
        List.of(
            "Noise of nstdb in the analysed lead by nst’s rule: from 5:00 on two minutes with noise"
                + " and two without in turn; the ratio is of the QRS complexes’ peak-to-peak power"
                + " to the noise’s. Curves are of the noisy stretches alone; “none” is the same"
                + " stretches without noise. Papers’ mapping, S by the papers’ rule, V by bxb’s;"
                + " bars are 95 % intervals over records."),
        drawn,
        List.of(table(detected, some)),
        false);
  }

  private static BeatFigures.Row v(NoiseFigures one) {
    return one.row("V", BeatFigures.PAPERS, BeatFigures.BXB);
  }

  private static BeatFigures.Row s(NoiseFigures one) {
    return one.row("S", BeatFigures.PAPERS, BeatFigures.PAPERS);
  }

  private static Figure curve(
      List<NoiseFigures> some, String title, Function<NoiseFigures, Optional<Interval>> figure) {
    List<Double> levels =
        List.copyOf(
            new TreeSet<>(some.stream().map(NoiseFigures::decibels).toList()).descendingSet());
    List<LineFigure.Tick> ticks = new ArrayList<>();
    for (double level : levels) {
      String words = Double.isInfinite(level) ? "none" : Words.number(level).replace('-', '−');
      ticks.add(new LineFigure.Tick(ticks.size(), words));
    }
    List<LineFigure.Series> series = new ArrayList<>();
    for (String noise : some.stream().map(NoiseFigures::noise).distinct().toList()) {
      if (!noise.isEmpty()) {
        series.add(new LineFigure.Series(noise, points(some, noise, levels, figure)));
      }
    }
    double last = Math.max(1, levels.size() - 1);
    return LineFigure.of(
        title,
        "in noisy stretches",
        new LineFigure.Axis("signal-to-noise ratio, dB", -0.3, last + 0.3, ticks),
        LineFigure.Axis.of("%", 0, 100, 20, 0),
        series);
  }

  private static List<LineFigure.Point> points(
      List<NoiseFigures> some,
      String noise,
      List<Double> levels,
      Function<NoiseFigures, Optional<Interval>> figure) {
    List<LineFigure.Point> points = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      double level = levels.get(i);
      for (NoiseFigures one : some) {
        boolean wanted = one.noise().equals(noise) || one.noise().isEmpty();
        if (wanted && one.decibels() == level && one.stretch() == Noise.Stretch.NOISY) {
          Interval interval = figure.apply(one).orElseThrow();
          points.add(
              new LineFigure.Point(
                  i, 100 * interval.value(), 100 * interval.low(), 100 * interval.high()));
        }
      }
    }
    return points;
  }

  private static Table table(boolean detected, List<NoiseFigures> some) {
    List<String> overall = new ArrayList<>(List.of("accuracy"));
    List<String> columns = new ArrayList<>(List.of("noise", "dB", "stretch", "accuracy"));
    if (detected) {
      overall.addAll(List.of("qrsSensitivity", "qrsPositivePredictivity"));
      columns.addAll(List.of("QRS Se", "QRS +P"));
    }
    columns.addAll(List.of("V Se", "V +P", "S Se", "S +P"));
    List<Line> lines = new ArrayList<>();
    for (NoiseFigures one : some) {
      List<Cell> cells = new ArrayList<>();
      boolean none = Double.isInfinite(one.decibels());
      cells.add(Cell.of(none ? "" : Words.number(one.decibels()).replace('-', '−')));
      cells.add(Cell.of(one.stretch() == Noise.Stretch.NOISY ? "noisy" : "clean"));
      for (String name : overall) {
        cells.add(one.overall(name).map(ModelEvaluationPage::cell).orElse(Cell.of("")));
      }
      for (BeatFigures.Row row : List.of(v(one), s(one))) {
        cells.add(ModelEvaluationPage.cell(row.sensitivity()));
        cells.add(ModelEvaluationPage.cell(row.positivePredictivity()));
      }
      lines.add(new Line(Cell.of(none ? "none" : one.noise()), cells));
    }
    return new Table("Noisy stretches and the clean ones between, in per cent", columns, lines);
  }
}
