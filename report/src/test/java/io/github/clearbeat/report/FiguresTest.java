package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Analysis ANALYSIS = Synthetic.analysis(330, Optional.empty());
  private static final double UNITS = 50;

  private static List<Figure> all() {
    return List.of(
        strip(20, 30),
        Disclosure.of(ANALYSIS, Synthetic.envelope(ANALYSIS)),
        Tachogram.of(ANALYSIS),
        RrHistogram.of(ANALYSIS),
        RateTrend.of(ANALYSIS),
        LocalFigure.of(
            Synthetic.explained(ANALYSIS, ANALYSIS.beats().get(15), ExplainedBeat.Choice.TYPICAL),
            ANALYSIS),
        GlobalFigure.of(Synthetic.global(), Synthetic.about(), Synthetic.tried()),
        target(0.4, 1.2, 2.0, 2.6, 3.6, 4.4));
  }

  private static Figure strip(int from, int to) {
    return RhythmStrip.of(
        ANALYSIS,
        Synthetic.signal(ANALYSIS, (long) (from * Synthetic.HERTZ), (long) (to * Synthetic.HERTZ)),
        "A strip");
  }

  private static Figure target(double... peakSeconds) {
    long from = (long) (20 * Synthetic.HERTZ);
    Samples strip = Synthetic.signal(ANALYSIS, from, from + (long) (5 * Synthetic.HERTZ));
    return TargetFigure.of("a record, lead II", strip, peakSeconds, 1);
  }

  /** RR 0.8 0.8 0.6 1.0 0.8, median 0.8: u = 0, 0, 2.5, 2.5, 2.5, 0 tenths. */
  @Test
  void theTargetShowsTheWeightOfEveryBeatAndItsControls() {
    Svg svg = Svg.of(target(0.4, 1.2, 2.0, 2.6, 3.6, 4.4));
    assertThat(svg.words())
        .containsSubsequence("0.55", "0.55", "1.00", "1.00", "1.00", "0.55")
        .contains("800", "600", "1000", "HRV", "QRS", "shifted", "random", "0:00:22");
    String light = Colour.FOR.tint(0.45).hex(); // full light: at the three irregular beats
    assertThat(svg.paths(Colour.FOR.tint(0.45))).as(light).isNotEmpty();
    assertThat(Svg.of(target(1, 2)).words())
        .contains("2 R peaks in the strip, fewer than 3: no guidance")
        .doesNotContain("HRV");
  }

  @Test
  void everyLetterThatIsDrawnHasAnOutline() {
    for (Figure figure : all()) {
      for (String words : Svg.of(figure).words()) {
        words
            .codePoints()
            .forEach(
                c -> {
                  assertThat(Outlines.face(false).has(c)).as(words).isTrue();
                  assertThat(Outlines.face(true).has(c)).as(words).isTrue();
                });
      }
    }
  }

  @Test
  void everyPictureIsAlsoAPng() throws IOException {
    for (Figure figure : all()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      figure.writePng(out, 96);
      assertThat(out.size()).as(figure.title()).isGreaterThan(1000);
    }
  }

  @Test
  void everyPictureSaysInWordsWhatItShows() {
    for (Figure figure : all()) {
      Svg svg = Svg.of(figure);
      assertThat(svg.attribute("role")).isEqualTo("img");
      assertThat(svg.attribute("aria-label"))
          .isEqualTo(figure.title() + ". " + figure.description());
    }
  }

  @Test
  void nothingIsDrawnOutsideThePicture() {
    for (Figure figure : all()) {
      Svg svg = Svg.of(figure);
      String[] box = svg.attribute("viewBox").split(" ");
      double width = Double.parseDouble(box[2]);
      double height = Double.parseDouble(box[3]);
      svg.elements("path")
          .forEach(
              path ->
                  Svg.pieces(path.getAttribute("d"))
                      .forEach(
                          piece -> {
                            assertThat(piece.left()).isGreaterThanOrEqualTo(0);
                            assertThat(piece.right()).isLessThanOrEqualTo(width);
                            assertThat(piece.top()).isGreaterThanOrEqualTo(0);
                            assertThat(piece.bottom()).isLessThanOrEqualTo(height);
                          }));
    }
  }

  @Test
  void groupsDifferInLetterShapeAndColour() {
    Set<String> shapes = new HashSet<>();
    Set<Integer> colours = new HashSet<>();
    for (BeatMark mark : BeatMark.values()) {
      StringBuilder svg = new StringBuilder();
      mark.draw(new SvgCanvas(svg, 50), 2, 2, 1);
      shapes.add(svg.toString().replaceAll("#[0-9a-f]{6}", ""));
      colours.add(mark.colour().rgb());
      // WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for letters.
      assertThat(contrastToWhite(mark.colour().rgb())).isGreaterThan(4.5);
    }
    assertThat(shapes).hasSize(BeatGroup.values().length);
    assertThat(colours).hasSize(BeatGroup.values().length);
    assertThat(contrastToWhite(Colour.MUTED.rgb())).isGreaterThan(4.5);
  }

  private static double contrastToWhite(int rgb) {
    double luminance = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double c = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
      luminance +=
          weights[i] * (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    return 1.05 / (luminance + 0.05);
  }

  @Test
  void aStripIsTwentyFiveMillimetresASecondAndTenAMillivolt() {
    float[] values = new float[2500];
    java.util.Arrays.fill(values, 1250, 1500, 1f);
    Samples samples = Samples.block(values, 0, 2500, 5000, 250);
    Svg svg = Svg.of(RhythmStrip.of(ANALYSIS, samples, "A step of one millivolt"));
    List<List<Svg.Piece>> black = svg.paths(Colour.TRACE);
    Svg.Piece pulse = black.get(0).get(0);
    assertThat(pulse.bottom() - pulse.top()).isEqualTo(10 * UNITS);
    // Rises at its second point, falls at its fourth: 0.2 s are 5 mm.
    assertThat(pulse.points().get(3)[0] - pulse.points().get(2)[0]).isEqualTo(5 * UNITS);
    Svg.Piece trace = black.get(1).get(0);
    assertThat(trace.bottom() - trace.top()).isEqualTo(10 * UNITS);
    assertThat(trace.right() - trace.left()).isCloseTo(9.996 * 25 * UNITS, within(1.0));
    assertThat(svg.words()).contains("lead II · 25 mm/s · 10 mm/mV · pulse 1 mV, 0.2 s");
  }

  @Test
  void everyBeatOfAStripIsMarkedAtItsPeak() {
    Svg svg = Svg.of(strip(20, 30));
    List<ClassifiedBeat> beats = Beats.between(ANALYSIS.beats(), 20, 30);
    List<String> letters = svg.words().stream().filter(w -> w.matches("[NSVFQ]")).toList();
    assertThat(letters)
        .isEqualTo(beats.stream().map(b -> b.group().name()).toList())
        .contains("N", "V");
    double left = svg.paths(Colour.PAPER_COARSE).get(0).get(0).left();
    // The ticks that lead from the marks to the paper are the first muted strokes.
    List<Svg.Piece> ticks = svg.paths(Colour.MUTED).get(0);
    assertThat(ticks).hasSameSizeAs(beats);
    for (int i = 0; i < beats.size(); i++) {
      assertThat(ticks.get(i).left())
          .isCloseTo(left + (beats.get(i).seconds() - 20) * 25 * UNITS, within(1.0));
    }
  }

  @Test
  void aStripSaysWhatWasNotAnalysed() {
    assertThat(Svg.of(strip(35, 45)).words()).contains("not analysed: noise");
    assertThat(Svg.of(strip(20, 30)).words()).doesNotContain("not analysed: noise");
  }

  @Test
  void missingSamplesLeaveAGap() {
    float[] values = new float[1000];
    values[500] = Float.NaN;
    Svg svg = Svg.of(RhythmStrip.of(ANALYSIS, Samples.block(values, 0, 1000, 0, 250), "A gap"));
    assertThat(svg.paths(Colour.TRACE).get(1)).hasSize(2);
  }

  @Test
  void aHighSignalIsDrawnAtHalfGainAndSaysSo() {
    float[] values = new float[1000];
    values[500] = 8;
    Svg svg = Svg.of(RhythmStrip.of(ANALYSIS, Samples.block(values, 0, 1000, 0, 250), "High"));
    Svg.Piece trace = svg.paths(Colour.TRACE).get(1).get(0);
    assertThat(trace.bottom() - trace.top()).isEqualTo(8 * 5 * UNITS);
    Svg.Piece pulse = svg.paths(Colour.TRACE).get(0).get(0);
    assertThat(pulse.bottom() - pulse.top()).isEqualTo(5 * UNITS);
    assertThat(svg.words())
        .contains("lead II · 25 mm/s · 5 mm/mV · pulse 1 mV, 0.2 s · reduced gain");
  }

  @Test
  void theDisclosureCoversEveryColumnAndMarksEveryBeat() {
    DisclosureEnvelope envelope = Synthetic.envelope(ANALYSIS);
    Svg svg = Svg.of(Disclosure.of(ANALYSIS, envelope));
    List<List<Svg.Piece>> rows = svg.paths(Colour.TRACE);
    assertThat(rows).hasSize(6);
    DisclosureEnvelope.Minute minute = envelope.minutes().get(2);
    double[][] drawn = extents(rows.get(2).get(0));
    double perMillivolt = gain(svg) * 8;
    double middle = Double.NaN;
    for (int c = 0; c < DisclosureEnvelope.COLUMNS; c++) {
      double high = perMillivolt * minute.high()[c];
      double low = perMillivolt * minute.low()[c];
      if (c == 0) {
        middle = drawn[c][0] + high;
      }
      assertThat(middle - drawn[c][0]).as("high %s", c).isCloseTo(high, within(2.1));
      assertThat(middle - drawn[c][1]).as("low %s", c).isCloseTo(low, within(2.1));
    }
    long marked = 0;
    for (String words : svg.words()) {
      marked += words.matches("[SVFQ]+") ? words.length() : 0;
    }
    assertThat(marked)
        .isEqualTo(ANALYSIS.beats().stream().filter(b -> b.group() != BeatGroup.N).count());
    long ticks =
        svg.paths(Colour.MUTED).stream()
            .flatMap(List::stream)
            .filter(p -> p.points().size() == 2)
            .count();
    assertThat(ticks)
        .isEqualTo(ANALYSIS.beats().stream().filter(b -> b.group() == BeatGroup.N).count());
  }

  private static double gain(Svg svg) {
    String words = svg.words().get(svg.words().size() - 1);
    return Double.parseDouble(words.replaceAll(".* · ([0-9.]+) mm/mV.*", "$1"));
  }

  /** Top and bottom of what is drawn in each column, where the line between two is in neither. */
  private static double[][] extents(Svg.Piece piece) {
    double[][] extents = new double[DisclosureEnvelope.COLUMNS][];
    double[] last = null;
    for (double[] point : piece.points()) {
      int column = (int) Math.floor((point[0] - 17 * 8) / 2);
      for (int c = last == null ? column : (int) Math.floor((last[0] - 17 * 8) / 2) + 1;
          c < column;
          c++) {
        extents[c] = new double[] {last[1], last[1]};
      }
      if (extents[column] == null) {
        extents[column] = new double[] {point[1], point[1]};
      }
      extents[column][0] = Math.min(extents[column][0], point[1]);
      extents[column][1] = Math.max(extents[column][1], point[1]);
      last = point;
    }
    return extents;
  }

  @Test
  void theHistogramCountsEachIntervalOnce() {
    List<ClassifiedBeat> beats = new ArrayList<>();
    double[] rr = {Double.NaN, 0.81, 0.81, 0.62, 1.1, 0.81};
    BeatGroup[] groups = {
      BeatGroup.N, BeatGroup.N, BeatGroup.N, BeatGroup.V, BeatGroup.N, BeatGroup.N
    };
    double at = 1;
    for (int i = 0; i < rr.length; i++) {
      at += i == 0 ? 0 : rr[i];
      beats.add(
          new ClassifiedBeat(
              Math.round(at * 250),
              at,
              groups[i].name(),
              groups[i],
              0.9f,
              List.of(0.9f, 0.1f, 0f, 0f, 0f),
              1f,
              rr[i]));
    }
    Analysis few =
        new Analysis(
            ANALYSIS.source(),
            ANALYSIS.model(),
            beats,
            ANALYSIS.quality(),
            ANALYSIS.summary(),
            Optional.empty());
    Svg svg = Svg.of(RrHistogram.of(few));
    assertThat(svg.attribute("aria-label")).contains("5 RR intervals");
    // 0.81 three times between N beats; 0.62 and 1.1 once each beside the V beat.
    List<Svg.Piece> normal = svg.paths(BeatMark.N.colour()).get(0);
    List<Svg.Piece> other = svg.paths(BeatMark.V.colour().tint(0.25)).get(0);
    assertThat(normal).hasSize(1);
    assertThat(other).hasSize(2);
    double one = other.get(0).bottom() - other.get(0).top();
    assertThat(normal.get(0).bottom() - normal.get(0).top()).isCloseTo(3 * one, within(1.5));
    assertThat(normal.get(0).left()).isBetween(other.get(0).right(), other.get(1).left());
  }

  @Test
  void theTachogramHasAMarkForEveryKindOfBeat() {
    Svg svg = Svg.of(Tachogram.of(ANALYSIS));
    for (BeatMark mark : BeatMark.values()) {
      assertThat(svg.paths(mark.colour())).as(mark.name()).isNotEmpty();
      assertThat(svg.words()).contains(mark.name());
    }
  }

  @Test
  void theTrendMarksTheExtremesOfTheSummary() {
    Svg svg = Svg.of(RateTrend.of(ANALYSIS));
    double fastest = ANALYSIS.summary().heartRate().orElseThrow().max();
    assertThat(svg.words()).contains("fastest " + Math.round(fastest));
  }

  @Test
  void chartsOfNothingAreStillCharts() {
    Analysis empty =
        new Analysis(
            ANALYSIS.source(),
            ANALYSIS.model(),
            List.of(),
            List.of(),
            Synthetic.summary(List.of(), List.of(), 330, Synthetic.CLASSES),
            Optional.empty());
    assertThat(Svg.text(Tachogram.of(empty))).contains("RR, ms");
    assertThat(Svg.text(RrHistogram.of(empty))).contains("0 RR intervals");
    assertThat(Svg.text(RateTrend.of(empty))).contains("Too few beats");
    assertThat(Svg.text(Disclosure.of(empty, new DisclosureEnvelope(250)))).contains("0 minutes");
  }
}
