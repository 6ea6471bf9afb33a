package io.github.clearbeat.beat;

import java.util.List;

/**
 * The seventeen quantities of heart rate variability, in the order in which EXGnet takes them (Task
 * Force of the ESC and NASPE 1996; NN is each RR interval in milliseconds, d the successive
 * differences).
 */
final class RrVariability {
  static final List<Definition<RrSeries>> ALL =
      new Definition.Group<RrSeries>(StripFeature.Group.VARIABILITY)
          .with("bpm", "1/min", "60000 / mean_nn", rr -> rr.ratio(60_000, rr.mean()))
          .with("mean_nn", "ms", "mean of NN", RrSeries::mean)
          .with("SDNN", "ms", "standard deviation of NN, with n - 1", RrSeries::deviation)
          .with(
              "SDSD",
              "ms",
              "standard deviation of d, with n - 1",
              rr -> RrSeries.deviation(rr.differences))
          .with("RMSSD", "ms", "square root of the mean of d²", RrSeries::rootMeanSquareDifference)
          .with("CVNN", "", "SDNN / mean_nn", rr -> rr.ratio(rr.deviation(), rr.mean()))
          .with(
              "CVSD",
              "",
              "RMSSD / mean_nn",
              rr -> rr.ratio(rr.rootMeanSquareDifference(), rr.mean()))
          .with("median_nn", "ms", "median of NN", RrSeries::median)
          .with("MAD_nn", "ms", "1.4826 median |NN - median_nn|", RrSeries::medianAbsoluteDeviation)
          .with(
              "MCV_nn",
              "",
              "MAD_nn / median_nn",
              rr -> rr.ratio(rr.medianAbsoluteDeviation(), rr.median()))
          .with("IQR_nn", "ms", "P75 - P25 of NN", rr -> rr.percentile(75) - rr.percentile(25))
          .with(
              "SDRMSSD",
              "",
              "SDNN / RMSSD",
              rr -> rr.ratio(rr.deviation(), rr.rootMeanSquareDifference()))
          .with("prc20_nn", "ms", "P20 of NN, by linear interpolation", rr -> rr.percentile(20))
          .with("prc80_nn", "ms", "P80 of NN, by linear interpolation", rr -> rr.percentile(80))
          .with("min_nn", "ms", "smallest NN", rr -> rr.percentile(0))
          .with("max_nn", "ms", "largest NN", rr -> rr.percentile(100))
          .with(
              "HTI",
              "",
              "number of NN / highest bin of 7.8125 ms from 0, the last bin closed",
              RrSeries::triangularIndex)
          .done();

  private RrVariability() {}
}
