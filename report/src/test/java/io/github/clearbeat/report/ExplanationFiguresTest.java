package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.ExplainedValues;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.GlobalTerms;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.explanation.ValueFaithfulness;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.recording.BeatGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationFiguresTest {
  private static final double UNITS = 50;
  private static final Analysis ANALYSIS = Synthetic.analysis(60, Optional.empty());

  /** Values of 0 but for one sample. */
  private static Attribution spike(int sample, float value) {
    float[] values = new float[360];
    values[sample] = value;
    return new Attribution(
        "one",
        2,
        List.of(new Attribution.Part("beat", new Shape(1, 360), values)),
        0,
        360,
        List.of(),
        List.of(),
        1,
        0);
  }

  private static ExplainedBeat withSpikes(Attribution map, Attribution shap) {
    return withSpikes(map, shap, Smoothing.NONE);
  }

  private static ExplainedBeat withSpikes(Attribution map, Attribution shap, Smoothing smoothing) {
    ExplainedBeat made =
        Synthetic.explained(ANALYSIS, ANALYSIS.beats().get(15), ExplainedBeat.Choice.ASKED);
    BeatExplanation why = made.why();
    return new ExplainedBeat(
        new BeatExplanation(
            why.position(),
            why.beat(),
            2,
            why.example(),
            map,
            map,
            shap,
            why.segments(),
            smoothing,
            why.gradCamMarks(),
            why.shapMarks(),
            why.slopeMarks(),
            Optional.empty()),
        made.choice(),
        made.signal());
  }

  @Test
  void aValueStandsUnderItsSample() {
    Svg svg = Svg.of(LocalFigure.of(withSpikes(spike(180, 1), spike(270, -1)), ANALYSIS));
    double left = svg.paths(Colour.PAPER_COARSE).get(0).get(0).left();
    // 75 mm a second, 360 samples a second; R is half a second after the left edge.
    Svg.Piece shade = svg.paths(Colour.FOR.tint(0.85)).get(0).get(0);
    assertThat(shade.left()).isCloseTo(left + 37.5 * UNITS, within(1.0));
    Svg.Piece bar = svg.paths(Colour.AGAINST).get(0).get(0);
    assertThat(bar.left()).isCloseTo(left + 75 * 270 / 360.0 * UNITS, within(1.0));
    assertThat(bar.right() - bar.left()).isCloseTo(75 / 360.0 * UNITS, within(1.0));
    // A value against the class hangs from the line of zero, one for it stands on it.
    Svg other = Svg.of(LocalFigure.of(withSpikes(spike(180, 1), spike(270, 1)), ANALYSIS));
    Svg.Piece upwards =
        other.paths(Colour.FOR).stream()
            .flatMap(List::stream)
            .filter(p -> Math.abs(p.left() - bar.left()) < 1)
            .findFirst()
            .orElseThrow();
    assertThat(upwards.bottom()).isCloseTo(bar.top(), within(1.0));
  }

  @Test
  void whatIsDrawnIsSharedOutOverTheStatedTime() {
    Svg svg =
        Svg.of(
            LocalFigure.of(
                withSpikes(spike(180, 1), spike(270, -1), new Smoothing(0.047)), ANALYSIS));
    double left = svg.paths(Colour.PAPER_COARSE).get(0).get(0).left();
    List<Svg.Piece> bars = svg.paths(Colour.AGAINST).get(0);
    // 47 ms at 360 Hz are 17 samples, 8 on either side.
    assertThat(bars).hasSize(17);
    assertThat(bars.get(0).left()).isCloseTo(left + 75 * 262 / 360.0 * UNITS, within(1.0));
    assertThat(bars.get(16).right()).isCloseTo(left + 75 * 279 / 360.0 * UNITS, within(1.0));
    assertThat(svg.words()).anyMatch(w -> w.endsWith("logit a sample, shared out over 47 ms"));
  }

  @Test
  void theRPeakStandsUnderR() {
    Svg svg = Svg.of(LocalFigure.of(withSpikes(spike(180, 1), spike(180, 1)), ANALYSIS));
    Svg.Piece trace = svg.paths(Colour.TRACE).get(0).get(0);
    double[] peak = trace.points().stream().min((a, b) -> Double.compare(a[1], b[1])).orElseThrow();
    double left = svg.paths(Colour.PAPER_COARSE).get(0).get(0).left();
    assertThat(peak[0]).isCloseTo(left + 37.5 * UNITS, within(75 * UNITS / 250 * 3));
  }

  @Test
  void theFiguresAreInThePicture() {
    ClassifiedBeat beat = ANALYSIS.beats().get(15);
    ExplainedBeat explained = Synthetic.explained(ANALYSIS, beat, ExplainedBeat.Choice.TYPICAL);
    List<String> words = Svg.of(LocalFigure.of(explained, ANALYSIS)).words();
    assertThat(words).contains(Words.probability(beat.probability()));
    for (Attribution.Share share : explained.why().segments().shares()) {
      assertThat(words).contains(share.name(), Words.signed(share.value(), 2));
    }
    assertThat(words)
        .contains("Logit 4.21 = −0.37 (mean background beat) +4.58 (these parts)")
        .anyMatch(w -> w.startsWith("Do the marks matter? Probability without 10 % of the beat"))
        .containsSubsequence(
            "a straight line",
            "background beat",
            "Grad-CAM",
            Words.signed(-0.7 * beat.probability(), 2),
            Words.signed(-0.05 * beat.probability(), 2),
            Words.signed(-0.5 * beat.probability(), 2),
            "SHAP",
            "|dV/dt|, no network",
            Words.signed(-0.6 * beat.probability(), 2),
            Words.signed(-0.05 * beat.probability(), 2),
            Words.signed(-0.4 * beat.probability(), 2),
            Words.signed(-0.05 * beat.probability(), 2));
  }

  @Test
  void beatsSideBySideHaveOneGain() {
    List<ExplainedBeat> beats = new ArrayList<>();
    for (ClassifiedBeat beat : ANALYSIS.beats().subList(10, 20)) {
      beats.add(Synthetic.explained(ANALYSIS, beat, ExplainedBeat.Choice.TYPICAL));
    }
    assertThat(beats).extracting(b -> b.beat().group()).contains(BeatGroup.N, BeatGroup.V);
    assertThat(LocalFigure.together(beats, ANALYSIS))
        .extracting(Figure::height)
        .containsOnly(LocalFigure.together(beats, ANALYSIS).get(0).height());
  }

  @Test
  void exemplarsAreNamedByTheirPlace() throws IOException {
    ReportContent.Signal signal = (from, to) -> Synthetic.signal(ANALYSIS, from, to);
    List<BeatExplanation> why = new ArrayList<>();
    for (int i : new int[] {3, 9, 15, 20, 21, 30}) {
      why.add(
          Synthetic.explained(ANALYSIS, ANALYSIS.beats().get(i), ExplainedBeat.Choice.ASKED).why());
    }
    List<ExplainedBeat> explained =
        ExplainedBeat.exemplars(
            List.of(new int[] {9, 3, 20}, new int[] {15, 21}, new int[] {30}),
            why,
            ANALYSIS,
            signal);
    assertThat(explained)
        .extracting(ExplainedBeat::choice)
        .containsExactly(
            ExplainedBeat.Choice.MOST_CONFIDENT,
            ExplainedBeat.Choice.TYPICAL,
            ExplainedBeat.Choice.LEAST_CONFIDENT,
            ExplainedBeat.Choice.MOST_CONFIDENT,
            ExplainedBeat.Choice.LEAST_CONFIDENT,
            ExplainedBeat.Choice.ONLY);
    assertThat(explained).extracting(e -> e.why().position()).containsExactly(9, 3, 20, 15, 21, 30);
    // The signal covers the whole window: half a second on either side of the R peak.
    for (ExplainedBeat one : explained) {
      assertThat(one.signal().firstIndex()).isLessThanOrEqualTo(one.beat().sampleIndex() - 125);
      assertThat(one.signal().endIndex()).isGreaterThan(one.beat().sampleIndex() + 124);
    }
  }

  @Test
  void theGlobalFigureSaysWhereTheModelLooks() {
    Svg svg = Svg.of(GlobalFigure.of(Synthetic.global(), Synthetic.about(), Synthetic.tried()));
    assertThat(svg.words()).contains("N", "S", "V", "QRS", "mean beat, normalised");
    double qrs =
        Synthetic.global()
            .of(0)
            .shares()
            .get(io.github.clearbeat.beat.WaveLimits.Wave.QRS)
            .attribution();
    assertThat(svg.words()).contains(Words.percent(qrs));
    assertThat(svg.words())
        .containsSubsequence(
            "deep-shap", "0.53", "0.71", "|dV/dt|, no network", "0.49", "0.43", "share of time");
    assertThat(svg.words()).contains(Words.fixed(100 * qrs, 0) + " %");
    assertThat(svg.attribute("aria-label"))
        .contains("N: P ")
        .contains("QRS " + Words.percent(qrs) + " in 12.5 % of the time");
  }

  @Test
  void namedValuesAreShownByTermWithTheirUnits() {
    ExplainedBeat made =
        Synthetic.explained(ANALYSIS, ANALYSIS.beats().get(15), ExplainedBeat.Choice.ASKED);
    BeatExplanation why = made.why();
    Terms terms =
        new Terms(
            List.of(
                new Terms.Term(
                    "how early it comes",
                    2.5,
                    0.5,
                    List.of(new Terms.Value("rrToMedian", -0.478f, 0.0953f, 2.5))),
                new Terms.Term("its P wave", -1.875, 0.375, List.of()),
                new Terms.Term(Terms.SAMPLES, 0.625, 0.125, List.of())));
    ValueFaithfulness marks =
        new ValueFaithfulness(
            ValueFaithfulness.Settings.usual(), 0.9, 0.3, 0.88, 4.5, 0.25, List.of(), List.of());
    ExplainedBeat explained =
        new ExplainedBeat(
            new BeatExplanation(
                why.position(),
                why.beat(),
                2,
                why.example(),
                why.gradCam(),
                why.finerGradCam(),
                why.shap(),
                why.segments(),
                Smoothing.NONE,
                why.gradCamMarks(),
                why.shapMarks(),
                why.slopeMarks(),
                Optional.of(new ExplainedValues(terms, marks))),
            made.choice(),
            made.signal());
    Figure figure = LocalFigure.of(explained, ANALYSIS);
    Svg svg = Svg.of(figure);
    assertThat(svg.words())
        .containsSubsequence(
            "The beat’s samples, drawn above, add up to +0.63: 13 % of all",
            "how early it comes",
            "+2.50",
            "RR against the median: −38 %, on average +10 %",
            "its P wave",
            "−1.88")
        .anyMatch(w -> w.endsWith("3 values most for it: probability −0.60, logit −4.50"))
        .anyMatch(w -> w.endsWith("(20 draws): probability −0.02, logit −0.25"));
    assertThat(figure.description()).contains("how early it comes +2.50", "−0.60");
    // The greatest bar is as long as the others are in proportion: 2.5 to 1.875.
    Svg.Piece against = last(svg.paths(Colour.AGAINST));
    Svg.Piece speaksFor = svg.paths(Colour.FOR).get(svg.paths(Colour.FOR).size() - 2).get(0);
    assertThat((against.right() - against.left()) / (speaksFor.right() - speaksFor.left()))
        .isCloseTo(0.75, within(0.01));
    assertThat(against.right()).isCloseTo(speaksFor.left(), within(1.0));
  }

  private static Svg.Piece last(List<List<Svg.Piece>> paths) {
    List<Svg.Piece> path = paths.get(paths.size() - 1);
    return path.get(path.size() - 1);
  }

  @Test
  void aWholeTestSetIsShownByTermAndClass() {
    GlobalTerms global = new GlobalTerms(List.of("N", "S", "V"));
    global.add(0, termsOf(3, -1));
    global.add(0, termsOf(1, -3));
    global.add(2, termsOf(-1, 0));
    Figure figure = TermsFigure.of(global.classes(), "a model", "3 beats");
    Svg svg = Svg.of(figure);
    // Shares of early: 3/4, 1/4 and 1; means +2 and −1, the P wave's −2 and 0.
    assertThat(svg.words())
        .containsSubsequence("N", "2 beats", "+2.00 · 50 %", "−2.00 · 50 %")
        .containsSubsequence("V", "1 beat", "−1.00 · 100 %", "0.00 · 0 %")
        .containsSubsequence("early", "P wave")
        .doesNotContain("S");
    Svg.Piece speaksFor = last(svg.paths(Colour.FOR));
    Svg.Piece against = last(svg.paths(Colour.AGAINST));
    assertThat((speaksFor.right() - speaksFor.left()) / (against.right() - against.left()))
        .isCloseTo(2, within(0.05));
    assertThat(figure.description()).contains("N: early +2.00 · 50 %");
  }

  private static Terms termsOf(double early, double wave) {
    double all = Math.abs(early) + Math.abs(wave);
    return new Terms(
        List.of(
            new Terms.Term("early", early, Math.abs(early) / all, List.of()),
            new Terms.Term("P wave", wave, Math.abs(wave) / all, List.of())));
  }
}
