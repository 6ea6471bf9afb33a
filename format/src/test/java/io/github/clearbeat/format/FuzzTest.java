package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, they are read or refused with a sentence; nothing else comes out. */
class FuzzTest {
  private static final int MUTATIONS = 300;
  private static final String[] NASTY = {
    "-1",
    "0",
    "99999999999",
    "9223372036854775807",
    "NaN",
    "1e308",
    "/",
    "(",
    "x",
    ":",
    "+",
    "..",
    "\0",
    " ",
    "\n",
    "#",
    "~",
    ",",
    ";",
    "\t",
    "\"",
    "'",
    "-",
    "\uFFFF",
    "1e-320",
    "212",
    "16"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mitdb100", "several", "matlab", "frames"})
  void headers(String record) throws IOException {
    for (String file : new String[] {"mitdb100.dat", "several.dat", "several.d2", "matlab.mat"}) {
      Files.copy(Fixtures.passed(file), folder.resolve(file));
    }
    byte[] header = Files.readAllBytes(Fixtures.passed(record + ".hea"));
    Random random = new Random(record.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = fresh(folder.resolve(record + ".hea"), mutated(header, random));
      readOrRefuse(file, OptionalDouble.empty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.csv", "german.csv", "rdsamp.csv", "bare.csv", "unnamed.tsv"})
  void tables(String name) throws IOException {
    byte[] table = Files.readAllBytes(Fixtures.passed(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = fresh(folder.resolve(name), mutated(table, random));
      readOrRefuse(file, i % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(250));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fields.atr", "mitdb100.atr"})
  void annotations(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.passed(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 5 * MUTATIONS; i++) {
      try {
        AnnotationFile read = new AnnotationReader(name, mutated(bytes, random)).read();
        // what can be read can be written, and read again
        byte[] copy = new AnnotationWriter().write(List.of(), read.annotations(), new BitSet());
        assertThat(new AnnotationReader(name, copy).read().annotations())
            .isEqualTo(read.annotations());
      } catch (MalformedInputException e) {
        assertSentence(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"doubles.mat", "shorts.mat", "named_matrix.csv", "labels.xlsx"})
  void matrices(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.passed(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = fresh(folder.resolve(name), mutated(bytes, random));
      try {
        if (name.endsWith(".xlsx")) {
          Spreadsheet.read(file);
        } else {
          SampleMatrix read = SampleMatrix.read(file);
          assertThat(read.column(read.columnCount() - 1)).hasSize(read.rowCount());
        }
      } catch (MalformedInputException e) {
        assertSentence(e);
      }
    }
  }

  @Test
  void randomBytes() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      readOrRefuse(fresh(folder.resolve("random.hea"), bytes), OptionalDouble.empty());
      readOrRefuse(fresh(folder.resolve("random.csv"), bytes), OptionalDouble.of(100));
      try {
        AnnotationFile.read(fresh(folder.resolve("random.atr"), bytes));
      } catch (MalformedInputException e) {
        assertSentence(e);
      }
    }
  }

  /** A new file each time: to cut a file short and fill it again makes some file systems wait. */
  private static Path fresh(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    return Files.write(file, bytes);
  }

  private static void readOrRefuse(Path file, OptionalDouble hertz) throws IOException {
    try (Recording recording = Recordings.open(file, hertz)) {
      for (int lead = 0; lead < recording.leads().size(); lead++) {
        long[] next = {0};
        recording.read(
            lead,
            0,
            recording.sampleCount(),
            block -> {
              assertThat(block.firstIndex()).isEqualTo(next[0]);
              next[0] = block.endIndex();
            });
        assertThat(next[0]).isEqualTo(recording.sampleCount());
      }
      Recordings.facts(recording);
      Recordings.verify(recording);
    } catch (MalformedInputException e) {
      assertSentence(e);
    }
  }

  private static void assertSentence(MalformedInputException e) {
    assertThat(e.getMessage()).contains(": ").doesNotContain("\n", "\0", "null");
    assertThat(e.getMessage().length()).isLessThan(400);
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original;
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length + 1);
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, random.nextInt(8), new byte[0]);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 ->
                replaced(
                    bytes,
                    at,
                    0,
                    NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8));
            default ->
                replaced(
                    bytes,
                    at,
                    1 + random.nextInt(3),
                    NASTY[random.nextInt(6)].getBytes(StandardCharsets.UTF_8));
          };
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int at, int count, byte[] by) {
    int rest = Math.min(bytes.length, at + count);
    byte[] result = new byte[at + by.length + bytes.length - rest];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(by, 0, result, at, by.length);
    System.arraycopy(bytes, rest, result, at + by.length, bytes.length - rest);
    return result;
  }
}
