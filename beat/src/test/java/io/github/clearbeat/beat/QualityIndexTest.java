package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.beat.Quality.Reason;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityIndexTest {
  private static final double HERTZ = 250;

  @Test
  void beatsAreFineAndWhatIsNoneIsNamed() {
    assertThat(reason(beats(1))).isEqualTo(Reason.FINE);
    assertThat(reason(new float[2_500])).isEqualTo(Reason.FLAT);
    float[] missing = new float[2_500];
    Arrays.fill(missing, Float.NaN);
    assertThat(reason(missing)).isEqualTo(Reason.MISSING);
    float[] clipped = beats(2);
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(-0.2f, Math.min(0.2f, clipped[i] * 20));
    }
    assertThat(reason(clipped)).isEqualTo(Reason.CLIPPED);
    float[] noise = new float[2_500];
    Random random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    assertThat(reason(noise)).isEqualTo(Reason.NOISE);
    float[] flutter = new float[2_500];
    for (int i = 0; i < flutter.length; i++) {
      flutter[i] = (float) Math.sin(2 * Math.PI * 4.2 * i / HERTZ);
    }
    assertThat(reason(flutter)).isEqualTo(Reason.FLUTTER);
  }

  @Test
  void amplitudeAndPolarityDoNotMatter() {
    float[] signal = beats(5);
    for (float gain : new float[] {0.3f, -1f, 8f}) {
      float[] other = signal.clone();
      for (int i = 0; i < other.length; i++) {
        other[i] *= gain;
      }
      assertThat(reason(other)).isEqualTo(Reason.FINE);
    }
  }

  @Test
  void cutsAndSavedStateChangeNothing() throws IOException {
    float[] signal = beats(4);
    float[] long3 = new float[3 * signal.length - 700];
    for (int i = 0; i < long3.length; i++) {
      long3[i] = signal[i % signal.length];
    }
    List<Quality> whole = judged(long3);
    List<Quality> found = new ArrayList<>();
    QualityIndex index = new QualityIndex(HERTZ);
    Random random = new Random(1);
    for (int at = 0; at < long3.length; ) {
      int length = Math.min(random.nextInt(400), long3.length - at);
      index.push(Samples.block(long3, at, length, at, HERTZ), found::add);
      at += length;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      index.save(new DataOutputStream(bytes));
      index = new QualityIndex(HERTZ);
      index.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
    index.finish(found::add);
    assertThat(found).isEqualTo(whole).hasSize(3);
  }

  @Test
  void theFlutterOfRecord207IsNotAnalysableAndItsBeatsAre() throws IOException {
    Path mitdb = folder().resolve("mitdb");
    assumeTrue(Files.isDirectory(mitdb), "mitdb is not in the data folder: skipped");
    List<Quality> found = new ArrayList<>();
    try (Recording recording = Recordings.open(mitdb.resolve("207"))) {
      QualityIndex index = new QualityIndex(recording.hertz());
      recording.read(0, 0, recording.sampleCount(), block -> index.push(block, found::add));
    }
    long[] waves =
        AnnotationFile.read(mitdb.resolve("207.atr")).annotations().stream()
            .filter(a -> a.code() == AnnotationCode.FLUTTER_WAVE)
            .mapToLong(a -> a.sampleIndex())
            .toArray();
    int flutter = 0;
    int marked = 0;
    int others = 0;
    int othersMarked = 0;
    for (Quality quality : found) {
      long inside =
          Arrays.stream(waves)
              .filter(w -> w >= quality.fromSample() && w < quality.toSample())
              .count();
      flutter += inside >= 20 ? 1 : 0;
      marked += inside >= 20 && !quality.analysable() ? 1 : 0;
      others += inside == 0 ? 1 : 0;
      othersMarked += inside == 0 && !quality.analysable() ? 1 : 0;
    }
    assertThat(flutter).isGreaterThan(10);
    assertThat(marked).isEqualTo(flutter);
    assertThat(othersMarked).isLessThan(others / 20);
  }

  private static Path folder() {
    String own = System.getenv("CLEARBEAT_DATA");
    String shared = System.getenv("XDG_DATA_HOME");
    return own != null && !own.isBlank()
        ? Path.of(own)
        : (shared != null && !shared.isBlank()
                ? Path.of(shared)
                : Path.of(System.getProperty("user.home"), ".local", "share"))
            .resolve("clearbeat/data");
  }

  private static Reason reason(float[] signal) {
    return judged(signal).get(0).reason();
  }

  private static List<Quality> judged(float[] signal) {
    List<Quality> found = new ArrayList<>();
    QualityIndex index = new QualityIndex(HERTZ);
    index.push(Samples.of(signal, HERTZ), found::add);
    index.finish(found::add);
    return found;
  }

  /** Ten seconds of QRS-like and T-like waves with a little noise. */
  private static float[] beats(long seed) {
    Random random = new Random(seed);
    float[] signal = new float[2_500];
    for (double beat = 0.4; beat < 10; beat += 0.7 + 0.2 * random.nextDouble()) {
      for (int i = 0; i < signal.length; i++) {
        double t = i / HERTZ - beat;
        signal[i] +=
            (float) (Math.exp(-t * t / 3e-4) + 0.2 * Math.exp(-(t - 0.3) * (t - 0.3) / 5e-3));
      }
    }
    for (int i = 0; i < signal.length; i++) {
      signal[i] += (float) random.nextGaussian() * 0.01f;
    }
    return signal;
  }
}
