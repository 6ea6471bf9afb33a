package io.github.clearbeat.beat;

import java.util.Arrays;
import java.util.List;

/**
 * How disorderly a series of RR intervals is. NN and d as in {@link RrVariability}. The entropies
 * compare all pairs, so only the first {@link #MOST_INTERVALS} intervals take part in them.
 */
final class RrIrregularity {
  static final int MOST_INTERVALS = 1000;

  private static final double TOLERANCE = 0.2; // of SDNN: r of the entropies (Pincus 1991)
  private static final double FIRST_RADIUS = 30; // ms: r of COSEn (Lake and Moorman 2011)
  private static final double LAST_RADIUS = 960;
  private static final int FEWEST_MATCHES = 5; // of COSEn (Lake and Moorman 2011)
  private static final double SHANNON_BIN = 50; // ms

  static final List<Definition<RrSeries>> ALL =
      new Definition.Group<RrSeries>(StripFeature.Group.IRREGULARITY)
          .with("pNN50", "%", "share of d with |d| > 50 ms", rr -> differing(rr, 50))
          .with(
              "pNN10",
              "%",
              "share of d with |d| > median_nn / 10",
              rr -> differing(rr, rr.median() / 10))
          .with(
              "SD1",
              "ms",
              "standard deviation, with n - 1, of (NN' - NN) / √2, NN' being the next",
              rr -> poincare(rr, -1))
          .with("SD2", "ms", "likewise of (NN' + NN) / √2", rr -> poincare(rr, 1))
          .with("SD1SD2", "", "SD1 / SD2", rr -> rr.ratio(poincare(rr, -1), poincare(rr, 1)))
          .with(
              "sample_entropy",
              "",
              "ln(B / A): B pairs of NN closer than r = 0.2 SDNN, A those of them whose next NN are"
                  + " closer than r too (Richman and Moorman 2000, m = 1; A = 0 counts as half a pair)",
              RrIrregularity::sampleEntropy)
          .with(
              "approximate_entropy",
              "",
              "Φ1 - Φ2, Φm the mean of ln of the share of runs of m NN closer than r = 0.2 SDNN, a"
                  + " run to itself included (Pincus 1991, m = 1)",
              RrIrregularity::approximateEntropy)
          .with(
              "coefficient_of_sample_entropy",
              "",
              "ln(B / A) + ln(2 r / mean_nn), r the first of 30, 60, ... 960 ms that gives A >= 5"
                  + " (Lake and Moorman 2011, m = 1)",
              RrIrregularity::coefficientOfSampleEntropy)
          .with(
              "shannon_entropy",
              "bit",
              "- Σ p log2 p over bins of NN of 50 ms from 0",
              RrIrregularity::shannonEntropy)
          .with(
              "turning_points",
              "",
              "share of the inner NN that are above or below both neighbours; 2/3 at random",
              RrIrregularity::turningPoints)
          .with(
              "autocorrelation",
              "",
              "Σ (NN - mean_nn) (NN' - mean_nn) / Σ (NN - mean_nn)²",
              RrIrregularity::autocorrelation)
          .with(
              "premature_share",
              "%",
              "share of NN below 0.85 median_nn with a next NN above 1.05 median_nn",
              RrIrregularity::prematureShare)
          .with(
              "af_evidence",
              "",
              "(occupied bins off the origin - points in the origin - 2 PAC evidence) / points of"
                  + " the plot of d' over d (after Sarkar, Ritscher and Mehra 2008)",
              rr -> LorenzPlot.of(rr.differences).evidence())
          .with(
              "pac_evidence",
              "",
              "(repeats in bins where a lone premature beat and its pause fall - other repeats off"
                  + " the origin) / points of the plot of d' over d",
              rr -> LorenzPlot.of(rr.differences).prematureEvidence())
          .done();

  private RrIrregularity() {}

  private static double percent(int some, int all) {
    return all == 0 ? Double.NaN : 100.0 * some / all;
  }

  private static double differing(RrSeries rr, double milliseconds) {
    int some = 0;
    for (double difference : rr.differences) {
      some += Math.abs(difference) > milliseconds ? 1 : 0;
    }
    return percent(some, rr.differences.length);
  }

  private static double poincare(RrSeries rr, int sign) {
    double[] values = new double[rr.differences.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (rr.milliseconds[i + 1] + sign * rr.milliseconds[i]) / Math.sqrt(2);
    }
    return RrSeries.deviation(values);
  }

  private static double[] first(RrSeries rr) {
    return Arrays.copyOf(rr.milliseconds, Math.min(MOST_INTERVALS, rr.count()));
  }

  /** {B, A}: pairs alike, and pairs alike whose next are alike. */
  private static long[] pairs(double[] nn, double radius) {
    long[] pairs = new long[2];
    for (int i = 0; i + 1 < nn.length; i++) {
      for (int j = i + 1; j + 1 < nn.length; j++) {
        if (Math.abs(nn[i] - nn[j]) <= radius) {
          pairs[0]++;
          pairs[1] += Math.abs(nn[i + 1] - nn[j + 1]) <= radius ? 1 : 0;
        }
      }
    }
    return pairs;
  }

  private static double sampleEntropy(RrSeries rr) {
    double[] nn = first(rr);
    long[] pairs = pairs(nn, TOLERANCE * RrSeries.deviation(nn));
    if (pairs[0] == 0) {
      return Double.NaN;
    }
    return StrictMath.log(pairs[0] / (pairs[1] == 0 ? 0.5 : pairs[1]));
  }

  private static double coefficientOfSampleEntropy(RrSeries rr) {
    double[] nn = first(rr);
    for (double radius = FIRST_RADIUS; radius <= LAST_RADIUS; radius *= 2) {
      long[] pairs = pairs(nn, radius);
      if (pairs[1] >= FEWEST_MATCHES) {
        return StrictMath.log((double) pairs[0] / pairs[1])
            + StrictMath.log(2 * radius / RrSeries.mean(nn));
      }
    }
    return Double.NaN;
  }

  private static double approximateEntropy(RrSeries rr) {
    double[] nn = first(rr);
    double radius = TOLERANCE * RrSeries.deviation(nn);
    return phi(nn, 1, radius) - phi(nn, 2, radius);
  }

  private static double phi(double[] nn, int length, double radius) {
    int runs = nn.length - length + 1;
    double sum = 0;
    for (int i = 0; i < runs; i++) {
      int alike = 0;
      for (int j = 0; j < runs; j++) {
        boolean all = true;
        for (int k = 0; k < length && all; k++) {
          all = Math.abs(nn[i + k] - nn[j + k]) <= radius;
        }
        alike += all ? 1 : 0;
      }
      sum += StrictMath.log((double) alike / runs);
    }
    return runs > 0 ? sum / runs : Double.NaN;
  }

  private static double shannonEntropy(RrSeries rr) {
    double entropy = rr.count() == 0 ? Double.NaN : 0;
    int from = 0;
    for (int i = 1; i <= rr.count(); i++) {
      if (i == rr.count() || bin(rr.sorted[i]) != bin(rr.sorted[from])) {
        double share = (double) (i - from) / rr.count();
        entropy -= share * StrictMath.log(share) / StrictMath.log(2);
        from = i;
      }
    }
    return entropy;
  }

  private static double bin(double milliseconds) {
    return Math.floor(milliseconds / SHANNON_BIN);
  }

  private static double turningPoints(RrSeries rr) {
    int turns = 0;
    for (int i = 1; i < rr.differences.length; i++) {
      turns += rr.differences[i - 1] * rr.differences[i] < 0 ? 1 : 0;
    }
    return percent(turns, Math.max(0, rr.differences.length - 1)) / 100;
  }

  private static double autocorrelation(RrSeries rr) {
    double mean = rr.mean();
    double together = 0;
    double squares = 0;
    for (int i = 0; i < rr.count(); i++) {
      double here = rr.milliseconds[i] - mean;
      squares += here * here;
      together += i + 1 < rr.count() ? here * (rr.milliseconds[i + 1] - mean) : 0;
    }
    return rr.count() < 2 ? Double.NaN : rr.ratio(together, squares);
  }

  private static double prematureShare(RrSeries rr) {
    double median = rr.median();
    int some = 0;
    for (int i = 0; i + 1 < rr.count(); i++) {
      boolean early = rr.milliseconds[i] < 0.85 * median;
      some += early && rr.milliseconds[i + 1] > 1.05 * median ? 1 : 0;
    }
    return percent(some, rr.count());
  }
}
