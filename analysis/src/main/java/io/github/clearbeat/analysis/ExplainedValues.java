package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.explanation.ValueFaithfulness;
import java.util.Optional;

/**
 * What the named values say that a network takes beside the beat's samples, and whether those that
 * are put first matter.
 *
 * @param terms everything the network takes, gathered: samples and groups of values
 * @param marks what becomes of the probability when the values that count most take their average
 *     over the background beats, beside as many at random
 */
public record ExplainedValues(Terms terms, ValueFaithfulness marks) {

  /** Empty for a network that takes samples alone. */
  static Optional<ExplainedValues> of(
      Subject subject, Example example, Attribution shap, Preparation preparation) {
    if (preparation.featureNames().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExplainedValues(
            Terms.of(shap, example, preparation, subject.meanBackground()),
            ValueFaithfulness.of(subject, example, shap, ValueFaithfulness.Settings.usual())));
  }
}
