package io.github.clearbeat.study;

import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.network.Spec;
import java.util.List;
import java.util.Optional;

/**
 * Strips that have been read and shared out.
 *
 * @param deployed the network that they are for
 * @param examples all of them
 * @param folds the fold of each
 * @param audits what became of every record
 * @param teacher trees on features that the network learns from, if any
 */
record LoadedStrips(
    Spec deployed,
    Examples examples,
    int[] folds,
    List<StripAudit> audits,
    Optional<TreeTeacher> teacher) {
  /** What the network of a fold learns from, with what the teacher says of it. */
  Examples training(int fold) {
    return taught(RhythmFolds.part(examples, folds, fold, false), fold);
  }

  /** All strips, with what the teacher says of them. */
  Examples everything() {
    return taught(examples, TreeTeacher.NONE);
  }

  private Examples taught(Examples some, int held) {
    return teacher.isEmpty()
        ? some
        : some.adding(teacher.get().without(held), examples.classes().size());
  }

  /** What the network of a fold has not seen. */
  Examples held(int fold) {
    return RhythmFolds.part(examples, folds, fold, true);
  }
}
