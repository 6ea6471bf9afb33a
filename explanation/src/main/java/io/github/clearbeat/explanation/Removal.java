package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a class loses without parts of the signal: occlusion by parts that mean something, such as
 * all QRS complexes of a strip, instead of by a sliding stretch.
 *
 * <pre>{@code
 * double[] drops = Removal.drops(subject, example, sr, Filler.INTERPOLATION, List.of(qrs, p, t));
 * drops[0];   // 0.63: without its QRS complexes the strip's class loses 63 points
 * }</pre>
 */
public final class Removal {
  private Removal() {}

  /**
   * The probability of a class less that without each part.
   *
   * @param subject the network
   * @param example whole
   * @param classIndex the class
   * @param filler what stands in for what is taken away
   * @param parts for each, one a sample of the window: whether it is taken away
   * @return one a part; 0 for an empty one
   */
  public static double[] drops(
      Subject subject, Example example, int classIndex, Filler filler, List<boolean[]> parts) {
    List<float[][]> batch = new ArrayList<>();
    batch.add(example.inputs());
    for (boolean[] part : parts) {
      batch.add(filler.without(subject, example, part));
    }
    float[][] logits = subject.logits(batch);
    double whole = Subject.softmax(logits[0])[classIndex];
    double[] drops = new double[parts.size()];
    for (int i = 0; i < drops.length; i++) {
      drops[i] = whole - Subject.softmax(logits[i + 1])[classIndex];
    }
    return drops;
  }
}
