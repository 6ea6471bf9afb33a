package io.github.clearbeat.beat;

import java.util.List;

/**
 * Where the power of a strip lies. P(a, b) is the power from a Hz to below b Hz by Welch's method
 * in segments of 4 s at 250 Hz; TQ is what lies between the end of a T wave and the next P wave, or
 * the next QRS complex where no P wave is seen.
 */
final class StripSpectrum {
  private static final double HIGHEST = 40;

  static final List<Definition<StripBeats>> ALL =
      new Definition.Group<StripBeats>(StripFeature.Group.SPECTRUM)
          .with("baseline_power", "%", "P(0, 0.5) / P(0, 40)", s -> share(s, 0, 0.5, 0, HIGHEST))
          .with("slow_power", "%", "P(0.5, 5) / P(0.5, 40)", s -> share(s, 0.5, 5, 0.5, HIGHEST))
          .with(
              "qrs_power",
              "%",
              "P(5, 15) / P(5, 40) (Li, Mark and Clifford 2008)",
              s -> share(s, 5, 15, 5, HIGHEST))
          .with("fast_power", "%", "P(30, 40) / P(0.5, 40)", s -> share(s, 30, 40, 0.5, HIGHEST))
          .with(
              "spectral_entropy",
              "",
              "- Σ p ln p / ln N over the N frequencies from 0.5 to 40 Hz",
              s -> s.spectrum().entropy(0.5, HIGHEST))
          .with(
              "spectral_median",
              "Hz",
              "below which half of P(0.5, 40) lies",
              s -> s.spectrum().median(0.5, HIGHEST))
          .with(
              "spectral_peak",
              "Hz",
              "where the density from 0.5 to 40 Hz is greatest",
              s -> s.spectrum().peak(0.5, HIGHEST))
          .with(
              "f_wave_amplitude",
              "mV",
              "root of P(4, 9) of the TQ stretches, each less its straight line, over their share"
                  + " of the strip",
              s -> BetweenBeats.of(s).amplitude())
          .with(
              "f_wave_power",
              "%",
              "P(4, 9) / P(1, 20) of the TQ stretches",
              s -> BetweenBeats.of(s).share())
          .with(
              "f_wave_frequency",
              "Hz",
              "where the density of the TQ stretches from 3 to 12 Hz is greatest",
              s -> BetweenBeats.of(s).peak())
          .with(
              "LF",
              "ms²",
              "P(0.04, 0.15) of NN, drawn at 4 Hz as a line through the beats, in segments of"
                  + " 120 s; known from 60 s on",
              s -> Tachogram.of(s.rr).power(0.04, 0.15))
          .with("HF", "ms²", "P(0.15, 0.4), likewise", s -> Tachogram.of(s.rr).power(0.15, 0.4))
          .with(
              "LFHF",
              "",
              "LF / HF",
              s ->
                  s.rr.ratio(
                      Tachogram.of(s.rr).power(0.04, 0.15), Tachogram.of(s.rr).power(0.15, 0.4)))
          .done();

  private StripSpectrum() {}

  private static double share(StripBeats strip, double from, double to, double low, double high) {
    PowerSpectrum spectrum = strip.spectrum();
    return 100 * strip.rr.ratio(spectrum.power(from, to), spectrum.power(low, high));
  }
}
