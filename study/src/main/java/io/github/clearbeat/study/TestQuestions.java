package io.github.clearbeat.study;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Beats of a test set that a model gets right, ready to be asked about.
 *
 * @param seen test records that the model was trained on
 * @param questions each about the beat's true class
 */
record TestQuestions(List<String> seen, List<Question> questions) {
  /**
   * Whose beats.
   *
   * @param protocol whose test set
   * @param records only beats of these; empty for the whole test set
   * @param root the data root
   * @param perClass the most beats of a class, drawn at random by a fixed seed
   * @param allowTraining whether to go on if the model was trained on test records
   */
  record Choice(
      Protocol protocol,
      Optional<RecordSet> records,
      Path root,
      int perClass,
      boolean allowTraining) {}

  static TestQuestions of(Model model, Subject subject, Choice choice) throws IOException {
    List<String> records = TestSet.records(choice.protocol, choice.records, choice.root);
    List<String> seen = LeakageGuard.check(model, choice.protocol, records, choice.allowTraining);
    Preparation preparation = model.preparation();
    TestSet test =
        new TestSet(
            choice.protocol, model.provenance().seed(), preparation, choice.root, choice.records);
    Examples examples = test.examples();
    if (!model.classes().equals(examples.classes())) {
      throw new MalformedInputException(
          model.id(),
          "its classes are "
              + model.classes()
              + ", those of protocol "
              + choice.protocol.id()
              + " are "
              + examples.classes());
    }
    List<Question> questions = new ArrayList<>();
    for (int beat : chosen(subject, examples, choice.perClass)) {
      double[] rr = test.intervals(beat);
      Example example = Example.of(inputs(examples, beat), preparation, rr[0], rr[1]);
      questions.add(new Question(example, examples.label(beat)));
    }
    return new TestQuestions(seen, questions);
  }

  /** At most so many of each class, in random order, that the model gets right; none twice. */
  private static List<Integer> chosen(Subject subject, Examples examples, int perClass) {
    int[] order = new int[examples.count()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    int[] taken = new int[examples.classes().size()];
    List<Integer> chosen = new ArrayList<>();
    Set<Integer> rows = new HashSet<>();
    for (int example : order) {
      int label = examples.label(example);
      if (taken[label] < perClass
          && rows.add(examples.row(example))
          && subject.winner(inputs(examples, example)) == label) {
        taken[label]++;
        chosen.add(example);
      }
    }
    return chosen;
  }

  private static float[][] inputs(Examples examples, int example) {
    float[][] inputs = new float[examples.inputCount()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[examples.size(i)];
      examples.copyInput(example, i, inputs[i], 0);
    }
    return inputs;
  }
}
