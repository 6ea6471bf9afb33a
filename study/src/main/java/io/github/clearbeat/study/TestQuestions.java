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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Beats of a test set that a model gets right, ready to be asked about.
 *
 * @param seen test records that the model was trained on
 * @param questions each about the beat's true class
 * @param origins where each beat comes from
 */
public record TestQuestions(
    List<String> seen, List<Question> questions, List<Examples.Origin> origins) {
  /** Keeps its own copies. */
  public TestQuestions {
    seen = List.copyOf(seen);
    questions = List.copyOf(questions);
    origins = List.copyOf(origins);
  }

  /**
   * Whose beats.
   *
   * @param protocol whose test set
   * @param records only beats of these; empty for the whole test set
   * @param root the data root
   * @param perClass the most beats of a class, drawn at random by a fixed seed
   * @param perRecord the most of these from one record, so that no record stands for its class
   * @param allowTraining whether to go on if the model was trained on test records
   */
  public record Choice(
      Protocol protocol,
      Optional<RecordSet> records,
      Path root,
      int perClass,
      int perRecord,
      boolean allowTraining) {}

  /**
   * Chooses beats.
   *
   * @param model to be asked
   * @param subject the same
   * @param choice whose beats
   * @throws MalformedInputException if the model's classes are not the protocol's, or if it was
   *     trained on test records and that was not allowed
   */
  public static TestQuestions of(Model model, Subject subject, Choice choice) throws IOException {
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
    List<Examples.Origin> origins = new ArrayList<>();
    for (int beat : chosen(subject, examples, choice)) {
      double[] rr = test.intervals(beat);
      Example example = Example.of(inputs(examples, beat), preparation, rr[0], rr[1]);
      questions.add(new Question(example, examples.label(beat)));
      origins.add(examples.origin(beat));
    }
    return new TestQuestions(seen, questions, origins);
  }

  /** At most so many of each class, in random order, that the model gets right; none twice. */
  private static List<Integer> chosen(Subject subject, Examples examples, Choice choice) {
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
    Map<String, Integer> ofRecord = new HashMap<>();
    for (int example : order) {
      int label = examples.label(example);
      String from = examples.origin(example).record() + " " + label;
      if (taken[label] < choice.perClass
          && ofRecord.getOrDefault(from, 0) < choice.perRecord
          && rows.add(examples.row(example))
          && subject.winner(inputs(examples, example)) == label) {
        taken[label]++;
        ofRecord.merge(from, 1, Integer::sum);
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
