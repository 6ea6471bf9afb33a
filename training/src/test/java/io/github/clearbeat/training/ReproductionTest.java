package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.StripDownload;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.ReproductionPage;
import io.github.clearbeat.study.RhythmFolds;
import io.github.clearbeat.study.RhythmRecipe;
import io.github.clearbeat.study.RhythmReproduction;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folds of a download, interrupted wherever that can be. */
@Timeout(600)
class ReproductionTest {
  private static final int PIECE = 256;
  private static final long SEED = 5;

  @TempDir static Path folder;
  private static StripDownload download;

  /** 600 records of 111 signal files: 300 without a further label, so two files of kept strips. */
  @BeforeAll
  static void write() throws Exception {
    Path source = Path.of("../dataset/src/test/java/io/github/clearbeat/dataset");
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.resolve("GeneratedArchive.java").toString(),
                folder.resolve("data").toString(),
                "600",
                "111",
                "3")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    assertThat(code).isZero();
    download = StripDownload.recognise(folder.resolve("data"));
  }

  private static RhythmReproduction made(Path out, double faults) throws IOException {
    return new RhythmReproduction(
        "chapman",
        download.part("chapman"),
        new RhythmReproduction.Settings(
            RhythmRecipe.TINY,
            RhythmLabels.named("exgnet-6").orElseThrow(),
            "II",
            RhythmFolds.PLAIN,
            2,
            2,
            1,
            false,
            faults,
            "test"),
        List.of(),
        new LibTorchTrainer(),
        out);
  }

  /** Ends a run at a record, at a step of an epoch of a fold, or when a part begins. */
  private record Ends(int atRecord, int atPart, int atEpoch)
      implements RhythmReproduction.Watcher, Trainer.Watcher {
    static final Ends NEVER = new Ends(-1, -1, -1);
    private static int part;

    @Override
    public void read(int records) {
      end(records == atRecord);
    }

    @Override
    public void part(int number, int parts, String name) {
      part = number;
      end(number == atPart && atEpoch == 0);
    }

    @Override
    public Trainer.Watcher steps() {
      return this;
    }

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      end(part == atPart && epoch == atEpoch && example > examples / 2);
    }

    private static void end(boolean now) {
      if (now) {
        throw new CancellationException("here");
      }
    }
  }

  private static void interrupted(Path out, Ends ends) {
    assertThatThrownBy(() -> made(out, 0.05).run(List.of(SEED), ends))
        .isInstanceOf(CancellationException.class);
  }

  /** All that is left in a folder, the document with it. */
  private static Map<String, byte[]> whole(Path out) throws IOException {
    RhythmReproduction made = made(out, 0.05);
    ReproductionPage page = new ReproductionPage();
    page.add(made, made.run(List.of(SEED), Ends.NEVER));
    Files.writeString(out.resolve("page.md"), page.markdown() + page.values());
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  files.put(out.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return files;
  }

  @Test
  void interruptedAnywhereItEndsWithTheSameBits() throws IOException {
    Map<String, byte[]> uninterrupted = whole(folder.resolve("whole"));
    assertThat(uninterrupted.keySet())
        .anyMatch(name -> name.endsWith("00001.strips"))
        .anyMatch(name -> name.endsWith("fold1.checkpoint"))
        .contains(
            "exgnet-tiny-chapman-exgnet-6-seed5.tsv.gz",
            "heart-rate-rule-chapman-exgnet-6-seed1.tsv.gz");

    Path out = folder.resolve("interrupted");
    interrupted(out, new Ends(100, -1, -1));
    int records = made(out, 0.05).records();
    assertThat(made(out, 0.05).recordsLeft()).isEqualTo(records);
    interrupted(out, new Ends(PIECE + 20, -1, -1));
    assertThat(made(out, 0.05).recordsLeft()).isEqualTo(records - PIECE);
    interrupted(out, new Ends(-1, 1, 1));
    assertThat(made(out, 0.05).recordsLeft()).isZero();
    assertThat(made(out, 0.05).epochsLeft(SEED)).isEqualTo(4);
    interrupted(out, new Ends(-1, 1, 2));
    assertThat(made(out, 0.05).epochsLeft(SEED)).isEqualTo(3);
    interrupted(out, new Ends(-1, 2, 0));
    assertThat(made(out, 0.05).epochsLeft(SEED)).isEqualTo(2);
    interrupted(out, new Ends(-1, 2, 2));
    assertThat(made(out, 0.05).epochsLeft(SEED)).isEqualTo(1);
    assertThat(whole(out)).containsExactlyEntriesOf(uninterrupted);
    assertThat(made(out, 0.05).epochsLeft(SEED)).isZero();
    damagedOrChangedIsReadAgain(out, uninterrupted);
  }

  private static void damagedOrChangedIsReadAgain(Path out, Map<String, byte[]> uninterrupted)
      throws IOException {
    String piece =
        uninterrupted.keySet().stream().filter(n -> n.endsWith("00001.strips")).findAny().get();
    byte[] bytes = uninterrupted.get(piece).clone();
    bytes[bytes.length / 2] ^= 1;
    Files.write(out.resolve(piece), bytes);
    made(out, 0.05).run(List.of(SEED), Ends.NEVER);
    assertThat(out.resolve(piece)).hasBinaryContent(uninterrupted.get(piece));

    Path record = folder.resolve("data/WFDBRecords/01/010/JS00001.mat");
    byte[] signals = Files.readAllBytes(record);
    Files.delete(record); // others are links to it
    Files.write(record, signals);
    Files.setLastModifiedTime(record, FileTime.fromMillis(1_000_000));
    assertThat(made(out, 0.05).recordsLeft()).isEqualTo(PIECE);
  }

  @Test
  void tooManyFaultsAreRefusedAfterTheyAreReported() throws IOException {
    int[] rejects = {0};
    RhythmReproduction.Watcher watcher =
        new RhythmReproduction.Watcher() {
          @Override
          public void audited(io.github.clearbeat.dataset.StripAudit audit) {
            rejects[0] = audit.rejects().size();
            assertThat(audit.records()).isEqualTo(600);
          }
        };
    RhythmReproduction made = made(folder.resolve("strict"), 0);
    assertThatThrownBy(() -> made.run(List.of(SEED), watcher))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("records are at fault");
    assertThat(rejects[0]).isGreaterThan(300);
  }

  @Test
  void aTrialKeepsNothing() throws IOException {
    Path out = folder.resolve("trial");
    RhythmReproduction made = made(out, 0.05);
    int[] steps = {0};
    Trainer.Watcher watcher =
        new Trainer.Watcher() {
          @Override
          public void step(int epoch, int epochs, int example, int examples, double loss) {
            assertThat(loss).isPositive();
            steps[0]++;
          }

          @Override
          public boolean stopped() {
            return steps[0] == 3;
          }
        };
    int[] read = {0};
    RhythmReproduction.Sample sample = made.sample(40, () -> read[0]++);
    assertThat(read[0]).isEqualTo(40);
    assertThatThrownBy(() -> made.trial(sample, watcher)).isInstanceOf(CancellationException.class);
    made.score(sample, 2);
    assertThat(steps[0]).isEqualTo(3);
    assertThat(out).doesNotExist();
  }
}
