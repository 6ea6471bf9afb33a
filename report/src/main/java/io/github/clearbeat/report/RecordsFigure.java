package io.github.clearbeat.report;

import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.BeatGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One class of beats record by record: sensitivity and positive predictivity on one line, and the
 * counts that they are made of.
 *
 * <pre>{@code
 * Figure figure = RecordsFigure.of(BeatGroup.S, Map.of("232", detection));
 * }</pre>
 */
public final class RecordsFigure {
  private static final double ROW = 4.2;
  private static final double LEFT = 12;
  private static final double TOP = 11;
  private static final double WIDTH = 90;
  private static final double PLOT = 42;

  private final BeatGroup group;
  private final Map<String, Detection> records;

  private RecordsFigure(BeatGroup group, Map<String, Detection> records) {
    this.group = group;
    this.records = new LinkedHashMap<>(records);
  }

  /**
   * Draws.
   *
   * @param group which beats
   * @param records counts by the name of the record, from above
   */
  public static Figure of(BeatGroup group, Map<String, Detection> records) {
    RecordsFigure figure = new RecordsFigure(group, records);
    return new Figure(
        WIDTH,
        TOP + ROW * records.size() + 10,
        group.name() + " by record",
        "filled: sensitivity; ring: positive predictivity; numbers: found of how many, and wrong",
        figure::draw);
  }

  private void draw(Canvas canvas) {
    Plot plot = new Plot(LEFT, TOP, PLOT, ROW * records.size(), 0, 100, 0, 1);
    Lettering end = Lettering.SMALL.at(Lettering.Anchor.END);
    canvas.write("found / of", WIDTH - 14, TOP - 3, end);
    canvas.write("wrong", WIDTH - 1.5, TOP - 3, end);
    Path rules = new Path();
    for (int percent = 0; percent <= 100; percent += 25) {
      rules.segment(plot.x(percent), plot.top(), plot.x(percent), plot.bottom());
    }
    BeatMark mark = BeatMark.of(group);
    Path found = new Path();
    Path right = new Path();
    Path between = new Path();
    double y = TOP + ROW / 2;
    for (Map.Entry<String, Detection> record : records.entrySet()) {
      Detection counts = record.getValue();
      rules.segment(plot.left(), y, plot.right(), y);
      canvas.write(record.getKey(), LEFT - 1.5, y + 1, end);
      double sensitivity = 100 * counts.sensitivity();
      double predictivity = 100 * counts.positivePredictivity();
      if (!Double.isNaN(sensitivity) && !Double.isNaN(predictivity)) {
        between.segment(plot.x(sensitivity), y, plot.x(predictivity), y);
      }
      if (!Double.isNaN(predictivity)) {
        right.polygon(plot.x(predictivity), y, 1.3, 16);
      }
      if (!Double.isNaN(sensitivity)) {
        mark.add(found, plot.x(sensitivity), y, 1.25);
      }
      long all = counts.truePositives() + counts.falseNegatives();
      if (all > 0) {
        canvas.write(
            Words.count(counts.truePositives()) + " / " + Words.count(all),
            WIDTH - 14,
            y + 1,
            end.in(Colour.INK));
      }
      if (counts.falsePositives() > 0) {
        canvas.write(Words.count(counts.falsePositives()), WIDTH - 1.5, y + 1, end.in(Colour.INK));
      }
      y += ROW;
    }
    canvas.stroke(rules, 0.12, Colour.RULE);
    canvas.stroke(between, 0.25, mark.colour().withOpacity(0.5));
    canvas.fill(right, Colour.WHITE);
    canvas.stroke(right, 0.35, mark.colour());
    mark.paint(canvas, found, 1.25);
    plot.across(canvas, "per cent", 25, 0);
  }
}
