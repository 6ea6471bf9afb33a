package io.github.clearbeat.command;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.WfdbWriter;
import io.github.clearbeat.format.WrittenSignal;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small recordings written for a test: a sharp wave every second, 0.5 s in. */
final class Records {
  static final int HERTZ = 250;

  private Records() {}

  /** Writes {@code folder/name.hea} and {@code .dat} with leads II and V1. */
  static Path write(Path folder, String name, int seconds) throws IOException {
    Path record = folder.resolve(name);
    List<WrittenSignal> leads =
        List.of(
            new WrittenSignal("II", "mV", 200, 0, 12, 0),
            new WrittenSignal("V1", "mV", 200, 0, 12, 0));
    float[] ecg = new float[seconds * HERTZ];
    Random random = new Random(3);
    for (int i = 0; i < ecg.length; i++) {
      double sinceBeat = (i % HERTZ - HERTZ / 2) / (double) HERTZ;
      double qrs = Math.exp(-Math.pow(sinceBeat / 0.012, 2));
      double t = 0.25 * Math.exp(-Math.pow((sinceBeat - 0.28) / 0.05, 2));
      double p = 0.12 * Math.exp(-Math.pow((sinceBeat + 0.17) / 0.03, 2));
      ecg[i] = (float) (qrs + t + p + 0.01 * random.nextGaussian());
    }
    try (WfdbWriter to = WfdbWriter.create(record, 212, HERTZ, leads)) {
      to.write(new float[][] {ecg, ecg}, ecg.length);
      to.finish(Optional.empty(), List.of("written by a test"));
    }
    return record;
  }

  /** Writes the true beats of such a recording as an annotation file. */
  static Path writeBeats(Path folder, String file, int seconds) throws IOException {
    List<Annotation> beats = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      long sample = (long) second * HERTZ + HERTZ / 2;
      beats.add(Annotation.of(sample, AnnotationCode.NORMAL));
    }
    AnnotationFile.write(folder.resolve(file), HERTZ, beats);
    return folder.resolve(file);
  }
}
