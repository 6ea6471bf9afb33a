package io.github.clearbeat.analysis;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.Subject;

/**
 * Whether the marked tenth of a beat matters, asked in two ways that disagree often enough to show
 * both.
 *
 * @param line when a straight line stands in for the marked samples: is their shape needed?
 * @param usual when the mean background beat does: is it needed that they differ from it? That is
 *     what the Shapley family answers
 */
public record MarkCheck(Faithfulness line, Faithfulness usual) {
  static MarkCheck of(
      Subject subject, Example example, Attribution attribution, Faithfulness.Settings settings) {
    return new MarkCheck(
        Faithfulness.of(subject, example, attribution, settings.with(Filler.INTERPOLATION)),
        Faithfulness.of(subject, example, attribution, settings.with(Filler.BACKGROUND)));
  }
}
