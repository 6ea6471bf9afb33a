package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.BeatPreparer;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.beat.QualityIndex;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The pipeline from samples of one lead to findings: R peaks, quality, windows, classes. A file, a
 * socket and a cluster's operator all push through it.
 *
 * <p>Assumptions and guarantees are those of {@link Stage}: the same findings, bit for bit, however
 * the stream is cut. Findings come in the order of time: a beat at its R peak, a judgement at the
 * end of its stretch. Where the model has a rule of what it names ({@link
 * io.github.clearbeat.model.BeatAbstention}), a beat that the rule withholds, or in a stretch that
 * is not analysable, comes out unclassified, and beats come once their stretch is judged, within
 * the stated delay. {@link Model#withAbstention} takes the rule away.
 *
 * <pre>{@code
 * Analyzer analyzer = new Analyzer(ModelFile.shipped("arrhythminet-v1"), 360);
 * analyzer.push(block, finding -> show(finding));
 * analyzer.finish(finding -> show(finding));
 * }</pre>
 */
public final class Analyzer implements Stage<Samples, Finding> {
  /** Samples taken at once, so that the preparer still has the samples of each beat found. */
  private static final int SLICE = 256;

  private final double hertz;
  private final String modelHash;
  private final RPeakDetector detector; // null where the beats are given
  private final List<Beat> given;
  private final QualityIndex quality;
  private final BeatPreparer preparer;
  private final Classifier classifier;
  private final Namer namer;
  private final ArrayDeque<ClassifiedBeat> beats = new ArrayDeque<>();
  private final ArrayDeque<Quality> judgements = new ArrayDeque<>();
  private long pushed;
  private long judgedTo;
  private long certainTo; // every beat before it is known
  private long foundBeats;
  private long classifiedBeats;
  private int fed;

  /**
   * An analyzer that finds the R peaks itself.
   *
   * @param model what classifies
   * @param hertz samples per second of what will be pushed, 80 to 100,000
   */
  public Analyzer(Model model, double hertz) {
    this(model, hertz, null, null);
  }

  Analyzer(Model model, double hertz, List<Beat> given, Executor executor) {
    this.hertz = hertz;
    this.given = given;
    modelHash = model.sha256();
    detector = given == null ? new RPeakDetector(hertz) : null;
    quality = new QualityIndex(hertz);
    preparer = new BeatPreparer(model.preparation(), hertz);
    Network network = Network.of(model.spec(), model.weights());
    classifier = new Classifier(model, network, hertz, executor);
    namer = new Namer(model);
  }

  /**
   * An analyzer that classifies at given R peaks.
   *
   * @param model what classifies
   * @param hertz samples per second of what will be pushed
   * @param beats the R peaks, in order, at that rate
   */
  public static Analyzer atBeats(Model model, double hertz, List<Beat> beats) {
    return new Analyzer(model, hertz, List.copyOf(beats), null);
  }

  @Override
  public void push(Samples input, Consumer<? super Finding> output) {
    if (input.length() == 0) {
      return;
    }
    for (int from = 0; from < input.length(); from += SLICE) {
      slice(input.slice(from, Math.min(input.length(), from + SLICE)));
    }
    classifier.afterBlock(this::classified);
    certainTo = pushed - (detector == null ? 0 : detector.delaySamples());
    release(output, false);
  }

  @Override
  public void finish(Consumer<? super Finding> output) {
    feedGiven(Long.MAX_VALUE);
    if (detector != null) {
      detector.finish(this::found);
    }
    quality.finish(this::judged);
    preparer.finish(this::prepared);
    classifier.finish(this::classified);
    certainTo = Long.MAX_VALUE;
    release(output, true);
  }

  private void slice(Samples input) {
    pushed = input.endIndex();
    feedGiven(pushed);
    preparer.push(input, this::prepared);
    if (detector != null) {
      detector.push(input, this::found);
    }
    quality.push(input, this::judged);
  }

  private void feedGiven(long before) {
    while (given != null && fed < given.size() && given.get(fed).sampleIndex() < before) {
      found(given.get(fed++));
    }
  }

  private void found(Beat beat) {
    foundBeats++;
    preparer.beat(beat, this::prepared);
  }

  private void prepared(PreparedBeat beat) {
    classifier.take(beat, this::classified);
  }

  private void classified(ClassifiedBeat beat) {
    classifiedBeats++;
    beats.add(beat);
  }

  private void judged(Quality judgement) {
    judgedTo = judgement.toSample();
    judgements.add(judgement);
  }

  /** Hands over what nothing earlier can come before. */
  private void release(Consumer<? super Finding> output, boolean all) {
    while (true) {
      ClassifiedBeat beat = beats.peek();
      Quality judgement = judgements.peek();
      if (judgement != null && (beat == null || judgement.toSample() <= beat.sampleIndex())) {
        boolean noBeatBefore =
            beat != null || foundBeats == classifiedBeats && certainTo >= judgement.toSample();
        if (!all && !noBeatBefore) {
          return;
        }
        judgements.remove();
        output.accept(new Finding.Judged(judgement));
      } else if (beat != null) {
        boolean later = namer.waits() || beat.sampleIndex() >= judgedTo + quality.stretchSamples();
        if (!all && judgement == null && later) {
          return;
        }
        beats.remove();
        output.accept(new Finding.Classified(namer.named(beat, judgement)));
      } else {
        return;
      }
    }
  }

  @Override
  public int delaySamples() {
    int ahead = detector == null ? 0 : detector.delaySamples();
    return Math.max(ahead + preparer.delaySamples(), quality.delaySamples());
  }

  private StateHeader header() {
    return new StateHeader(
        "analyzer", 1, StateHeader.hash(hertz, modelHash.hashCode(), given == null ? 0 : 1));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    classifier.finish(this::classified);
    header().write(to);
    if (detector != null) {
      detector.save(to);
    }
    quality.save(to);
    preparer.save(to);
    to.writeLong(pushed);
    to.writeLong(judgedTo);
    to.writeLong(certainTo);
    to.writeLong(foundBeats);
    to.writeLong(classifiedBeats);
    to.writeInt(fed);
    to.writeInt(beats.size());
    for (ClassifiedBeat beat : beats) {
      AnalyzerState.write(to, beat);
    }
    to.writeInt(judgements.size());
    for (Quality judgement : judgements) {
      AnalyzerState.write(to, judgement);
    }
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    if (detector != null) {
      detector.restore(from);
    }
    quality.restore(from);
    preparer.restore(from);
    pushed = from.readLong();
    judgedTo = from.readLong();
    certainTo = from.readLong();
    foundBeats = from.readLong();
    classifiedBeats = from.readLong();
    fed = from.readInt();
    beats.clear();
    for (int i = from.readInt(); i > 0; i--) {
      beats.add(AnalyzerState.readBeat(from));
    }
    judgements.clear();
    for (int i = from.readInt(); i > 0; i--) {
      judgements.add(AnalyzerState.readQuality(from));
    }
  }
}
