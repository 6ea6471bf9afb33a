package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * Takes the class from beats that the model's rule does not name, and from those in a stretch that
 * is not analysable. A model without a rule names every beat.
 */
final class Namer {
  private final Optional<BeatAbstention> rule;
  private final List<String> classes;

  Namer(Model model) {
    rule = model.abstention();
    classes = model.classes();
  }

  /** Whether a beat must wait until the stretch around it is judged. */
  boolean waits() {
    return rule.isPresent();
  }

  /**
   * The beat as it is handed out.
   *
   * @param beat with its most probable class
   * @param around the judgement of the stretch around it; null where there is none
   */
  ClassifiedBeat named(ClassifiedBeat beat, Quality around) {
    if (rule.isEmpty()) {
      return beat;
    }
    if (around != null && !around.analysable()) {
      return beat.unclassified(ClassifiedBeat.Naming.POOR_SIGNAL);
    }
    boolean named = rule.get().names(classes.indexOf(beat.className()), beat.probability());
    return named ? beat : beat.unclassified(ClassifiedBeat.Naming.UNSURE);
  }
}
