package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Resampler;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Cuts and prepares beats for a network, from samples and R peaks that come as they come.
 *
 * <p>Assumptions: one thread; samples in order; beats in order, each at most {@link
 * #LATEST_SECONDS} after its samples, or before them. Guarantees: the output does not depend on how
 * samples are cut or when, within that, beats come; memory does not grow. Past the ends of the
 * recording the end's value is repeated, so no beat is dropped; missing samples take the value
 * before them.
 *
 * <pre>{@code
 * BeatPreparer preparer = new BeatPreparer(model.preparation(), recording.hertz());
 * preparer.beat(new Beat(540, 1f), classify);
 * recording.read(0, 0, n, block -> preparer.push(block, classify));
 * preparer.finish(classify);
 * }</pre>
 */
public final class BeatPreparer {
  /** How long after its samples a beat may come. */
  public static final double LATEST_SECONDS = 20;

  private static final double CLAMP = 2;

  private final Preparation preparation;
  private final double sourceHertz;
  private final Resampler resampler;
  private final BandFilter band; // null without a filter
  private final int margin;
  private final float[] ring;
  private final float[] stretch;
  private final float[] wide; // after the filter, with room to move
  private final int shift;
  private final Window[] windows; // beat i in slot i mod length
  private final RrHistory rr = new RrHistory();
  private final RunningNormal normal;
  private final ArrayDeque<Beat> waiting = new ArrayDeque<>();
  private final Surroundings surroundings; // null where nobody asks
  private final float[] channels;
  private final float[] features;
  private final int later;

  private boolean started;
  private boolean finished;
  private long first; // index of the first sample at the network's rate
  private long end; // index after the last
  private long cut; // beats whose window is cut
  private long emitted; // beats handed over

  /**
   * A preparer for one lead.
   *
   * @param preparation what to do
   * @param sourceHertz rate of the samples and of the beats' indices
   */
  public BeatPreparer(Preparation preparation, double sourceHertz) {
    this.preparation = preparation;
    this.sourceHertz = sourceHertz;
    resampler = Resampler.between(sourceHertz, preparation.hertz());
    int samples = preparation.windowSamples();
    shift = preparation.around() == null ? 0 : UsualBeat.shiftSamples(preparation.hertz());
    double meanSeconds = preparation.filter().meanSeconds();
    wide = new float[samples + 2 * shift];
    band = meanSeconds > 0 ? new BandFilter(preparation.hertz(), wide.length, meanSeconds) : null;
    margin = shift + (band == null ? 0 : band.margin());
    stretch = new float[samples + 2 * margin];
    ring = new float[(int) Math.ceil((LATEST_SECONDS + 2) * preparation.hertz()) + stretch.length];
    later = preparation.laterBeats();
    windows = new Window[later + 2];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = new Window(samples);
    }
    normal = new RunningNormal(preparation);
    channels = new float[samples * preparation.channels().size()];
    surroundings = preparation.around() == null ? null : new Surroundings(preparation);
    features = new float[preparation.featureNames().size()];
  }

  /** How many input samples after a beat its window needs; later beats come on top. */
  public int delaySamples() {
    double seconds = (preparation.afterSamples() + margin + 1) / preparation.hertz();
    return (int) Math.ceil(seconds * sourceHertz) + resampler.delaySamples();
  }

  /** Takes samples; hands over every beat that is ready. */
  public void push(Samples block, Consumer<? super PreparedBeat> output) {
    resampler.push(
        block,
        resampled -> {
          keep(resampled);
          advance(output);
        });
  }

  /** Takes a beat, at the samples' rate; hands over every beat that is ready. */
  public void beat(Beat beat, Consumer<? super PreparedBeat> output) {
    waiting.add(beat);
    advance(output);
  }

  /** Nothing more comes: hands over the beats still waiting. */
  public void finish(Consumer<? super PreparedBeat> output) {
    resampler.finish(this::keep);
    finished = true;
    advance(output);
    while (emitted < cut) {
      emit(output);
    }
  }

  private void keep(Samples block) {
    if (!started) {
      started = true;
      first = block.firstIndex();
      end = first;
    }
    for (int i = 0; i < block.length(); i++) {
      ring[(int) (end++ % ring.length)] = block.millivolts(i);
    }
  }

  private void advance(Consumer<? super PreparedBeat> output) {
    while (!waiting.isEmpty() && started && cutNext(waiting.peek())) {
      waiting.remove();
      cut++;
      if (cut - emitted > later) {
        emit(output);
      }
    }
  }

  private boolean cutNext(Beat beat) {
    long centre = Math.round(beat.sampleIndex() / sourceHertz * preparation.hertz());
    long from = centre - preparation.beforeSamples() - margin;
    if (from + stretch.length > end && !finished) {
      return false;
    }
    if (Math.max(from, first) < end - ring.length) {
      throw new IllegalStateException(
          "the beat at sample " + beat.sampleIndex() + " came too late: its samples are gone");
    }
    Window window = window(cut);
    fillStretch(from);
    if (band == null) {
      System.arraycopy(stretch, 0, wide, 0, stretch.length);
    } else {
      band.apply(stretch, wide);
    }
    int place = surroundings == null ? 0 : surroundings.fit(wide);
    System.arraycopy(wide, place, window.millivolts, 0, window.millivolts.length);
    window.sampleIndex = beat.sampleIndex();
    window.quality = beat.quality();
    window.centre();
    if (surroundings != null) {
      Window before = cut == 0 ? null : window(cut - 1);
      double seconds =
          before == null ? Double.NaN : (window.sampleIndex - before.sampleIndex) / sourceHertz;
      surroundings.add(window, seconds);
    }
    return true;
  }

  private void fillStretch(long from) {
    float held = Float.NaN;
    int leading = 0;
    for (int i = 0; i < stretch.length; i++) {
      long index = Math.min(Math.max(from + i, first), end - 1);
      float value = ring[(int) (index % ring.length)];
      if (Float.isFinite(value)) {
        held = value;
      } else if (!Float.isFinite(held)) {
        leading = i + 1;
      }
      stretch[i] = held;
    }
    float fill = leading < stretch.length ? stretch[leading] : 0f;
    for (int i = 0; i < leading; i++) {
      stretch[i] = fill;
    }
  }

  private Window window(long beat) {
    return windows[(int) (beat % windows.length)];
  }

  private void emit(Consumer<? super PreparedBeat> output) {
    Window own = window(emitted);
    Window before = emitted > 0 ? window(emitted - 1) : null;
    Window after = later > 0 && emitted + 1 < cut ? window(emitted + 1) : null;
    if (before != null) {
      rr.add((own.sampleIndex - before.sampleIndex) / sourceHertz);
    }
    double rrAfter =
        after == null ? Double.NaN : (after.sampleIndex - own.sampleIndex) / sourceHertz;
    float scale = 1 / Math.max(own.deviation, (float) Preparation.DEVIATION_FLOOR_MILLIVOLTS);
    for (int c = 0; c < preparation.channels().size(); c++) {
      float[] from =
          switch (preparation.channels().get(c)) {
            case BEAT -> own.millivolts;
            case PREVIOUS -> before == null ? own.millivolts : before.millivolts;
            case NEXT -> after == null ? own.millivolts : after.millivolts;
            case NORMAL -> normal(own);
          };
      int offset = c * from.length;
      for (int i = 0; i < from.length; i++) {
        channels[offset + i] = from[i] * scale;
      }
    }
    for (int f = 0; f < preparation.features().size(); f++) {
      double value = feature(preparation.features().get(f), own, before, after, rrAfter);
      features[f] = Double.isFinite(value) ? (float) value : 0f;
    }
    if (surroundings == null) {
      normal.learn(own);
    } else {
      surroundings.values(emitted, own, before, after, features, preparation.features().size());
    }
    emitted++;
    output.accept(
        new PreparedBeat(
            new Beat(own.sampleIndex, own.quality),
            channels,
            features,
            before == null ? Double.NaN : rr.last(),
            own.peakToPeak));
  }

  private float[] normal(Window own) {
    if (surroundings != null) {
      return surroundings.usual();
    }
    return normal.known() ? normal.millivolts() : own.millivolts;
  }

  private double feature(
      Preparation.Feature feature, Window own, Window before, Window after, double rrAfter) {
    return switch (feature) {
      case RR_BEFORE -> 3 * logRatio(rr.last(), rr.median());
      case RR_AFTER -> 3 * logRatio(rrAfter, rr.median());
      case RR_CHANGE -> 3 * logRatio(rr.last(), rr.lastButOne());
      case RR_TURN -> 3 * logRatio(rrAfter, rr.last());
      case RR_LEVEL -> 3 * logRatio(rr.median(), 0.8);
      case RR_SPREAD -> 3 * Math.min(1, rr.medianDistance() / rr.median());
      case AMPLITUDE -> normal.known() ? logRatio(own.peakToPeak, normal.peakToPeak()) : Double.NaN;
      case UNLIKENESS -> unlikeness(own);
      case UNLIKENESS_BEFORE -> unlikeness(before);
      case UNLIKENESS_AFTER -> unlikeness(after);
      case UNLIKENESS_P -> normal.known() ? 2 * normal.unlikenessOfP(own) : Double.NaN;
    };
  }

  private double unlikeness(Window window) {
    return window != null && normal.known() ? 2 * normal.unlikeness(window) : Double.NaN;
  }

  private static double logRatio(double a, double b) {
    if (!(a > 0) || !(b > 0)) {
      return Double.NaN;
    }
    return Math.max(-CLAMP, Math.min(CLAMP, StrictMath.log(a / b)));
  }

  private StateHeader header() {
    return new StateHeader(
        "beat-preparer", 1, StateHeader.hash(sourceHertz, preparation.toString().hashCode()));
  }

  /** Writes version, hash of the settings and the whole state. */
  public void save(DataOutput to) throws IOException {
    header().write(to);
    resampler.save(to);
    to.writeBoolean(started);
    to.writeLong(first);
    to.writeLong(end);
    to.writeLong(cut);
    to.writeLong(emitted);
    for (float value : ring) {
      to.writeFloat(value);
    }
    for (Window window : windows) {
      window.save(to);
    }
    rr.save(to);
    normal.save(to);
    if (surroundings != null) {
      surroundings.save(to);
    }
    to.writeInt(waiting.size());
    for (Beat beat : waiting) {
      to.writeLong(beat.sampleIndex());
      to.writeFloat(beat.quality());
    }
  }

  /**
   * Takes up the state written by {@link #save}.
   *
   * @throws IOException if it was written by another version or under other settings
   */
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    resampler.restore(from);
    started = from.readBoolean();
    first = from.readLong();
    end = from.readLong();
    cut = from.readLong();
    emitted = from.readLong();
    for (int i = 0; i < ring.length; i++) {
      ring[i] = from.readFloat();
    }
    for (Window window : windows) {
      window.restore(from);
    }
    rr.restore(from);
    normal.restore(from);
    if (surroundings != null) {
      surroundings.restore(from);
    }
    waiting.clear();
    int count = from.readInt();
    for (int i = 0; i < count; i++) {
      waiting.add(new Beat(from.readLong(), from.readFloat()));
    }
  }
}
