package io.github.clearbeat.command;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.MalformedInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The measurements in one annotation file, and what is wrong with them.
 *
 * @param file where they stand
 * @param marks all its annotations
 * @param hertz their rate
 * @param subtype which measurements are compared
 */
record GivenRates(Path file, List<Annotation> marks, double hertz, int subtype) {
  private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d|\\.\\d).*", Pattern.DOTALL);

  /** Those of the reference and of the test. */
  static List<GivenRates> both(AnnotatorPair.Marks marks, int subtype) {
    return List.of(
        new GivenRates(marks.files().reference(), marks.reference(), marks.hertz(), subtype),
        new GivenRates(marks.files().test(), marks.test(), marks.hertz(), subtype));
  }

  /**
   * Refuses a file without measurements and, where every measurement must be one, without a number.
   *
   * @param strict whether measurements without a number are refused
   */
  void check(boolean strict) throws MalformedInputException {
    TreeSet<Integer> found = new TreeSet<>();
    marks.stream()
        .filter(mark -> mark.code() == AnnotationCode.MEASUREMENT)
        .forEach(mark -> found.add(mark.subtype()));
    if (!found.contains(subtype)) {
      throw new MalformedInputException(
          file.toString(),
          "no annotation is a measurement of subtype "
              + subtype
              + (found.isEmpty() ? "" : ", found are those of " + found)
              + ", expected annotations = whose text begins with a number, such as a heart rate");
    }
    List<Annotation> wrong = withoutNumber();
    if (strict && !wrong.isEmpty()) {
      throw new MalformedInputException(
          file.toString(),
          "the measurement at "
              + Words.duration(wrong.get(0).sampleIndex() / hertz)
              + " is '"
              + wrong.get(0).aux()
              + "', expected a text that begins with a number");
    }
  }

  /** What is done about measurements without a number, if there are such. */
  Optional<String> remark() {
    List<Annotation> wrong = withoutNumber();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            file
                + ": "
                + Words.count(wrong.size(), "measurement")
                + " without a number, the first at "
                + Words.duration(wrong.get(0).sampleIndex() / hertz)
                + ": as in mxm, words count as 0, and without any the measurement before goes on"
                + " (--corrected refuses such a file)");
  }

  private List<Annotation> withoutNumber() {
    return marks.stream()
        .filter(mark -> mark.code() == AnnotationCode.MEASUREMENT && mark.subtype() == subtype)
        .filter(mark -> !NUMBER.matcher(mark.aux()).matches())
        .toList();
  }
}
