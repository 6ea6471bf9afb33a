package io.github.clearbeat.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.beat.Preparation.Filter;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Background;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Batch and live are one: the findings do not depend on how the stream is cut. */
class AnalyzerTest {
  private static final double HERTZ = 250;
  private static final Model MODEL = model();

  @Test
  void howTheStreamIsCutChangesNothing() throws IOException {
    float[] signal = heart(90);
    List<Finding> whole = analyzed(signal, new int[] {signal.length});
    assertThat(whole.stream().filter(f -> f instanceof Finding.Classified).count())
        .isBetween(90L, 130L);
    assertThat(whole.stream().filter(f -> f instanceof Finding.Judged).count()).isEqualTo(9);
    Random random = new Random(3);
    for (int round = 0; round < 3; round++) {
      int[] cuts = random.ints(400, 0, round == 0 ? 60 : 700).toArray();
      assertThat(analyzed(signal, cuts)).isEqualTo(whole);
    }
  }

  @Test
  void stateIsSavedAndRestoredAnywhere() throws IOException {
    float[] signal = heart(60);
    List<Finding> whole = analyzed(signal, new int[] {signal.length});
    assertThat(restored(MODEL, signal, new Random(4))).isEqualTo(whole);
  }

  private static List<Finding> restored(Model model, float[] signal, Random random)
      throws IOException {
    List<Finding> found = new ArrayList<>();
    Analyzer analyzer = new Analyzer(model, HERTZ);
    for (int at = 0; at < signal.length; ) {
      int length = Math.min(1 + random.nextInt(900), signal.length - at);
      analyzer.push(Samples.block(signal, at, length, at, HERTZ), found::add);
      at += length;
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      analyzer.save(new DataOutputStream(state));
      analyzer = new Analyzer(model, HERTZ);
      analyzer.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
    }
    analyzer.finish(found::add);
    return found;
  }

  @Test
  void threadsChangeNothing() {
    float[] signal = heart(90);
    List<Finding> whole = analyzed(signal, new int[] {signal.length});
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Finding> found = new ArrayList<>();
      Analyzer analyzer = new Analyzer(MODEL, HERTZ, null, threads);
      for (int at = 0; at < signal.length; at += 1_000) {
        int length = Math.min(1_000, signal.length - at);
        analyzer.push(Samples.block(signal, at, length, at, HERTZ), found::add);
      }
      analyzer.finish(found::add);
      assertThat(found).isEqualTo(whole);
    } finally {
      threads.shutdown();
    }
  }

  /** A model whose rule withholds some and names some; the signal is lost twice. */
  @Test
  void whatIsWithheldDoesNotDependOnHowTheStreamIsCut() throws IOException {
    float[] signal = heart(90);
    Arrays.fill(signal, (int) (53 * HERTZ), (int) (60 * HERTZ), 0);
    Model model = MODEL.withAbstention(Optional.of(halfOf(signal)));
    List<ClassifiedBeat> all = beats(pushed(MODEL, signal, new int[] {signal.length}));
    List<Finding> whole = pushed(model, signal, new int[] {signal.length});
    List<ClassifiedBeat> some = beats(whole);
    assertThat(some).hasSameSizeAs(all);
    List<Quality> judged =
        whole.stream()
            .filter(f -> f instanceof Finding.Judged)
            .map(f -> ((Finding.Judged) f).quality())
            .toList();
    for (int i = 0; i < all.size(); i++) {
      ClassifiedBeat raw = all.get(i);
      ClassifiedBeat beat = some.get(i);
      boolean poor =
          judged.stream()
              .filter(q -> q.fromSample() <= raw.sampleIndex() && raw.sampleIndex() < q.toSample())
              .anyMatch(q -> !q.analysable());
      boolean sure = raw.probability() >= model.abstention().get().least().get(0);
      ClassifiedBeat.Naming expected =
          poor
              ? ClassifiedBeat.Naming.POOR_SIGNAL
              : sure ? ClassifiedBeat.Naming.NAMED : ClassifiedBeat.Naming.UNSURE;
      assertThat(beat.naming()).isEqualTo(expected);
      assertThat(beat.className())
          .isEqualTo(
              expected == ClassifiedBeat.Naming.NAMED
                  ? raw.className()
                  : ClassifiedBeat.UNCLASSIFIED);
      assertThat(beat.probabilities()).isEqualTo(raw.probabilities());
      assertThat(beat.probability()).isEqualTo(raw.probability());
      assertThat(expected == ClassifiedBeat.Naming.NAMED || beat.group() == BeatGroup.Q).isTrue();
    }
    for (ClassifiedBeat.Naming naming : ClassifiedBeat.Naming.values()) {
      assertThat(some).anyMatch(beat -> beat.naming() == naming);
    }
    Random random = new Random(5);
    for (int round = 0; round < 3; round++) {
      int[] cuts = random.ints(400, 0, round == 0 ? 60 : 700).toArray();
      assertThat(pushed(model, signal, cuts)).isEqualTo(whole);
    }
    assertThat(restored(model, signal, random)).isEqualTo(whole);
  }

  /** Withholds the less sure half of the beats. */
  private static BeatAbstention halfOf(float[] signal) {
    double[] probabilities =
        beats(pushed(MODEL, signal, new int[] {signal.length})).stream()
            .mapToDouble(ClassifiedBeat::probability)
            .sorted()
            .toArray();
    double middle = probabilities[probabilities.length / 2];
    return new BeatAbstention(0.5, Collections.nCopies(5, middle), List.of());
  }

  private static List<ClassifiedBeat> beats(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f instanceof Finding.Classified)
        .map(f -> ((Finding.Classified) f).beat())
        .toList();
  }

  @Test
  void findingsComeInTheOrderOfTime() {
    float[] signal = heart(60);
    double before = 0;
    for (Finding finding : analyzed(signal, new int[] {signal.length})) {
      double at =
          finding instanceof Finding.Classified classified
              ? classified.beat().sampleIndex()
              : ((Finding.Judged) finding).quality().toSample();
      assertThat(at).isGreaterThanOrEqualTo(before);
      before = at;
    }
  }

  private static List<Finding> analyzed(float[] signal, int[] cuts) {
    return pushed(MODEL, signal, cuts);
  }

  private static List<Finding> pushed(Model model, float[] signal, int[] cuts) {
    List<Finding> found = new ArrayList<>();
    Analyzer analyzer = new Analyzer(model, HERTZ);
    int at = 0;
    for (int cut : cuts) {
      int length = Math.min(cut, signal.length - at);
      analyzer.push(Samples.block(signal, at, length, at, HERTZ), found::add);
      at += length;
    }
    analyzer.push(Samples.block(signal, at, signal.length - at, at, HERTZ), found::add);
    analyzer.finish(found::add);
    return found;
  }

  /** QRS-like spikes and T-like waves at some 70 a minute, with noise; flat from 30 s to 41 s. */
  private static float[] heart(int seconds) {
    Random random = new Random(1);
    float[] signal = new float[(int) (seconds * HERTZ)];
    for (double beat = 0.5; beat < seconds; beat += 0.75 + 0.2 * random.nextDouble()) {
      for (int i = 0; i < signal.length; i++) {
        double t = i / HERTZ - beat;
        if (Math.abs(t) < 0.6) {
          signal[i] +=
              (float)
                  (1.2 * Math.exp(-t * t / 2e-4) + 0.2 * Math.exp(-(t - 0.3) * (t - 0.3) / 5e-3));
        }
      }
    }
    for (int i = 0; i < signal.length; i++) {
      boolean flat = i > 30 * HERTZ && i < 41 * HERTZ && seconds > 60;
      signal[i] = flat ? 0 : signal[i] + (float) random.nextGaussian() * 0.02f;
    }
    return signal;
  }

  private static Model model() {
    Preparation preparation =
        new Preparation(
            360, 180, 180, Filter.BAND, List.of(Channel.values()), List.of(Feature.values()));
    Spec spec =
        ArrhythmiNet.v1("test", preparation.channels().size(), preparation.features().size());
    return new Model(
        "test",
        preparation,
        spec,
        Weights.initial(spec, 1),
        List.of("N", "S", "V", "F", "Q"),
        Background.none(),
        new Provenance("ds1", List.of(), List.of(), 0, "", 1, 1, "", "", "", ""),
        List.of());
  }
}
