package io.github.clearbeat.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes an archive of the shape of ecg-arrhythmia (Chapman-Shaoxing and Ningbo, PhysioNet): twelve
 * leads, ten seconds, 500 Hz, MATLAB version 4, headers with SNOMED CT codes, folders of a hundred
 * records with a list each. The ECG is made up, and so easy to tell apart that no figure measured
 * on it means anything but time and memory.
 *
 * <p>Uses nothing but the JDK, so it runs without a build and is no part of what it tests:
 *
 * <pre>{@code
 * java dataset/src/test/java/io/github/clearbeat/dataset/GeneratedArchive.java FOLDER 45152
 * }</pre>
 *
 * <p>45,152 records take 5.4 GB; a third number makes only so many signal files, and links the rest
 * to them.
 */
public final class GeneratedArchive {
  static final List<String> LEADS =
      List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

  private static final int HERTZ = 500;
  private static final int LENGTH = 10 * HERTZ;
  private static final int PER_FOLDER = 100;

  /** Amplitudes of P, Q, R, S, T in each lead, in mV for R. */
  private static final double[] LEAD_GAIN = {.6, 1, .4, -.8, .2, .7, -.4, -.6, .3, .9, 1, .8};

  /**
   * Acronym, SNOMED CT code, weight, lowest and highest heart rate, RR variability. The weights are
   * the counts of both databases together in the tables of the PhysioNet Challenge 2021.
   */
  enum Kind {
    SB("426177001", 16559, 40, 58, .02),
    SR("426783006", 8125, 62, 98, .03),
    AFL("164890007", 8060, 75, 150, .01),
    ST("427084000", 7255, 102, 150, .01),
    SA("427393009", 2550, 60, 95, .03),
    AFIB("164889003", 1780, 70, 150, .25),
    SVT("426761007", 724, 155, 215, .005),
    AT("713422000", 297, 120, 190, .01);

    final String snomed;
    final int weight;
    final double slowest;
    final double fastest;
    final double variability;

    Kind(String snomed, int weight, double slowest, double fastest, double variability) {
      this.snomed = snomed;
      this.weight = weight;
      this.slowest = slowest;
      this.fastest = fastest;
      this.variability = variability;
    }

    static Kind drawn(Random random) {
      int total = 0;
      for (Kind kind : values()) {
        total += kind.weight;
      }
      int at = random.nextInt(total);
      for (Kind kind : values()) {
        at -= kind.weight;
        if (at < 0) {
          return kind;
        }
      }
      throw new AssertionError(at);
    }
  }

  /** What is not as usual in a record. */
  enum Oddity {
    NONE,
    LEADS_REVERSED,
    MICROVOLTS,
    FLAT,
    MISSING,
    CUT,
    NO_RHYTHM,
    TWO_RHYTHMS,
    NO_FILE;

    /**
     * One record of a cycle has its leads reversed, one is in µV; six of a hundred cycles end
     * badly.
     */
    static Oddity of(int record, int cycle) {
      int at = record % cycle;
      int bad = record / cycle % 100;
      if (at == cycle - 1 && bad < 6) {
        return values()[FLAT.ordinal() + bad];
      }
      return at == cycle / 4 ? LEADS_REVERSED : at == cycle / 2 ? MICROVOLTS : NONE;
    }
  }

  /** One signal file: its bytes, or where they are, and what the header says of each lead. */
  private record Signals(Kind kind, Path file, int[] first, short[] sums) {}

  private final Path folder;
  private final int cycle;
  private final long seed;

  private GeneratedArchive(Path folder, int cycle, long seed) {
    this.folder = folder;
    this.cycle = cycle;
    this.seed = seed;
  }

  /**
   * Writes an archive.
   *
   * @param folder is made
   * @param count of records
   * @param distinct of signal files; the others are links
   * @param cycle how many records from one oddity to the next of its kind
   * @param seed of everything
   * @return the rhythm of each record
   */
  static List<Kind> write(Path folder, int count, int distinct, int cycle, long seed)
      throws IOException {
    Files.createDirectories(folder);
    GeneratedArchive archive = new GeneratedArchive(folder, cycle, seed);
    List<Signals> made = new ArrayList<>(Collections.nCopies(Math.min(count, distinct), null));
    parallel(made.size(), i -> made.set(i, archive.signals(i)));
    parallel(count, i -> archive.record(i, made.get(i % made.size())));
    StringBuilder folders = new StringBuilder();
    for (int first = 0; first < count; first += PER_FOLDER) {
      StringBuilder names = new StringBuilder();
      for (int i = first; i < Math.min(count, first + PER_FOLDER); i++) {
        names.append(name(i)).append('\n');
      }
      Files.writeString(archive.place(first).resolve("RECORDS"), names);
      folders.append(folder.relativize(archive.place(first))).append("/\n");
    }
    Files.writeString(folder.resolve("RECORDS"), folders);
    return IntStream.range(0, count).mapToObj(i -> made.get(i % made.size()).kind()).toList();
  }

  private interface Step {
    void of(int i) throws IOException;
  }

  private static void parallel(int count, Step step) {
    IntStream.range(0, (count + PER_FOLDER - 1) / PER_FOLDER)
        .parallel()
        .forEach(
            block -> {
              try {
                for (int i = block * PER_FOLDER;
                    i < Math.min(count, (block + 1) * PER_FOLDER);
                    i++) {
                  step.of(i);
                }
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  static String name(int record) {
    return String.format(Locale.ROOT, "JS%05d", record + 1);
  }

  private Path place(int record) {
    int block = record / PER_FOLDER;
    return folder.resolve(
        String.format(
            Locale.ROOT, "WFDBRecords/%02d/%02d%d", block / 10 + 1, block / 10 + 1, block % 10));
  }

  private Signals signals(int record) throws IOException {
    Random random = new Random(seed * 1_000_003 + record);
    Kind kind = Kind.drawn(random);
    Oddity oddity = Oddity.of(record, cycle);
    short[] samples = new Wave(kind, random).interleaved(oddity == Oddity.LEADS_REVERSED);
    int[] first = new int[LEADS.size()];
    short[] sums = new short[LEADS.size()];
    for (int i = 0; i < samples.length; i++) {
      int lead = i % LEADS.size();
      boolean second = lead == (oddity == Oddity.LEADS_REVERSED ? LEADS.size() - 2 : 1);
      if (second && (oddity == Oddity.FLAT || oddity == Oddity.MISSING && i < 6000)) {
        samples[i] = oddity == Oddity.FLAT ? 7 : Short.MIN_VALUE;
      }
      first[lead] = i < LEADS.size() ? samples[i] : first[lead];
      sums[lead] += samples[i];
    }
    Path file = place(record).resolve(name(record) + ".mat");
    Files.createDirectories(file.getParent());
    ByteBuffer bytes = ByteBuffer.allocate(24 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    // MATLAB version 4: little-endian int16, 12 rows, 5000 columns, real, a name of 4 bytes
    bytes.putInt(30).putInt(LEADS.size()).putInt(LENGTH).putInt(0).putInt(4);
    bytes.put("val\0".getBytes(StandardCharsets.US_ASCII)).asShortBuffer().put(samples);
    if (oddity != Oddity.NO_FILE) {
      Files.write(
          file,
          oddity == Oddity.CUT ? java.util.Arrays.copyOf(bytes.array(), 5000) : bytes.array());
    }
    return new Signals(kind, file, first, sums);
  }

  private void record(int record, Signals signals) throws IOException {
    String name = name(record);
    Path header = place(record).resolve(name + ".hea");
    Path file = header.resolveSibling(name + ".mat");
    if (!file.equals(signals.file())) {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      if (Files.exists(signals.file())) {
        Files.createLink(file, signals.file());
      }
    }
    int made = Integer.parseInt(signals.file().getFileName().toString().substring(2, 7)) - 1;
    Files.writeString(header, header(name, signals, Oddity.of(made, cycle), record));
  }

  private static String header(String name, Signals signals, Oddity oddity, int record) {
    StringBuilder text = new StringBuilder();
    text.append(name).append(" 12 500 5000\n");
    String gain = oddity == Oddity.MICROVOLTS ? "1.0(0)/uV" : "1000.0(0)/mV";
    for (int s = 0; s < LEADS.size(); s++) {
      String lead = LEADS.get(oddity == Oddity.LEADS_REVERSED ? LEADS.size() - 1 - s : s);
      text.append(name).append(".mat 16x1+24 ").append(gain).append(" 16 0 ");
      text.append(signals.first()[s]).append(' ').append(signals.sums()[s]).append(" 0 ");
      text.append(lead).append('\n');
    }
    text.append("# Age: ").append(20 + record % 70).append("\n# Sex: Female\n# Dx: ");
    String rhythm = signals.kind().snomed;
    // half of the real records have findings beside the rhythm: T wave abnormal
    String beside = record % 2 == 0 ? "" : ",164934002";
    text.append(
        switch (oddity) {
          case NO_RHYTHM -> "164934002";
          case TWO_RHYTHMS -> rhythm + ",106068003";
          default -> rhythm + beside;
        });
    return text.append("\n# Rx: Unknown\n# Hx: Unknown\n# Sx: Unknown\n").toString();
  }

  /** Ten seconds of made-up ECG. */
  private static final class Wave {
    private final Kind kind;
    private final Random random;
    private final float[] atria = new float[LENGTH];
    private final float[] ventricles = new float[LENGTH];

    Wave(Kind kind, Random random) {
      this.kind = kind;
      this.random = random;
      double rate = kind.slowest + random.nextDouble() * (kind.fastest - kind.slowest);
      double breath = random.nextDouble();
      for (double at = -random.nextDouble(); at < 11; ) {
        beat(at, 60 / rate);
        double rr = 60 / rate * (1 + kind.variability * random.nextGaussian());
        if (kind == Kind.SA) {
          rr *= 1 + .18 * Math.sin(2 * Math.PI * (at * .25 + breath));
        }
        at += Math.max(.25, rr);
      }
      if (kind == Kind.AFIB || kind == Kind.AFL) {
        double hertz = kind == Kind.AFL ? 5 : 6 + random.nextDouble();
        for (int i = 0; i < LENGTH; i++) {
          double phase = hertz * i / HERTZ;
          atria[i] +=
              (float)
                  (kind == Kind.AFL ? .2 * (phase % 1 - .5) : .06 * Math.sin(2 * Math.PI * phase));
        }
      }
    }

    private void beat(double at, double rr) {
      double stretch = Math.sqrt(rr);
      if (kind != Kind.AFIB && kind != Kind.AFL && kind != Kind.SVT) {
        bump(atria, at - .17, .022, .14);
      }
      bump(ventricles, at - .03, .008, -.12);
      bump(ventricles, at, .011, 1.1);
      bump(ventricles, at + .03, .009, -.22);
      bump(ventricles, at + .28 * stretch, .045 * stretch, .28);
    }

    private static void bump(float[] to, double at, double width, double height) {
      int first = Math.max(0, (int) ((at - 4 * width) * HERTZ));
      int last = Math.min(LENGTH - 1, (int) ((at + 4 * width) * HERTZ));
      for (int i = first; i <= last; i++) {
        double x = ((double) i / HERTZ - at) / width;
        to[i] += (float) (height * Math.exp(-x * x / 2));
      }
    }

    /** Samples of all leads, in µV, in turn. */
    short[] interleaved(boolean reversed) {
      short[] samples = new short[LENGTH * LEADS.size()];
      for (int lead = 0; lead < LEADS.size(); lead++) {
        int position = reversed ? LEADS.size() - 1 - lead : lead;
        double wander = random.nextDouble();
        for (int i = 0; i < LENGTH; i++) {
          double noise = 8 * (random.nextInt(256) - 127.5) / 127.5;
          double slow = 60 * Math.sin(2 * Math.PI * (.2 * i / HERTZ + wander));
          double wave = LEAD_GAIN[lead] * (atria[i] + ventricles[i]) * 1000;
          samples[i * LEADS.size() + position] = (short) Math.rint(wave + slow + noise);
        }
      }
      return samples;
    }
  }

  /**
   * Writes an archive and says how long that took.
   *
   * @param arguments folder, count, and if wanted the number of signal files and the seed
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    int distinct = arguments.length > 2 ? Integer.parseInt(arguments[2]) : count;
    long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    long begun = System.nanoTime();
    List<Kind> kinds = write(Path.of(arguments[0]), count, distinct, 100, seed);
    TreeMap<Kind, Integer> counts = new TreeMap<>();
    kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
    System.out.printf(
        Locale.ROOT,
        "%d records (%s), %d signal files, %.1f MB, in %.1f s%n",
        count,
        counts,
        Math.min(count, distinct),
        Math.min(count, distinct) * 0.120024,
        (System.nanoTime() - begun) / 1e9);
  }
}
