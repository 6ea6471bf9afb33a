package io.github.clearbeat.study;

import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a trainer is told to train one rhythm network: form, objective, standardised features, plan.
 *
 * @param recipe which network
 * @param data on what
 * @param settings how
 */
record RhythmTask(RhythmRecipe recipe, RhythmData data, RhythmTraining.Settings settings) {
  /** The task of training on some examples. */
  Trainer.Task of(Spec deployed, Examples training, long seed, Optional<Path> checkpoint) {
    Examples ready =
        Standardisation.of(training, StripExamples.FEATURES)
            .apply(training, StripExamples.FEATURES);
    Spec spec = recipe.trained(deployed, settings.options());
    if (spec.inputs().size() == 1 && !needsTargets()) {
      ready = ready.keeping(1);
    }
    return new Trainer.Task(
        spec,
        settings.options().objective(Exgnet.map(deployed), RhythmRecipe.classWeights(ready)),
        ready,
        Optional.empty(),
        plan(),
        seed,
        checkpoint,
        settings.start().map(this::withoutHead));
  }

  /** How it is trained. */
  Plan plan() {
    return recipe.plan(data, settings.epochs()).withThreads(settings.threads());
  }

  /** Another network's weights without its head, unless its classes are these. */
  private Weights withoutHead(RhythmModel start) {
    return start.classes().equals(data.labels().classes())
        ? start.weights()
        : start.weights().without(name -> name.startsWith("logits."));
  }

  private boolean needsTargets() {
    return settings.options().guides()
        || hasTeacher()
        || settings.options().features() == RhythmOptions.Features.AUXILIARY;
  }

  /** Whether trees on features teach the network. */
  boolean hasTeacher() {
    return settings.options().features() == RhythmOptions.Features.TREES;
  }
}
