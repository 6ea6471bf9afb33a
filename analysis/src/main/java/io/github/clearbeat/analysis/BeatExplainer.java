package io.github.clearbeat.analysis;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.SegmentShapley;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Explains beats of an analysis: prepares them once more as the network saw them, and asks why.
 *
 * <p>One thread at a time.
 *
 * <pre>{@code
 * BeatExplainer explainer = new BeatExplainer(analysis);
 * BeatExplanation why = explainer.explain(recording, new TreeSet<>(Set.of(7))).get(0);
 * why.segments().shares();      // P, PR, QRS, ST, T: what each adds to the logit
 * }</pre>
 */
public final class BeatExplainer {
  private final Analysis analysis;
  private final Subject subject;

  /** For the beats of one analysis. */
  public BeatExplainer(Analysis analysis) {
    this.analysis = analysis;
    subject = Subject.of(analysis.model());
  }

  /**
   * Explains the class that the model gave to each beat.
   *
   * @param recording the analysed one
   * @param positions among the analysis's beats
   * @return in the order of the positions
   */
  public List<BeatExplanation> explain(Recording recording, SortedSet<Integer> positions)
      throws IOException {
    SortedMap<Integer, float[][]> inputs = RecordingAnalyzer.inputs(recording, analysis, positions);
    List<BeatExplanation> explanations = new ArrayList<>();
    inputs.forEach((position, input) -> explanations.add(explained(position, input)));
    return explanations;
  }

  private BeatExplanation explained(int position, float[][] inputs) {
    ClassifiedBeat beat = analysis.beats().get(position);
    boolean last = position + 1 == analysis.beats().size();
    double after = last ? Double.NaN : analysis.beats().get(position + 1).secondsBefore();
    Example example =
        Example.of(inputs, analysis.model().preparation(), beat.secondsBefore(), after);
    int classIndex = subject.winner(inputs);
    Attribution gradCam = GradCam.last().explain(subject, example, classIndex);
    Attribution shap = new DeepShap().explain(subject, example, classIndex);
    Faithfulness.Settings settings = Faithfulness.Settings.usual().withoutCurves();
    return new BeatExplanation(
        position,
        beat,
        classIndex,
        example,
        gradCam,
        GradCam.finer().explain(subject, example, classIndex),
        shap,
        new SegmentShapley().explain(subject, example, classIndex),
        Faithfulness.of(subject, example, gradCam, settings),
        Faithfulness.of(subject, example, shap, settings));
  }

  /**
   * For every class found, the beat with the highest probability, the one in the middle and the one
   * with the lowest, in that order; fewer where a class has fewer beats. Beats where the signal is
   * not analysable are passed over as long as there are others.
   */
  public static List<int[]> exemplars(Analysis analysis) {
    List<int[]> chosen = new ArrayList<>();
    for (String name : analysis.model().classes()) {
      List<Integer> members = members(analysis, name, 0.5f);
      if (members.isEmpty()) {
        members = members(analysis, name, -1);
      }
      if (members.isEmpty()) {
        continue;
      }
      members.sort(
          (a, b) ->
              Float.compare(
                  analysis.beats().get(b).probability(), analysis.beats().get(a).probability()));
      int count = members.size();
      int[] three = {members.get(0), members.get(count / 2), members.get(count - 1)};
      chosen.add(
          count == 1 ? new int[] {three[0]} : count == 2 ? new int[] {three[0], three[2]} : three);
    }
    return chosen;
  }

  private static List<Integer> members(Analysis analysis, String name, float leastQuality) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < analysis.beats().size(); i++) {
      ClassifiedBeat beat = analysis.beats().get(i);
      if (beat.className().equals(name) && beat.quality() > leastQuality) {
        members.add(i);
      }
    }
    return members;
  }

  /** The positions of some exemplars, for {@link #explain}. */
  public static SortedSet<Integer> positions(List<int[]> exemplars) {
    SortedSet<Integer> positions = new TreeSet<>();
    for (int[] three : exemplars) {
      for (int position : three) {
        positions.add(position);
      }
    }
    return positions;
  }
}
