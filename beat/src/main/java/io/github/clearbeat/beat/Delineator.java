package io.github.clearbeat.beat;

import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.OnnxException;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import io.github.clearbeat.signal.Resampler;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds onset, peak and offset of the P wave, the QRS complex and the T wave of every beat of one
 * lead, in blocks, with a bounded look-ahead. Where no P wave can be seen it says that there is
 * none.
 *
 * <p>R peaks come from {@link RPeakDetector}. Around each, small networks say for every sample of
 * 2.56 s at 250 Hz which wave it belongs to; what they say is averaged. Limits of P and T waves
 * that they are not sure of are drawn towards where those of the last beats stood.
 *
 * <p>Assumptions: one lead in millivolts, 80 to 1000 Hz or more; either polarity. Guarantees: beats
 * come in order, at most {@link #delaySamples()} samples after their R peak, the same however the
 * stream is cut; nothing is allocated but the beats.
 *
 * <pre>{@code
 * Delineator delineator = new Delineator(recording.hertz());
 * recording.read(0, 0, recording.sampleCount(), block -> delineator.push(block, beats::add));
 * delineator.finish(beats::add);
 * beats.get(0).p().isPresent();   // whether there is a P wave
 * }</pre>
 */
public final class Delineator implements Stage<Samples, DelineatedBeat> {
  private static final double HERTZ = DelineationWindow.HERTZ;
  private static final int LENGTH = DelineationWindow.LENGTH;
  private static final double SECONDS_AT_ONCE = 0.25;
  private static final int COUNT = 4;
  private static final double R_LEAST = 0.05; // of the complex's height
  private static final float P_LEAST = 0.3f;
  private static final double P_EVIDENCE = 0.54;

  private final double hertz;
  private final RPeakDetector detector;
  private final Resampler resampler;
  private final Runner[] runners;
  private final float[] ring;
  private final float[][] window = {new float[LENGTH]};
  private final float[][] logits = {new float[4 * LENGTH]};
  private final WaveMap map = new WaveMap();
  private final PWaveHistory history = new PWaveHistory();
  private final LimitHistory pOnsets = new LimitHistory();
  private final LimitHistory pOffsets = new LimitHistory();
  private final LimitHistory tOnsets = new LimitHistory();
  private final LimitHistory tOffsets = new LimitHistory();
  private final ArrayDeque<Beat> waiting = new ArrayDeque<>();
  private final Consumer<Beat> takeBeat = waiting::add;
  private final Consumer<Samples> takeBlock = this::keep;
  private final int most; // samples taken at once

  private boolean started;
  private boolean finished;
  private long firstIndex; // at the recording's rate
  private long pushed;
  private long first; // index of the first sample at 250 Hz
  private long end; // index after the last
  private float pProbability; // of the last beat

  /**
   * A delineator with the networks that come with the program.
   *
   * @param hertz samples per second, at least 80
   */
  public Delineator(double hertz) {
    this(hertz, Shipped.NETWORKS);
  }

  /**
   * A delineator with other networks.
   *
   * @param hertz samples per second, at least 80
   * @param networks each with one input, a normalised {@link DelineationWindow}, and one output,
   *     the logits of none, P, QRS and T for four samples each at 160 instants
   */
  public Delineator(double hertz, List<Network> networks) {
    this.hertz = hertz;
    detector = new RPeakDetector(hertz);
    resampler = Resampler.between(hertz, HERTZ);
    runners = networks.stream().map(network -> network.runner(1)).toArray(Runner[]::new);
    most = Math.max(1, (int) (SECONDS_AT_ONCE * hertz));
    double late = Math.max(0, detector.delaySamples()) / hertz + 2 * SECONDS_AT_ONCE;
    ring = new float[(int) Math.ceil(late * HERTZ) + 2 * LENGTH];
  }

  /**
   * The networks that come with the program. Network k was trained on the subjects of LUDB whose
   * number does not leave k when divided by 4, and has seen no other.
   */
  public static List<Network> shippedNetworks() {
    return Shipped.NETWORKS;
  }

  private static final class Shipped {
    static final List<Network> NETWORKS = load();

    private static List<Network> load() {
      Network[] networks = new Network[COUNT];
      for (int i = 0; i < networks.length; i++) {
        String name = "delineation-" + i + ".onnx";
        try (InputStream from = Delineator.class.getResourceAsStream(name)) {
          OnnxFile file = OnnxFile.read(name, from.readAllBytes());
          networks[i] = Network.of(file.spec(), file.weights());
        } catch (OnnxException e) {
          throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return List.of(networks);
    }
  }

  @Override
  public int delaySamples() {
    int forWindow =
        (int) Math.ceil((DelineationWindow.AFTER + 1) / HERTZ * hertz) + resampler.delaySamples();
    return Math.max(detector.delaySamples(), forWindow) + most;
  }

  @Override
  public void push(Samples input, Consumer<? super DelineatedBeat> output) {
    if (!started && input.length() > 0) {
      started = true;
      firstIndex = input.firstIndex();
    }
    for (int at = 0; at < input.length(); at += most) {
      Samples part = input.slice(at, Math.min(input.length(), at + most));
      detector.push(part, takeBeat);
      resampler.push(part, takeBlock);
      pushed = part.endIndex();
      advance(output);
    }
  }

  @Override
  public void finish(Consumer<? super DelineatedBeat> output) {
    detector.finish(takeBeat);
    resampler.finish(takeBlock);
    finished = true;
    advance(output);
  }

  private void keep(Samples block) {
    if (end == first) {
      first = block.firstIndex();
      end = first;
    }
    for (int i = 0; i < block.length(); i++) {
      ring[(int) Math.floorMod(end++, (long) ring.length)] = block.millivolts(i);
    }
  }

  private void advance(Consumer<? super DelineatedBeat> output) {
    while (!waiting.isEmpty()) {
      Beat beat = waiting.peek();
      long centre = Math.round(resampler.outputIndex(beat.sampleIndex()));
      if (centre + DelineationWindow.AFTER > end && !finished) {
        return;
      }
      waiting.remove();
      fill(centre - DelineationWindow.BEFORE);
      delineate(beat, centre - DelineationWindow.BEFORE, output);
    }
  }

  /** Past the ends the end's value is repeated; missing samples take the value before them. */
  private void fill(long from) {
    float[] to = window[0];
    float held = Float.NaN;
    int leading = 0;
    for (int i = 0; i < LENGTH; i++) {
      long index = Math.min(Math.max(from + i, first), end - 1);
      float value = ring[(int) Math.floorMod(index, (long) ring.length)];
      if (Float.isFinite(value)) {
        held = value;
      } else if (!Float.isFinite(held)) {
        leading = i + 1;
      }
      to[i] = held;
    }
    float filled = leading < LENGTH ? to[leading] : 0f;
    for (int i = 0; i < leading; i++) {
      to[i] = filled;
    }
    DelineationWindow.normalise(to);
  }

  private void delineate(Beat beat, long from, Consumer<? super DelineatedBeat> output) {
    map.clear();
    for (Runner runner : runners) {
      runner.run(1, window, logits);
      map.add(logits[0], 1f / runners.length);
    }
    if (!map.findQrs()) {
      return;
    }
    double qrsOnset = map.onset();
    double qrsOffset = map.offset();
    int qrsPeak = qrsPeak(qrsOnset, qrsOffset);
    MarkedWave qrs = wave(WaveKind.QRS, from, qrsOnset, qrsPeak, qrsOffset);
    Optional<MarkedWave> p = p(from, qrsOnset, beat.sampleIndex());
    Optional<MarkedWave> t = t(from, qrsOffset, beat.sampleIndex());
    output.accept(new DelineatedBeat(beat, p, qrs, t, pProbability));
  }

  private Optional<MarkedWave> p(long from, double qrsOnset, long r) {
    double rSeconds = (r - firstIndex) / hertz;
    boolean seen = map.findP(qrsOnset);
    float sure = map.surest();
    if (!seen) {
      pProbability = 0;
      history.add(sure, Double.NaN, rSeconds);
      return Optional.empty();
    }
    int peak = peak(map.onset(), map.offset());
    double onset = settled(WaveKind.P, map.onset(), from, r, pOnsets);
    double offset = Math.min(qrsOnset, settled(WaveKind.P, map.offset(), from, r, pOffsets));
    MarkedWave p = wave(WaveKind.P, from, onset, peak, offset);
    double distance = (r - p.peak()) / hertz;
    double evidence = history.evidence(sure, distance, rSeconds);
    pProbability = (float) Math.max(0, Math.min(1, evidence));
    history.add(sure, distance, rSeconds);
    return sure >= P_LEAST && evidence >= P_EVIDENCE ? Optional.of(p) : Optional.empty();
  }

  private Optional<MarkedWave> t(long from, double qrsOffset, long r) {
    if (!map.findT(qrsOffset)) {
      return Optional.empty();
    }
    int peak = peak(map.onset(), map.offset());
    double onset = Math.max(qrsOffset, settled(WaveKind.T, map.onset(), from, r, tOnsets));
    double offset = settled(WaveKind.T, map.offset(), from, r, tOffsets);
    return Optional.of(wave(WaveKind.T, from, onset, peak, offset));
  }

  /** A limit of the wave that the map found last, in the light of the beats before. */
  private double settled(WaveKind kind, double limit, long from, long r, LimitHistory before) {
    double rPosition = resampler.outputIndex(r) - from;
    return rPosition + before.settled(limit - rPosition, map.doubt(kind, limit));
  }

  private MarkedWave wave(WaveKind kind, long from, double onset, int peakPosition, double offset) {
    long peak = source(from, peakPosition);
    return new MarkedWave(
        kind, Math.min(peak, source(from, onset)), peak, Math.max(peak, source(from, offset)));
  }

  /**
   * The R wave: the highest place above the line that joins the limits; of a QS wave the lowest.
   */
  private int qrsPeak(double onset, double offset) {
    float[] values = window[0];
    int a = (int) Math.max(0, Math.ceil(onset));
    int b = (int) Math.min(LENGTH - 1, Math.floor(offset));
    int highest = a;
    int lowest = a;
    double high = 0;
    double low = 0;
    for (int i = a + 1; i < b; i++) {
      double above = values[i] - values[a] - (values[b] - values[a]) * (double) (i - a) / (b - a);
      if (above > high) {
        high = above;
        highest = i;
      }
      if (above < low) {
        low = above;
        lowest = i;
      }
    }
    return high >= R_LEAST * (high - low) ? highest : lowest;
  }

  /** Where the signal is farthest from the line that joins the limits. */
  private int peak(double onset, double offset) {
    float[] values = window[0];
    int a = (int) Math.max(1, Math.round(onset));
    int b = (int) Math.min(LENGTH - 2, Math.round(offset));
    int best = (a + b) / 2;
    double most = -1;
    for (int i = a + 1; i < b; i++) {
      double line = values[a] + (values[b] - values[a]) * (double) (i - a) / (b - a);
      double apart = Math.abs((values[i - 1] + 2 * values[i] + values[i + 1]) / 4 - line);
      if (apart > most) {
        most = apart;
        best = i;
      }
    }
    return best;
  }

  private long source(long from, double position) {
    long index = Math.round((from + position) * hertz / HERTZ);
    return Math.max(firstIndex, Math.min(pushed - 1, index));
  }

  private List<LimitHistory> limitHistories() {
    return List.of(pOnsets, pOffsets, tOnsets, tOffsets);
  }

  private StateHeader header() {
    return new StateHeader("delineator", 2, StateHeader.hash(hertz, runners.length));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    detector.save(to);
    resampler.save(to);
    to.writeBoolean(started);
    to.writeLong(firstIndex);
    to.writeLong(pushed);
    to.writeLong(first);
    to.writeLong(end);
    for (float value : ring) {
      to.writeFloat(value);
    }
    history.save(to);
    for (LimitHistory limits : limitHistories()) {
      limits.save(to);
    }
    to.writeInt(waiting.size());
    for (Beat beat : waiting) {
      to.writeLong(beat.sampleIndex());
      to.writeFloat(beat.quality());
    }
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    detector.restore(from);
    resampler.restore(from);
    started = from.readBoolean();
    firstIndex = from.readLong();
    pushed = from.readLong();
    first = from.readLong();
    end = from.readLong();
    for (int i = 0; i < ring.length; i++) {
      ring[i] = from.readFloat();
    }
    history.restore(from);
    for (LimitHistory limits : limitHistories()) {
      limits.restore(from);
    }
    waiting.clear();
    int count = from.readInt();
    for (int i = 0; i < count; i++) {
      waiting.add(new Beat(from.readLong(), from.readFloat()));
    }
  }
}
