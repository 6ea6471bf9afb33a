package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fits the trees of the detector and writes them as resources. It sees DS1 of mitdb, svdb and ludb,
 * and the first half of each noise record of nstdb, alone and added to DS1; never DS2 or the paced
 * records of mitdb.
 *
 * <p>Argument: the folder to write to, {@code beat/src/main/resources/io/github/clearbeat/beat}.
 */
public final class QrsTraining {
  private static final String DS1 =
      "101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223 230";
  private static final String LUDB_LEADS = "i ii iii avr avl avf v1 v2 v3 v4 v5 v6";
  private static final float SECOND_LEAD = 0.3f;
  private static final float NOISE_ALONE = 0.3f;
  private static final float NOISY = 0.15f;
  private static final int TREES = 64;
  private static final int DEPTH = 3;
  private static final double RATE = 0.2;

  private final List<Lead> leads = new ArrayList<>();

  /** A lead, where its beats stand, where nothing is known, and how much it counts. */
  private record Lead(Samples samples, long[] beats, List<long[]> unknown, float weight) {}

  private QrsTraining() {}

  /** See the class comment. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    QrsTraining training = new QrsTraining();
    training.loadMitdb();
    training.loadSvdb();
    training.loadLudb();
    Trees first = training.fit(1, null, folder.resolve("qrs-first-look.txt"));
    training.fit(2, first, folder.resolve("qrs-second-look.txt"));
  }

  private void loadMitdb() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    List<Samples> noises = noises();
    for (Samples noise : noises) {
      leads.add(new Lead(noise, new long[0], List.of(), NOISE_ALONE));
    }
    Random random = new Random(1);
    for (String name : DS1.split(" ")) {
      List<Annotation> annotations = DataFolder.annotations(mitdb.resolve(name), "atr");
      long[] beats = beats(annotations);
      for (int lead = 0; lead < 2; lead++) {
        Samples samples = DataFolder.lead(mitdb.resolve(name), lead);
        float weight = lead == 0 ? 1 : SECOND_LEAD;
        List<long[]> flutter = flutter(annotations, samples);
        leads.add(new Lead(samples, beats, flutter, weight));
        Samples noise = noises.get(random.nextInt(noises.size()));
        Samples noisy = NoisyLead.of(samples, beats, noise, 6 * random.nextInt(5), random);
        leads.add(new Lead(noisy, beats, flutter, weight * NOISY));
      }
    }
  }

  private static List<Samples> noises() throws IOException {
    Path nstdb = DataFolder.part("nstdb");
    List<Samples> noises = new ArrayList<>();
    for (String name : List.of("bw", "ma", "derived/em_from_118e00")) {
      for (int lead = 0; lead < 2; lead++) {
        Samples whole = DataFolder.lead(nstdb.resolve(name), lead);
        noises.add(Samples.of(whole.slice(0, whole.length() / 2).toArray(), whole.hertz()));
      }
    }
    return noises;
  }

  private void loadSvdb() throws IOException {
    Path svdb = DataFolder.part("svdb");
    for (String name : DataFolder.names(svdb, ".atr")) {
      List<Annotation> annotations = DataFolder.annotations(svdb.resolve(name), "atr");
      for (int lead = 0; lead < 2; lead++) {
        Samples samples = DataFolder.lead(svdb.resolve(name), lead);
        leads.add(new Lead(samples, beats(annotations), List.of(), lead == 0 ? 1 : SECOND_LEAD));
      }
    }
  }

  /** Outside of the first and the last mark of a lead its beats are not marked. */
  private void loadLudb() throws IOException {
    Path ludb = DataFolder.part("ludb").resolve("data");
    String[] names = LUDB_LEADS.split(" ");
    for (String name : DataFolder.names(ludb, ".hea")) {
      for (int lead = 0; lead < names.length; lead++) {
        Samples samples = DataFolder.lead(ludb.resolve(name), lead);
        long[] beats = beats(DataFolder.annotations(ludb.resolve(name), names[lead]));
        if (beats.length > 0) {
          long first = (long) (beats[0] - 0.3 * samples.hertz());
          long last = (long) (beats[beats.length - 1] + 0.45 * samples.hertz());
          List<long[]> unknown =
              List.of(new long[] {0, first}, new long[] {last, samples.length()});
          leads.add(new Lead(samples, beats, unknown, 1));
        }
      }
    }
  }

  static long[] beats(List<Annotation> annotations) {
    return annotations.stream()
        .filter(annotation -> annotation.code().isBeat())
        .mapToLong(Annotation::sampleIndex)
        .toArray();
  }

  private static List<long[]> flutter(List<Annotation> annotations, Samples samples) {
    List<long[]> episodes = new ArrayList<>();
    for (Annotation annotation : annotations) {
      if (annotation.code() == AnnotationCode.FLUTTER_ON) {
        long from = (long) (annotation.sampleIndex() - samples.hertz());
        episodes.add(new long[] {from, samples.length()});
      } else if (annotation.code() == AnnotationCode.FLUTTER_OFF) {
        episodes.get(episodes.size() - 1)[1] = (long) (annotation.sampleIndex() + samples.hertz());
      }
    }
    return episodes;
  }

  private Trees fit(int look, Trees first, Path file) throws IOException {
    Trees nothing = new Trees(1, 0, new int[0], new float[0], new float[0]);
    Examples examples = new Examples(look == 1 ? FirstLook.FEATURES : SecondLook.FEATURES);
    for (Lead lead : leads) {
      Observed observed = new Observed(lead.samples.hertz(), first == null ? nothing : first, look);
      observed.run(lead.samples);
      examples.add(lead, observed);
    }
    TreeBoosting boosting = new TreeBoosting(TREES, DEPTH, RATE);
    Trees trees = boosting.fit(examples.columns(), examples.truths(), examples.weights());
    String header =
        String.format(
            Locale.ROOT,
            "# Written by QrsTraining: %d trees on %d candidates of mitdb DS1, svdb, ludb, nstdb.%n",
            TREES,
            examples.count);
    Files.writeString(file, header + boosting.text());
    return trees;
  }

  /** The search, writing down where each candidate stands and what was seen of it. */
  private static final class Observed extends QrsSearch {
    private final Decimator decimator;
    private final int look;
    final List<Long> at = new ArrayList<>();
    final List<float[]> features = new ArrayList<>();

    Observed(double hertz, Trees first, int look) {
      super(
          hertz / new Decimator(hertz).factor,
          first,
          new Trees(1, 0, new int[0], new float[0], new float[0]));
      decimator = new Decimator(hertz);
      this.look = look;
    }

    void run(Samples samples) {
      float[] values = samples.toArray();
      int most = (SlowSignals.MOST - 1) * decimator.factor;
      for (int at = 0; at < values.length; at += most) {
        decimator.take(values, at, Math.min(most, values.length - at), signals.slow);
        advance();
      }
      for (int more = delay() * decimator.factor; more > 0; more -= most) {
        decimator.takeMissing(new float[most], most, signals.slow);
        advance();
      }
    }

    @Override
    void lookFirst(int position) {
      super.lookFirst(position);
      if (look == 1 && isHigh(position)) {
        keep(position, firstFeatures);
      }
    }

    @Override
    void lookAgain(int position) {
      super.lookAgain(position);
      if (look == 2 && isUnsure(position)) {
        keep(position, secondFeatures);
      }
    }

    private void keep(int position, float[] seen) {
      at.add(candidates.at[position] * decimator.factor);
      features.add(seen.clone());
    }
  }

  private static final class Examples {
    private final float[][] columns;
    private byte[] truths = new byte[1 << 16];
    private float[] weights = new float[1 << 16];
    int count;

    Examples(int features) {
      columns = new float[features][1 << 16];
    }

    void add(Lead lead, Observed observed) {
      boolean[] isBeat = matched(lead, observed.at);
      for (int i = 0; i < observed.at.size(); i++) {
        long at = observed.at.get(i);
        boolean unknown =
            !isBeat[i] && lead.unknown.stream().anyMatch(span -> at >= span[0] && at < span[1]);
        if (!unknown && at < lead.samples.length()) {
          add(observed.features.get(i), isBeat[i], lead.weight);
        }
      }
    }

    private void add(float[] features, boolean beat, float weight) {
      if (count == truths.length) {
        truths = Arrays.copyOf(truths, 2 * count);
        weights = Arrays.copyOf(weights, 2 * count);
        for (int column = 0; column < columns.length; column++) {
          columns[column] = Arrays.copyOf(columns[column], 2 * count);
        }
      }
      for (int column = 0; column < columns.length; column++) {
        columns[column][count] = features[column];
      }
      truths[count] = (byte) (beat ? 1 : 0);
      weights[count++] = weight;
    }

    /** Each beat takes the candidate nearest to it, within 120 ms, that no nearer beat takes. */
    private static boolean[] matched(Lead lead, List<Long> at) {
      boolean[] isBeat = new boolean[at.size()];
      double window = 0.12 * lead.samples.hertz();
      List<long[]> pairs = new ArrayList<>();
      int from = 0;
      for (int beat = 0; beat < lead.beats.length; beat++) {
        while (from < at.size() && at.get(from) < lead.beats[beat] - window) {
          from++;
        }
        for (int i = from; i < at.size() && at.get(i) <= lead.beats[beat] + window; i++) {
          pairs.add(new long[] {Math.abs(at.get(i) - lead.beats[beat]), beat, i});
        }
      }
      pairs.sort((a, b) -> Long.compare(a[0], b[0]));
      boolean[] taken = new boolean[lead.beats.length];
      for (long[] pair : pairs) {
        if (!taken[(int) pair[1]] && !isBeat[(int) pair[2]]) {
          taken[(int) pair[1]] = true;
          isBeat[(int) pair[2]] = true;
        }
      }
      return isBeat;
    }

    float[][] columns() {
      float[][] exact = new float[columns.length][];
      for (int column = 0; column < columns.length; column++) {
        exact[column] = Arrays.copyOf(columns[column], count);
      }
      return exact;
    }

    byte[] truths() {
      return Arrays.copyOf(truths, count);
    }

    float[] weights() {
      return Arrays.copyOf(weights, count);
    }
  }
}
