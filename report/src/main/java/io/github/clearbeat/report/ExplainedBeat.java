package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A beat with what speaks for and against its class and the signal it stands in, ready to be drawn.
 *
 * <pre>{@code
 * ReportContent.Signal signal = (from, to) -> recording.stretch(lead, from, to);
 * ExplainedBeat asked = ExplainedBeat.of(why, ExplainedBeat.Choice.ASKED, analysis, signal);
 * }</pre>
 *
 * @param why the explanation
 * @param choice why this beat is shown
 * @param signal of the analysed lead around the beat
 */
public record ExplainedBeat(BeatExplanation why, Choice choice, Samples signal) {
  /** Checks that all is given. */
  public ExplainedBeat {
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(signal, "signal");
  }

  /** Why a beat is shown. */
  public enum Choice {
    /** No other beat of its class has a higher probability. */
    MOST_CONFIDENT("most confident"),
    /** As many beats of its class have a higher probability as have a lower one. */
    TYPICAL("typical"),
    /** No other beat of its class has a lower probability. */
    LEAST_CONFIDENT("least confident"),
    /** It is the only one of its class. */
    ONLY("the only one"),
    /** It was asked for. */
    ASKED("asked for");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    /** The choice in words. */
    public String words() {
      return words;
    }
  }

  /**
   * Reads the signal around an explained beat.
   *
   * @param why the explanation
   * @param choice why this beat is shown
   * @param analysis the beat belongs to
   * @param signal of the analysed lead
   * @throws IOException if the signal cannot be read
   */
  public static ExplainedBeat of(
      BeatExplanation why, Choice choice, Analysis analysis, ReportContent.Signal signal)
      throws IOException {
    Analysis.Source source = analysis.source();
    double hertz = analysis.model().preparation().hertz();
    double before = analysis.model().preparation().beforeSamples() / hertz;
    double after = analysis.model().preparation().afterSamples() / hertz;
    long r = why.beat().sampleIndex();
    long from = Math.max(0, r - (long) Math.ceil(before * source.hertz()) - 1);
    long end = Math.round(source.seconds() * source.hertz());
    long to = Math.min(end, r + (long) Math.ceil(after * source.hertz()) + 1);
    return new ExplainedBeat(why, choice, signal.stretch(from, to));
  }

  /**
   * Reads the signal around the exemplars of every class.
   *
   * @param exemplars for every class one, two or three positions, the most confident first and the
   *     least confident last, as {@code BeatExplainer.exemplars} gives them
   * @param explanations of all of them, in any order
   * @param analysis they belong to
   * @param signal of the analysed lead
   * @throws IOException if the signal cannot be read
   */
  public static List<ExplainedBeat> exemplars(
      List<int[]> exemplars,
      List<BeatExplanation> explanations,
      Analysis analysis,
      ReportContent.Signal signal)
      throws IOException {
    Map<Integer, BeatExplanation> byPosition = new HashMap<>();
    explanations.forEach(e -> byPosition.put(e.position(), e));
    List<ExplainedBeat> explained = new ArrayList<>();
    for (int[] positions : exemplars) {
      for (int i = 0; i < positions.length; i++) {
        Choice choice =
            positions.length == 1
                ? Choice.ONLY
                : i == 0
                    ? Choice.MOST_CONFIDENT
                    : i == positions.length - 1 ? Choice.LEAST_CONFIDENT : Choice.TYPICAL;
        explained.add(of(byPosition.get(positions[i]), choice, analysis, signal));
      }
    }
    return explained;
  }

  ClassifiedBeat beat() {
    return why.beat();
  }

  /** The part of the signal that lies in the explained window, which may begin before it. */
  Samples inWindow(double fromSeconds, double toSeconds) {
    int first = (int) (Math.ceil(fromSeconds * signal.hertz()) - signal.firstIndex());
    int last = (int) (Math.floor(toSeconds * signal.hertz()) - signal.firstIndex()) + 1;
    first = Math.max(0, Math.min(signal.length(), first));
    return signal.slice(first, Math.max(first, Math.min(signal.length(), last)));
  }
}
