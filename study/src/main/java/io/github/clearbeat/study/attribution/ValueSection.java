package io.github.clearbeat.study.attribution;

import io.github.clearbeat.study.attribution.AttributionFindings.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the document says of named values: a sentence and two tables a model. */
final class ValueSection {
  static final String HOW =
      "- *Named values*, which some networks are told beside samples: the values take those of the mean"
          + " background beat (*average*), or of ten single background beats one after another, mean"
          + " of what comes out (*single beats*); samples stay. *lost*, *random*: probability lost"
          + " without the three that speak most for the class, and without three at random, mean of"
          + " 20 draws. *noise*: a tenth of each value's deviation over the background. *terms*:"
          + " Pearson's correlation over seeds of what groups of values and the samples say, which is"
          + " what a report draws. *samples*: share of |value| on samples. Controls: `gradient`,"
          + " `deviation` |value − mean| / deviation, which asks no network, `random`.";

  private final AttributionTable table;
  private final String model;

  ValueSection(AttributionTable table, String model) {
    this.table = table;
    this.model = model;
  }

  /** What stands out; empty for a model that is told no values, or was not asked about them. */
  static Optional<String> found(AttributionTable table, Asked model) {
    List<String> methods = table.valueMethods(model.id());
    String own = ValueMethods.PREFIX + AttributionPage.DEFAULT;
    if (!methods.contains(own)) {
      return Optional.empty();
    }
    ValueSection section = new ValueSection(table, model.id());
    String best =
        methods.stream()
            .filter(m -> !ValueMethods.isControl(m))
            .max(Comparator.comparingDouble(section::degradation))
            .orElse(own);
    String words =
        String.format(
            Locale.ROOT,
            "%s, named values: the three that %s puts first cost %.2f of the probability when they"
                + " take those of single beats, three at random %.2f; degradation %.2f",
            model.id(),
            AttributionPage.DEFAULT,
            table.mean(model.id(), own, AttributionMeasure.DROP_BEATS),
            table.mean(model.id(), own, AttributionMeasure.RANDOM_BEATS),
            section.degradation(own));
    words +=
        best.equals(own)
            ? ", the best"
            : String.format(
                Locale.ROOT, ", the best %s %.2f", plain(best), section.degradation(best));
    words +=
        String.format(
            Locale.ROOT,
            " (mean of both fillers; |value − mean| %.2f)",
            section.degradation(ValueMethods.PREFIX + "deviation"));
    double terms = table.mean(model.id(), own, AttributionMeasure.SEEDS_TERMS);
    if (!Double.isNaN(terms)) {
      words +=
          String.format(
              Locale.ROOT,
              "; networks of %d other seeds say the same of its terms by %.2f",
              model.seeds(),
              terms);
    }
    return Optional.of(words + ".");
  }

  private double degradation(String method) {
    return (table.mean(model, method, AttributionMeasure.DEGRADATION_BACKGROUND)
            + table.mean(model, method, AttributionMeasure.DEGRADATION_BEATS))
        / 2;
  }

  private static String plain(String method) {
    return method.substring(ValueMethods.PREFIX.length());
  }

  /** The section as Markdown; empty without values. */
  String markdown() {
    return table.valueMethods(model).isEmpty()
        ? ""
        : "Named values:\n\n"
            + AttributionPage.markdown(TrialTable.faithfulOfValues(table, model))
            + "\n"
            + AttributionPage.markdown(TrialTable.trustedOfValues(table, model))
            + "\nAgreement about named values, mean rank correlation:\n\n"
            + AttributionPage.markdown(TrialTable.agreeingOfValues(table, model))
            + "\n";
  }
}
