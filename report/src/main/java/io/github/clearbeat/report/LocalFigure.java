package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.MarkCheck;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.signal.Samples;
import java.util.List;
import java.util.Optional;

/**
 * One beat and why it has its class: the beat on enlarged ECG paper, the Grad-CAM ribbon, the SHAP
 * value of every sample, the probabilities of all classes, the Shapley value of every stretch, and
 * whether the marks matter.
 *
 * <pre>{@code
 * LocalFigure.of(explained, analysis).writePng(stream, 200);
 * }</pre>
 */
public final class LocalFigure {
  private static final double ENLARGEMENT = 3;
  private static final double EDGE = 0.7;
  private static final double LEFT = 15;
  private static final double HEAD = 16;
  private static final double RIBBON = 4.5;
  private static final double BARS = 18;
  private static final double ROW = 4.4;
  private static final double LOWEST = 36;
  private static final double HIGHEST = 66;
  private static final double COLUMN = 12.5;
  private static final String SLOPE = "|dV/dt|, no network";

  private final ExplainedBeat explained;
  private final Analysis analysis;
  private final Paper paper;
  private final double windowHertz;

  private LocalFigure(ExplainedBeat explained, Analysis analysis, double range) {
    this.explained = explained;
    this.analysis = analysis;
    windowHertz = analysis.model().preparation().hertz();
    double perMillivolt = Paper.MILLIMETRES_PER_MILLIVOLT * ENLARGEMENT;
    double gain = 1;
    while (range * perMillivolt * gain > HIGHEST && gain > 0.1) {
      gain /= 2;
    }
    double need = range * perMillivolt * gain + 6;
    double height = Math.max(LOWEST, Math.min(HIGHEST + 6, 3 * Math.ceil(need / 3)));
    double width = windowSeconds(analysis) * Paper.MILLIMETRES_PER_SECOND * ENLARGEMENT;
    double from = explained.beat().seconds() + windowFrom(analysis);
    double middle = Extent.of(inWindow(explained, analysis)).middle();
    paper = new Paper(LEFT, HEAD, width, height, ENLARGEMENT, gain, from, middle);
  }

  /** Draws a beat of an analysis. */
  public static Figure of(ExplainedBeat explained, Analysis analysis) {
    return of(explained, analysis, Extent.of(inWindow(explained, analysis)).range());
  }

  /** Draws several beats at the same gain, so that they can be compared side by side. */
  static List<Figure> together(List<ExplainedBeat> several, Analysis analysis) {
    double range =
        several.stream().mapToDouble(e -> Extent.of(inWindow(e, analysis)).range()).max().orElse(0);
    return several.stream().map(e -> of(e, analysis, range)).toList();
  }

  private static Figure of(ExplainedBeat explained, Analysis analysis, double range) {
    LocalFigure figure = new LocalFigure(explained, analysis, range);
    return new Figure(
        figure.paper.right() + 2,
        figure.end(),
        "Beat " + explained.beat().className() + " at " + figure.moment(),
        figure.words(),
        figure::draw);
  }

  private static Samples inWindow(ExplainedBeat explained, Analysis analysis) {
    double from = explained.beat().seconds() + windowFrom(analysis);
    return explained.inWindow(from, from + windowSeconds(analysis));
  }

  /** Where the explained window begins, in seconds from the R peak. */
  private static double windowFrom(Analysis analysis) {
    Preparation preparation = analysis.model().preparation();
    return -preparation.beforeSamples() / preparation.hertz();
  }

  private static double windowSeconds(Analysis analysis) {
    Preparation preparation = analysis.model().preparation();
    return preparation.windowSamples() / preparation.hertz();
  }

  private String moment() {
    return analysis.source().start().isPresent()
        ? Words.moment(analysis.source().start(), explained.beat().seconds())
        : Words.elapsed(explained.beat().seconds(), true);
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    words.append("Probability ").append(Words.probability(explained.beat().probability()));
    words.append(". ");
    if (terms().isPresent()) {
      words.append(terms().get().words());
    } else {
      words.append("Shapley values in logits: ");
      for (Attribution.Share share : explained.why().segments().shares()) {
        words.append(share.name()).append(' ').append(Words.signed(share.value(), 2)).append("; ");
      }
    }
    words.append(drop("Grad-CAM", explained.why().gradCamMarks())).append("; ");
    words.append(drop("SHAP", explained.why().shapMarks())).append("; ");
    return words.append(drop(SLOPE, explained.why().slopeMarks())).toString();
  }

  private double ribbonTop() {
    return paper.bottom() + 1.5;
  }

  private double barsTop() {
    return ribbonTop() + RIBBON + 2;
  }

  private double probabilitiesTop() {
    return barsTop() + BARS + 16.5;
  }

  private double segmentsTop() {
    return probabilitiesTop() + 15;
  }

  private double faithfulnessTop() {
    return segmentsTop()
        + terms()
            .map(TermBars::height)
            .orElse(5 + ROW * explained.why().segments().shares().size());
  }

  private double end() {
    return faithfulnessTop() + 29.5 + (terms().isPresent() ? 7.6 : 0);
  }

  /** Also of a beat without a class there is one that is most probable. */
  private String explainedClass() {
    return analysis.model().classes().get(explained.why().classIndex());
  }

  /** What the network was told beside samples; empty if nothing. */
  private Optional<TermBars> terms() {
    return explained
        .why()
        .values()
        .map(values -> new TermBars(values, explainedClass(), EDGE, paper.right()));
  }

  private void draw(Canvas canvas) {
    head(canvas);
    paper.draw(canvas);
    limits(canvas);
    paper.trace(canvas, inWindow(explained, analysis), 0.45);
    ribbon(canvas);
    bars(canvas);
    time(canvas);
    probabilities(canvas);
    terms().ifPresentOrElse(t -> t.draw(canvas, segmentsTop()), () -> segments(canvas));
    faithfulness(canvas);
  }

  private void head(Canvas canvas) {
    BeatMark mark = BeatMark.of(explained.beat().group());
    mark.draw(canvas, 2.2, 3.2, 1.5);
    String name = explained.beat().className();
    Lettering big = Lettering.BOLD.sized(4.6);
    canvas.write(name, 5.2, 4.8, big);
    canvas.write(
        Words.probability(explained.beat().probability()),
        paper.right(),
        4.8,
        big.at(Lettering.Anchor.END));
    canvas.write(ModelCard.meaning(name), 6.8 + big.width(name), 4.8, Lettering.PLAIN);
    canvas.write(explained.choice().words() + " · at " + moment(), 0.7, 9.4, Lettering.SMALL);
    canvas.write("probability", paper.right(), 9.4, Lettering.SMALL.at(Lettering.Anchor.END));
  }

  private void limits(Canvas canvas) {
    if (explained.why().example().limits().isEmpty()) {
      return;
    }
    WaveLimits limits = explained.why().example().limits().get();
    Path edges = new Path();
    for (Wave wave : new Wave[] {Wave.P, Wave.QRS, Wave.T}) {
      WaveLimits.Stretch stretch = limits.stretch(wave);
      if (stretch.length() == 0) {
        continue;
      }
      double from = x(stretch.from());
      double to = x(stretch.to());
      dashes(edges, from);
      dashes(edges, to);
      String name = limits.found(wave) ? wave.words() : "(" + wave.words() + ")";
      canvas.write(
          name,
          (from + to) / 2,
          paper.top() - 1.2,
          Lettering.SMALL.in(Colour.INK).at(Lettering.Anchor.MIDDLE));
    }
    canvas.stroke(edges, 0.15, Colour.MUTED);
  }

  private void dashes(Path path, double x) {
    for (double y = paper.top(); y < barsTop() + BARS; y += 2) {
      path.segment(x, y, x, y + 0.9);
    }
  }

  /** The map in colour, and as a line whose height says the same. */
  private void ribbon(Canvas canvas) {
    Attribution drawn = explained.why().drawn(explained.why().gradCam(), windowHertz);
    float[] values = drawn.window();
    double greatest = Math.max(1e-12, drawn.greatest());
    double top = ribbonTop();
    double[] shades = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      shades[i] = values[i];
    }
    Ribbon.draw(canvas, shades, paper.left(), top, paper.width(), RIBBON);
    Path line = new Path();
    for (int i = 0; i < values.length; i += 2) {
      double y = top + RIBBON / 2 - values[i] / greatest * (RIBBON / 2 - 0.4);
      if (i == 0) {
        line.move(x(i + 0.5), y);
      } else {
        line.line(x(i + 0.5), y);
      }
    }
    canvas.stroke(line, 0.2, Colour.INK);
    label(canvas, "Grad-CAM", top + RIBBON / 2 + 0.9);
  }

  /** The value of every sample, upwards for the class, downwards against it. */
  private void bars(Canvas canvas) {
    float[] values = drawnShap().window();
    double greatest = greatestShap();
    double zero = barsTop() + BARS / 2;
    Path speaksFor = new Path();
    Path against = new Path();
    for (int i = 0; i < values.length; i++) {
      double height = values[i] / greatest * (BARS / 2 - 0.3);
      if (Math.abs(height) > 0.02) {
        (height > 0 ? speaksFor : against)
            .rectangle(x(i), zero - Math.max(0, height), x(i + 1) - x(i), Math.abs(height));
      }
    }
    canvas.fill(speaksFor, Colour.FOR);
    canvas.fill(against, Colour.AGAINST);
    canvas.stroke(new Path().segment(paper.left(), zero, paper.right(), zero), 0.12, Colour.MUTED);
    label(canvas, "SHAP", zero + 0.9);
    label(canvas, "for ↑", barsTop() + 2.5);
    label(canvas, "against ↓", barsTop() + BARS - 0.6);
  }

  private double greatestShap() {
    return Math.max(1e-12, drawnShap().greatest());
  }

  private Attribution drawnShap() {
    return explained.why().drawn(explained.why().shap(), windowHertz);
  }

  private void label(Canvas canvas, String words, double y) {
    canvas.write(words, LEFT - 1, y, Lettering.SMALL.sized(2.6).at(Lettering.Anchor.END));
  }

  private void time(Canvas canvas) {
    double y = barsTop() + BARS;
    Path ticks = new Path();
    Lettering middle = Lettering.SMALL.sized(2.6).at(Lettering.Anchor.MIDDLE);
    double from = windowFrom(analysis);
    double to = from + windowSeconds(analysis);
    for (int tenth = (int) Math.ceil(from * 10 - 1e-6); tenth <= to * 10 + 1e-6; tenth++) {
      double x = paper.left() + (tenth / 10.0 - from) * paper.millimetresPerSecond();
      ticks.segment(x, y, x, y + 0.8);
      if (tenth % 2 == 0) {
        String words = tenth == 0 ? "R" : Words.signed(tenth / 10.0, 1);
        canvas.write(words, x, y + 3.6, middle);
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write("seconds", LEFT - 1, y + 3.6, middle.at(Lettering.Anchor.END));
    canvas.write(
        "paper × 3: fine square 40 ms, "
            + Words.shortest(0.1 / paper.gainShare())
            + " mV · "
            + paper.scale(),
        paper.right(),
        y + 7.2,
        Lettering.SMALL.sized(2.4).at(Lettering.Anchor.END));
    canvas.write(
        "SHAP: full height "
            + Words.fixed(greatestShap(), greatestShap() < 0.1 ? 3 : 2)
            + " logit a sample, shared out over "
            + Words.fixed(explained.why().smoothing().milliseconds(), 0)
            + " ms",
        paper.right(),
        y + 10.6,
        Lettering.SMALL.sized(2.4).at(Lettering.Anchor.END));
  }

  private void probabilities(Canvas canvas) {
    List<String> classes = analysis.model().classes();
    double top = probabilitiesTop();
    canvas.write("Probability of each class", 0.7, top, Lettering.SMALL);
    double width = (paper.right() - 0.7) / classes.size();
    for (int c = 0; c < classes.size(); c++) {
      double x = 0.7 + c * width;
      double p = explained.beat().probabilities().get(c);
      boolean own = c == explained.why().classIndex();
      Lettering lettering = own ? Lettering.BOLD : Lettering.PLAIN;
      canvas.write(classes.get(c), x, top + 4.6, lettering);
      double room = width - 4 - lettering.width(classes.get(c));
      canvas.write(
          Words.probability(p),
          x + width - 3,
          top + 4.6,
          lettering.within(Words.probability(p), room).at(Lettering.Anchor.END));
      canvas.fill(new Path().rectangle(x, top + 6, width - 3, 1.6), Colour.RULE);
      canvas.fill(
          new Path().rectangle(x, top + 6, (width - 3) * p, 1.6), own ? Colour.INK : Colour.MUTED);
    }
  }

  private void segments(Canvas canvas) {
    Attribution segments = explained.why().segments();
    double top = segmentsTop();
    canvas.write(
        "Shapley value of each part, in logits of " + explainedClass(), 0.7, top, Lettering.SMALL);
    double names = 15;
    double greatest = 1e-12;
    for (Attribution.Share share : segments.shares()) {
      names = Math.max(names, Lettering.SMALL.width(share.name()));
      greatest = Math.max(greatest, Math.abs(share.value()));
    }
    double left = 0.7 + names + 2;
    double half = (paper.right() - 11 - left) / 2;
    for (int i = 0; i < segments.shares().size(); i++) {
      Attribution.Share share = segments.shares().get(i);
      double y = top + 1.6 + ROW * i;
      double length = share.value() / greatest * half;
      canvas.write(share.name(), 0.7, y + 2.9, Lettering.SMALL.in(Colour.INK));
      canvas.fill(
          new Path().rectangle(left + half + Math.min(0, length), y + 0.6, Math.abs(length), 2.8),
          length < 0 ? Colour.AGAINST : Colour.FOR);
      canvas.write(
          Words.signed(share.value(), 2),
          paper.right(),
          y + 2.9,
          Lettering.SMALL.in(Colour.INK).at(Lettering.Anchor.END));
    }
    double bottom = top + 1.6 + ROW * segments.shares().size();
    canvas.stroke(
        new Path().segment(left + half, top + 1.6, left + half, bottom), 0.15, Colour.MUTED);
  }

  private void faithfulness(Canvas canvas) {
    double y = faithfulnessTop() + 3;
    line(canvas, sum(), y, Lettering.SMALL.sized(2.5));
    if (terms().isPresent()) {
      for (String words : terms().get().marks()) {
        y += 3.8;
        line(canvas, words, y + 1, Lettering.SMALL.in(Colour.INK).sized(2.7));
      }
    }
    line(
        canvas,
        "Do the marks matter? Probability without " + share() + ",",
        y + 5.6,
        Lettering.SMALL.in(Colour.INK).sized(2.7));
    Lettering head = Lettering.SMALL.sized(2.6).at(Lettering.Anchor.END);
    canvas.write("which become", 0.7, y + 9.2, Lettering.SMALL.sized(2.6));
    canvas.write("a straight line", column(1), y + 9.2, head);
    canvas.write("background beat", column(3), y + 9.2, head);
    for (int c = 0; c < 4; c++) {
      canvas.write(c % 2 == 0 ? "marked" : "random", column(c), y + 12.4, head);
    }
    lost(canvas, "Grad-CAM", explained.why().gradCamMarks(), y + 16.4);
    lost(canvas, "SHAP", explained.why().shapMarks(), y + 20.4);
    lost(canvas, SLOPE, explained.why().slopeMarks(), y + 24.4);
  }

  private String sum() {
    boolean terms = terms().isPresent();
    Attribution all = terms ? explained.why().shap() : explained.why().segments();
    return "Logit "
        + Words.fixed(all.value(), 2)
        + " = "
        + Words.fixed(all.baseline(), 2)
        + (terms ? " (mean of background beats) " : " (mean background beat) ")
        + Words.signed(all.value() - all.baseline(), 2)
        + (terms ? " (all bars)" : " (these parts)");
  }

  /** Words from the left edge, smaller where they would not fit. */
  private void line(Canvas canvas, String words, double y, Lettering lettering) {
    canvas.write(words, EDGE, y, lettering.within(words, paper.right() - EDGE));
  }

  /** Where the numbers of a column end. */
  private double column(int column) {
    return paper.right() - COLUMN * (3 - column);
  }

  private void lost(Canvas canvas, String method, MarkCheck marks, double y) {
    Lettering line = Lettering.SMALL.in(Colour.INK);
    canvas.write(method, 0.7, y, line);
    double[] lost = {
      marks.line().drop(),
      marks.line().randomDrop(),
      marks.usual().drop(),
      marks.usual().randomDrop()
    };
    for (int c = 0; c < lost.length; c++) {
      Lettering number = line.at(Lettering.Anchor.END);
      canvas.write(
          Words.signed(-lost[c], 2), column(c), y, c % 2 == 0 ? number : number.in(Colour.MUTED));
    }
  }

  private String share() {
    return Words.fixed(100 * explained.why().gradCamMarks().line().settings().share(), 0)
        + " % of the beat";
  }

  /** What goes with the marked samples and with others, for who cannot see the picture. */
  private static String drop(String method, MarkCheck marks) {
    return method
        + ": marked "
        + Words.signed(-marks.line().drop(), 2)
        + ", random "
        + Words.signed(-marks.line().randomDrop(), 2)
        + " probability";
  }

  private double x(double windowSample) {
    return paper.left() + windowSample / windowHertz * paper.millimetresPerSecond();
  }
}
