package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.ClassifiedBeat.Naming;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.analysis.MarkCheck;
import io.github.clearbeat.analysis.Summary;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Background;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.signal.Samples;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Made-up recordings with every kind of beat, for tests of drawing. */
final class Synthetic {
  static final double HERTZ = 250;
  static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");

  private static final String RHYTHM =
      "NNNNNNNNSNNNNNNVNNNNNVVNNNNNNNVVVVVNNNNNNVNVNVNVNNNNNNFNNNNNSNNNQNNNNNNPNNNN";

  private Synthetic() {}

  /** A recording of some minutes that runs through every kind of finding again and again. */
  static Analysis analysis(double seconds, Optional<LocalDateTime> start) {
    List<ClassifiedBeat> beats = beats(seconds);
    long samples = (long) (seconds * HERTZ);
    List<Quality> quality = quality(samples);
    return new Analysis(
        new Analysis.Source(
            "made-up",
            HERTZ,
            seconds,
            start,
            List.of("II", "V1"),
            "II",
            0,
            "it is there, and most is known of it",
            0,
            samples,
            "detected"),
        model(),
        beats,
        quality,
        summary(beats, quality, seconds, CLASSES),
        Optional.empty());
  }

  /** The same where a model that abstains gave the first N beats no class, for two reasons. */
  static Analysis withholding(Analysis all, int unsure, int poorSignal) {
    List<ClassifiedBeat> beats = new ArrayList<>();
    for (ClassifiedBeat beat : all.beats()) {
      int withheld = (int) beats.stream().filter(b -> b.naming() != Naming.NAMED).count();
      beats.add(
          beat.group() != BeatGroup.N || withheld >= unsure + poorSignal
              ? beat
              : new ClassifiedBeat(
                  beat.sampleIndex(),
                  beat.seconds(),
                  ClassifiedBeat.UNCLASSIFIED,
                  BeatGroup.Q,
                  beat.probability(),
                  beat.probabilities(),
                  beat.quality(),
                  beat.secondsBefore(),
                  withheld < unsure ? Naming.UNSURE : Naming.POOR_SIGNAL));
    }
    BeatAbstention rule =
        new BeatAbstention(
            0.03,
            List.of(0.9, 0.5, 0.55, 0.9, 0.9),
            List.of(new BeatAbstention.Selected("ds1-folds", 0.957, 0.952, 0.963)));
    List<String> classes = new ArrayList<>(CLASSES);
    classes.add(ClassifiedBeat.UNCLASSIFIED);
    return new Analysis(
        all.source(),
        all.model().withAbstention(Optional.of(rule)),
        beats,
        all.quality(),
        summary(beats, all.quality(), all.source().seconds(), classes),
        Optional.empty());
  }

  private static List<ClassifiedBeat> beats(double seconds) {
    Random random = new Random(5);
    List<ClassifiedBeat> beats = new ArrayList<>();
    double at = 0.4;
    double last = Double.NaN;
    for (int i = 0; at < seconds - 0.5; i++) {
      char c = RHYTHM.charAt(i % RHYTHM.length());
      char next = RHYTHM.charAt((i + 1) % RHYTHM.length());
      BeatGroup group = c == 'P' ? BeatGroup.N : BeatGroup.valueOf(String.valueOf(c));
      float p = (float) (0.5 + 0.499 * random.nextDouble());
      beats.add(
          new ClassifiedBeat(
              Math.round(at * HERTZ),
              Math.round(at * HERTZ) / HERTZ,
              group.name(),
              group,
              p,
              probabilities(group.ordinal(), p),
              0.9f,
              at - last));
      last = at;
      double rr = 0.8 + 0.08 * Math.sin(i / 9.0) + 0.02 * random.nextGaussian();
      at += c == 'P' ? 2.4 : next == 'V' || next == 'S' ? 0.62 * rr : c == 'V' ? 1.2 * rr : rr;
    }
    return beats;
  }

  private static List<Float> probabilities(int winner, float p) {
    List<Float> all = new ArrayList<>();
    for (int c = 0; c < CLASSES.size(); c++) {
      all.add(c == winner ? p : (1 - p) / (CLASSES.size() - 1));
    }
    return all;
  }

  private static List<Quality> quality(long samples) {
    List<Quality> quality = new ArrayList<>();
    long ten = (long) (10 * HERTZ);
    for (long from = 0; from < samples; from += ten) {
      boolean poor = from / ten % 31 == 4;
      quality.add(
          new Quality(
              from,
              Math.min(samples, from + ten),
              poor ? 0.1f : 0.9f,
              poor ? Quality.Reason.NOISE : Quality.Reason.FINE));
    }
    return quality;
  }

  /** Rough figures, enough to be laid out. */
  static Summary summary(
      List<ClassifiedBeat> beats, List<Quality> quality, double seconds, List<String> classes) {
    Map<BeatGroup, Integer> counts = new EnumMap<>(BeatGroup.class);
    Map<String, Integer> classCounts = new LinkedHashMap<>();
    for (BeatGroup group : BeatGroup.values()) {
      counts.put(group, (int) beats.stream().filter(b -> b.group() == group).count());
    }
    for (String name : classes) {
      classCounts.put(name, (int) beats.stream().filter(b -> b.className().equals(name)).count());
    }
    List<Summary.Run> couplets = new ArrayList<>();
    List<Summary.Run> runs = new ArrayList<>();
    for (int i = 0; i < beats.size(); ) {
      int end = i;
      BeatGroup group = beats.get(i).group();
      while (end < beats.size() && beats.get(end).group() == group) {
        end++;
      }
      if ((group == BeatGroup.V || group == BeatGroup.S) && end - i > 1) {
        double from = beats.get(i).seconds();
        double to = beats.get(end - 1).seconds();
        Summary.Run run =
            new Summary.Run(group, from, to, i, end - i, 60 * (end - i - 1) / (to - from));
        (end - i == 2 ? couplets : runs).add(run);
      }
      i = end;
    }
    List<Summary.Pause> pauses = new ArrayList<>();
    for (ClassifiedBeat beat : beats) {
      if (beat.secondsBefore() >= 2) {
        pauses.add(new Summary.Pause(beat.seconds() - beat.secondsBefore(), beat.secondsBefore()));
      }
    }
    long fine = quality.stream().filter(Quality::analysable).count();
    double known = Math.max(1, beats.size() - counts.get(BeatGroup.Q));
    return new Summary(
        fine / (double) Math.max(1, quality.size()),
        rate(beats),
        Optional.of(new Summary.Variability(63.2, 28.4, 210)),
        counts,
        classCounts,
        counts.get(BeatGroup.V) / known,
        counts.get(BeatGroup.S) / known,
        couplets,
        runs,
        List.of(),
        pauses,
        hours(seconds));
  }

  private static Optional<Summary.HeartRate> rate(List<ClassifiedBeat> beats) {
    double min = 1e9;
    double max = 0;
    double minAt = 0;
    double maxAt = 0;
    for (int i = 8; i < beats.size(); i++) {
      double rate = 480 / (beats.get(i).seconds() - beats.get(i - 8).seconds());
      if (rate < min) {
        min = rate;
        minAt = beats.get(i).seconds();
      }
      if (rate > max) {
        max = rate;
        maxAt = beats.get(i).seconds();
      }
    }
    if (beats.size() < 9) {
      return Optional.empty();
    }
    double span = beats.get(beats.size() - 1).seconds() - beats.get(0).seconds();
    return Optional.of(
        new Summary.HeartRate(min, minAt, 60 * (beats.size() - 1) / span, max, maxAt));
  }

  private static List<Summary.Hour> hours(double seconds) {
    List<Summary.Hour> hours = new ArrayList<>();
    for (int hour = 0; hour * 3600 < seconds; hour++) {
      hours.add(new Summary.Hour(hour, 4412 - 31 * hour, 211, 17, 48.3, 71.2, 128, 1, 0.981));
    }
    return hours;
  }

  /** The lead that belongs to an analysis. */
  static Samples signal(Analysis analysis, long from, long to) {
    float[] values = new float[(int) (to - from)];
    Random random = new Random(from);
    for (int i = 0; i < values.length; i++) {
      double t = (from + i) / HERTZ;
      values[i] = (float) (0.08 * Math.sin(t / 3) + 0.012 * random.nextGaussian());
    }
    for (ClassifiedBeat beat : Beats.between(analysis.beats(), from / HERTZ - 1, to / HERTZ + 1)) {
      boolean wide = beat.group() == BeatGroup.V || beat.group() == BeatGroup.Q;
      double r = beat.seconds();
      wave(values, from, r, wide ? 0 : 0.12, -0.17, 0.022);
      wave(values, from, r, wide ? 1.7 : 1.1, 0, wide ? 0.035 : 0.011);
      wave(values, from, r, wide ? -0.5 : -0.25, wide ? 0.09 : 0.03, wide ? 0.03 : 0.01);
      wave(values, from, r, wide ? -0.4 : 0.28, 0.27, 0.045);
    }
    return Samples.block(values, 0, values.length, from, HERTZ);
  }

  private static void wave(
      float[] values, long from, double r, double height, double at, double width) {
    int centre = (int) Math.round((r + at) * HERTZ - from);
    int reach = (int) (5 * width * HERTZ);
    for (int i = Math.max(0, centre - reach); i < Math.min(values.length, centre + reach); i++) {
      double d = ((from + i) / HERTZ - r - at) / width;
      values[i] += (float) (height * Math.exp(-d * d / 2));
    }
  }

  static DisclosureEnvelope envelope(Analysis analysis) {
    DisclosureEnvelope envelope = new DisclosureEnvelope(HERTZ);
    long samples = analysis.source().toSample();
    for (long from = 0; from < samples; from += 15000) {
      envelope.push(signal(analysis, from, Math.min(samples, from + 15000)));
    }
    return envelope;
  }

  static ReportContent content(Analysis analysis, boolean seen) {
    List<ExplainedBeat> explained = new ArrayList<>();
    for (BeatGroup group : BeatGroup.values()) {
      List<ClassifiedBeat> beats =
          analysis.beats().stream()
              .filter(b -> b.group() == group && b.seconds() > 1)
              .sorted(java.util.Comparator.comparingDouble(b -> -b.probability()))
              .toList();
      if (!beats.isEmpty()) {
        explained.add(explained(analysis, beats.get(0), ExplainedBeat.Choice.MOST_CONFIDENT));
        explained.add(
            explained(analysis, beats.get(beats.size() / 2), ExplainedBeat.Choice.TYPICAL));
        explained.add(
            explained(analysis, beats.get(beats.size() - 1), ExplainedBeat.Choice.LEAST_CONFIDENT));
      }
    }
    return new ReportContent(
        analysis,
        (from, to) -> signal(analysis, from, to),
        envelope(analysis),
        explained,
        List.of(),
        seen,
        List.of("The gain of lead II is not stated in the file; 200 units a millivolt were taken."),
        List.of("The window, its place around the R peak and the strides are our choice."),
        "Clearbeat test");
  }

  static ExplainedBeat explained(
      Analysis analysis, ClassifiedBeat beat, ExplainedBeat.Choice choice) {
    Random random = new Random(beat.sampleIndex());
    int k = Math.max(0, analysis.model().classes().indexOf(beat.className()));
    float[] values = new float[360];
    float[] map = new float[360];
    for (int i = 0; i < 360; i++) {
      double d = (i - 182) / 12.0;
      double t = (i - 275) / 20.0;
      values[i] =
          (float)
              (0.09 * Math.exp(-d * d / 2) * Math.cos(2 * d)
                  - 0.02 * Math.exp(-t * t / 2)
                  + 0.003 * random.nextGaussian());
      map[i] = (float) (2 * Math.exp(-d * d / 8) - 0.4 * Math.exp(-t * t / 4));
    }
    List<Attribution.Share> shares = new ArrayList<>();
    WaveLimits limits = new WaveLimits(360, 95, 135, 160, 205, 240, 310, true, true);
    for (WaveLimits.Wave wave : WaveLimits.Wave.values()) {
      WaveLimits.Stretch s = limits.stretch(wave);
      shares.add(
          new Attribution.Share(wave.words(), s.from(), s.to(), random.nextGaussian() * 1.5));
    }
    Attribution gradCam = attribution("grad-cam", k, map, List.of());
    BeatExplanation why =
        new BeatExplanation(
            analysis.beats().indexOf(beat),
            beat,
            k,
            new Example(new float[][] {new float[360]}, 0, 360, Optional.of(limits), List.of()),
            gradCam,
            gradCam,
            attribution("deep-shap", k, values, List.of()),
            attribution("segment-shapley", k, values, shares),
            Smoothing.USUAL,
            new MarkCheck(faithfulness(beat, 0.3), faithfulness(beat, 0.5)),
            new MarkCheck(faithfulness(beat, 0.35), faithfulness(beat, 0.2)),
            new MarkCheck(faithfulness(beat, 0.4), faithfulness(beat, 0.6)),
            Optional.empty());
    long r = beat.sampleIndex();
    return new ExplainedBeat(why, choice, signal(analysis, Math.max(0, r - 150), r + 150));
  }

  private static Faithfulness faithfulness(ClassifiedBeat beat, double kept) {
    return new Faithfulness(
        Faithfulness.Settings.usual(360).withoutCurves(),
        beat.probability(),
        beat.probability() * kept,
        beat.probability() * 0.95,
        0.02,
        List.of(),
        List.of());
  }

  private static Attribution attribution(
      String method, int k, float[] values, List<Attribution.Share> shares) {
    return new Attribution(
        method,
        k,
        List.of(new Attribution.Part("beat", new Shape(1, 360), values)),
        0,
        360,
        List.of(),
        shares,
        4.21,
        -0.37);
  }

  static GlobalFigure.About about() {
    return new GlobalFigure.About("SHAP", "made-up beats", 360, 180);
  }

  static List<GlobalFigure.Tried> tried() {
    return List.of(
        new GlobalFigure.Tried("deep-shap", global(), 0.53, 0.71),
        new GlobalFigure.Tried("|dV/dt|, no network", global(), 0.49, 0.43));
  }

  static GlobalAttribution global() {
    Analysis analysis = analysis(200, Optional.empty());
    GlobalAttribution global = new GlobalAttribution(CLASSES, 360);
    for (ClassifiedBeat beat : analysis.beats()) {
      if (beat.seconds() > 1) {
        ExplainedBeat one = explained(analysis, beat, ExplainedBeat.Choice.TYPICAL);
        float[] window = new float[360];
        Samples signal = signal(analysis, beat.sampleIndex() - 130, beat.sampleIndex() + 130);
        for (int i = 0; i < 360; i++) {
          window[i] = signal.millivolts((int) (130 + (i - 180) / 360.0 * HERTZ));
        }
        Example example =
            new Example(new float[][] {window}, 0, 360, one.why().example().limits(), List.of());
        global.add(beat.group().ordinal(), example, one.why().shap());
      }
    }
    return global;
  }

  static Model model() {
    Spec spec = ArrhythmiNet.v1();
    List<String> seen = new ArrayList<>();
    for (int i = 101; i < 123; i++) {
      seen.add("mitdb/" + i);
    }
    return new Model(
        "arrhythminet-v1",
        Preparation.loneBeat(),
        spec,
        Weights.initial(spec, 1),
        CLASSES,
        Background.none(),
        new Provenance(
            "ds1",
            List.of("mitdb 1.0.0 (ODC-By 1.0)"),
            seen,
            51_002,
            "9c1185a5c5e9fc54612808977ee8f548b2258d31a5b3a3f3c9a2a1f0f0e1d2c3",
            1,
            20,
            "{\"batch\":128,\"rate\":0.001}",
            "LibTorch 2.10.0, 1 thread",
            "unknown",
            "clearbeat train arrhythminet-v1 --protocol ds1"),
        List.of(
            new Scores(
                "ds1",
                "DS2 of mitdb: 22 records, 49,691 beats at the reference marks.",
                false,
                new Scores.Estimate(0.921, 0.882, 0.951),
                new Scores.Estimate(0.402, 0.361, 0.455),
                List.of(
                    score("N", 44_238, 0.951, 0.962),
                    score("S", 1_836, 0.061, 0.121),
                    score("V", 3_219, 0.884, 0.763),
                    score("F", 388, 0.011, 0.103),
                    new Scores.ClassScore(
                        "Q",
                        0,
                        new Scores.Estimate(Double.NaN, Double.NaN, Double.NaN),
                        new Scores.Estimate(Double.NaN, Double.NaN, Double.NaN),
                        new Scores.Estimate(Double.NaN, Double.NaN, Double.NaN))))));
  }

  private static Scores.ClassScore score(String name, int beats, double se, double ppv) {
    return new Scores.ClassScore(
        name,
        beats,
        new Scores.Estimate(se, se * 0.8, Math.min(1, se * 1.05)),
        new Scores.Estimate(ppv, ppv * 0.7, Math.min(1, ppv * 1.1)),
        new Scores.Estimate(2 * se * ppv / (se + ppv), 0.1, 0.9));
  }
}
