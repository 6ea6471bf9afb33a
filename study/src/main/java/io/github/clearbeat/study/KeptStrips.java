package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.dataset.StripPass;
import io.github.clearbeat.dataset.StripReject;
import io.github.clearbeat.dataset.StripRules;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * The strips of a large data set, read and made ready once and kept in a folder, some hundred
 * records a file. Reading that is interrupted goes on with the first file that is not there; a file
 * whose records have changed is made again. Of the strips only as much is in memory as the system
 * has room for.
 *
 * <pre>{@code
 * KeptStrips kept = new KeptStrips(what, folder, KeptStrips.USUAL_PIECE);
 * kept.left();                              // 45,152 records to read, or fewer
 * KeptStrips.All all = kept.read(count -> {});
 * }</pre>
 */
final class KeptStrips {
  /** Records a file: 5 MB at 500 Hz, and a second or less of reading that an end may cost. */
  static final int USUAL_PIECE = 256;

  private final What what;
  private final Path folder;
  private final StripExamples maker;
  private final List<StripReject> leftOut = new ArrayList<>();
  private final List<List<StripEntry>> pieces = new ArrayList<>();
  private final List<byte[]> keys = new ArrayList<>();

  /**
   * What is kept.
   *
   * @param set whose strips
   * @param labels which classes there are
   * @param rules what a strip must be
   * @param lead the name of the lead
   * @param preparation what makes a strip ready
   * @param guidance of which kind the targets are; none that is random
   * @param cells of the class map
   * @param program which version made it: another's files are made again
   */
  record What(
      StripDataSet set,
      RhythmLabels labels,
      StripRules rules,
      String lead,
      StripPreparation preparation,
      Guidance guidance,
      int cells,
      String program) {}

  /**
   * All of it.
   *
   * @param examples three arrays each, as those of {@link StripExamples}
   * @param everyFeature of each example, for baselines
   * @param folds that the data set assigns
   * @param audit what became of every record
   * @param identity a hash of all that the examples hold
   */
  record All(
      Examples examples,
      List<float[]> everyFeature,
      List<OptionalInt> folds,
      StripAudit audit,
      String identity) {}

  /**
   * Strips that may be kept already.
   *
   * @param folder for the files, made if it is not there
   * @param pieceRecords records a file
   */
  KeptStrips(What what, Path folder, int pieceRecords) throws IOException {
    this.what = what;
    this.folder = folder;
    maker = new StripExamples(what.preparation, what.labels, what.guidance, what.cells, 0);
    List<StripEntry> usable = new ArrayList<>();
    for (StripEntry entry : what.set.entries()) {
      Optional<StripReject> obstacle = what.labels.obstacle(entry);
      obstacle.ifPresentOrElse(leftOut::add, () -> usable.add(entry));
    }
    for (int from = 0; from < usable.size(); from += pieceRecords) {
      pieces.add(usable.subList(from, Math.min(usable.size(), from + pieceRecords)));
    }
    for (List<StripEntry> piece : pieces) {
      keys.add(key(piece));
    }
  }

  private byte[] key(List<StripEntry> piece) throws IOException {
    MessageDigest digest = digest();
    String head =
        String.join(
            "\n",
            what.program,
            what.labels.name() + what.labels.classes() + what.labels.takesOthers(),
            what.rules.toString(),
            what.lead,
            what.preparation.toString(),
            what.guidance + " " + what.cells,
            RhythmFeatures.all().toString());
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    for (StripEntry entry : piece) {
      String line = "\n" + entry + what.set.stamp(entry);
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private Path file(int piece) {
    return folder.resolve(String.format(Locale.ROOT, "%05d.strips", piece));
  }

  /** How many records have a class by their labels. */
  int records() {
    return pieces.stream().mapToInt(List::size).sum();
  }

  /** How many of them are yet to be read. */
  int left() throws IOException {
    int left = 0;
    for (int p = 0; p < pieces.size(); p++) {
      left += StripPiece.isThere(file(p), keys.get(p)) ? 0 : pieces.get(p).size();
    }
    return left;
  }

  /**
   * Reads and keeps what is not kept yet.
   *
   * @param progress is told after each record how many have been read now
   */
  All read(IntConsumer progress) throws IOException {
    Files.createDirectories(folder);
    MessageDigest identity = digest();
    List<StripPiece> all = new ArrayList<>();
    int[] done = {0};
    for (int p = 0; p < pieces.size(); p++) {
      Optional<StripPiece> kept = StripPiece.open(file(p), keys.get(p));
      if (kept.isEmpty()) {
        make(pieces.get(p), () -> progress.accept(++done[0])).write(file(p), keys.get(p));
        kept = StripPiece.open(file(p), keys.get(p));
      }
      StripPiece piece =
          kept.orElseThrow(
              () -> new IOException(folder + ": a file there changes while it is read"));
      all.add(piece);
      identity.update(Long.toHexString(piece.checksum()).getBytes(StandardCharsets.US_ASCII));
    }
    removeBeyond(pieces.size());
    return together(all, identity);
  }

  /** Files of an earlier, longer list of records. */
  private void removeBeyond(int count) throws IOException {
    for (int p = count; Files.deleteIfExists(file(p)); p++) {
      continue;
    }
  }

  private StripPiece.Builder make(List<StripEntry> entries, Runnable progress) throws IOException {
    StripPiece.Builder piece = new StripPiece.Builder();
    StripAudit audit =
        new StripPass(new Part(what.set, entries, progress), what.labels, what.rules, what.lead)
            .forEach(
                (entry, label, strip) ->
                    piece.take(
                        entry.record(), maker.one(strip, 0), RhythmBaselines.features(strip)));
    audit.rejects().forEach(piece::reject);
    return piece;
  }

  /**
   * Some records, evenly spread, read and made ready but not kept; faulty ones are left out.
   *
   * @param count how many at most
   * @param progress is told after each record
   */
  Examples sample(int count, Runnable progress) throws IOException {
    List<StripEntry> usable = pieces.stream().flatMap(List::stream).toList();
    List<StripEntry> chosen = new ArrayList<>();
    int most = Math.min(count, usable.size());
    for (int i = 0; i < most; i++) {
      chosen.add(usable.get((int) ((long) i * usable.size() / most)));
    }
    StripExamples sample =
        new StripExamples(what.preparation, what.labels, what.guidance, what.cells, 0);
    sample.add(
        new StripPass(new Part(what.set, chosen, progress), what.labels, what.rules, what.lead),
        RhythmBaselines::features);
    return sample.examples();
  }

  private All together(List<StripPiece> all, MessageDigest identity) {
    Map<String, StripEntry> entries = new HashMap<>();
    pieces.forEach(piece -> piece.forEach(entry -> entries.put(entry.record(), entry)));
    List<String> classes = what.labels.classes();
    List<Examples.Origin> origins = new ArrayList<>();
    List<OptionalInt> folds = new ArrayList<>();
    int[] used = new int[classes.size()];
    int[] labels = new int[all.stream().mapToInt(piece -> piece.taken().size()).sum()];
    List<StripReject> rejects = new ArrayList<>(what.set.rejects());
    rejects.addAll(leftOut);
    List<FloatBuffer> strips = new ArrayList<>();
    List<float[]> features = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    List<float[]> every = new ArrayList<>();
    for (StripPiece piece : all) {
      for (String record : piece.taken()) {
        StripEntry entry = entries.get(record);
        int label = what.labels.classOf(entry).orElseThrow();
        labels[origins.size()] = label;
        identity.update((byte) label);
        used[label]++;
        origins.add(StripExamples.origin(entry, what.labels, label));
        folds.add(entry.fold());
      }
      strips.add(piece.strips());
      features.addAll(piece.features());
      targets.addAll(piece.targets());
      every.addAll(piece.everyFeature());
      rejects.addAll(piece.rejects());
    }
    Examples examples =
        Examples.ofPieces(
            strips,
            new float[][] {StripExamples.flat(features), StripExamples.flat(targets)},
            new int[] {what.preparation.samples(), RhythmFeatures.variability().size(), what.cells},
            labels,
            origins.toArray(Examples.Origin[]::new),
            classes);
    StripAudit audit =
        new StripAudit(what.set.name(), classes, Arrays.stream(used).boxed().toList(), rejects);
    String hash = HexFormat.of().formatHex(identity.digest());
    return new All(examples, every, folds, audit, hash);
  }

  /** Some strips of a set; tells of each that is read. */
  private record Part(StripDataSet set, List<StripEntry> entries, Runnable progress)
      implements StripDataSet {
    @Override
    public String name() {
      return set.name();
    }

    @Override
    public List<StripReject> rejects() {
      return List.of();
    }

    @Override
    public String usualLead() {
      return set.usualLead();
    }

    @Override
    public List<String> leads(StripEntry entry) throws IOException {
      return set.leads(entry);
    }

    @Override
    public Strip read(StripEntry entry, String lead) throws IOException {
      progress.run();
      return set.read(entry, lead);
    }
  }
}
