package io.github.clearbeat.analysis;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.SegmentShapley;
import io.github.clearbeat.explanation.Slope;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;

/**
 * Explains beats of an analysis: prepares them once more as the network saw them, and asks why.
 *
 * <p>One thread at a time; {@link #on} spreads the beats over an executor's threads, with the same
 * result.
 *
 * <pre>{@code
 * BeatExplainer explainer = new BeatExplainer(analysis);
 * BeatExplanation why = explainer.explain(recording, new TreeSet<>(Set.of(7))).get(0);
 * why.segments().shares();      // P, PR, QRS, ST, T: what each adds to the logit
 * }</pre>
 */
public final class BeatExplainer {
  private final Analysis analysis;
  private final Executor executor;
  private final Deque<Subject> idle = new ConcurrentLinkedDeque<>();
  private final Subject subject;

  /** For the beats of one analysis, on the calling thread. */
  public BeatExplainer(Analysis analysis) {
    this(analysis, Runnable::run);
  }

  private BeatExplainer(Analysis analysis, Executor executor) {
    this.analysis = analysis;
    this.executor = executor;
    subject = Subject.of(analysis.model());
  }

  /** The same on the executor's threads. */
  public BeatExplainer on(Executor threads) {
    return new BeatExplainer(analysis, threads);
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
    List<CompletableFuture<BeatExplanation>> explanations = new ArrayList<>();
    inputs.forEach(
        (position, input) ->
            explanations.add(
                CompletableFuture.supplyAsync(() -> explained(position, input), executor)));
    return explanations.stream().map(CompletableFuture::join).toList();
  }

  /** With a subject of its own, since a subject keeps buffers. */
  private BeatExplanation explained(int position, float[][] inputs) {
    Subject own = idle.poll();
    if (own == null) {
      own = subject.another();
    }
    try {
      return explained(own, position, inputs);
    } finally {
      idle.push(own);
    }
  }

  private BeatExplanation explained(Subject asked, int position, float[][] inputs) {
    ClassifiedBeat beat = analysis.beats().get(position);
    boolean last = position + 1 == analysis.beats().size();
    double after = last ? Double.NaN : analysis.beats().get(position + 1).secondsBefore();
    Example example =
        Example.of(inputs, analysis.model().preparation(), beat.secondsBefore(), after);
    int classIndex = asked.winner(inputs);
    Attribution gradCam = GradCam.last().explain(asked, example, classIndex);
    Attribution shap = new DeepShap().explain(asked, example, classIndex);
    Attribution slope = new Slope().explain(asked, example, classIndex);
    double hertz = analysis.model().preparation().hertz();
    Faithfulness.Settings settings = Faithfulness.Settings.usual(hertz).withoutCurves();
    return new BeatExplanation(
        position,
        beat,
        classIndex,
        example,
        gradCam,
        GradCam.finer().explain(asked, example, classIndex),
        shap,
        new SegmentShapley().explain(asked, example, classIndex),
        Smoothing.USUAL,
        MarkCheck.of(asked, example, gradCam, settings),
        MarkCheck.of(asked, example, shap, settings),
        MarkCheck.of(asked, example, slope, settings),
        ExplainedValues.of(asked, example, shap, analysis.model().preparation()));
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
