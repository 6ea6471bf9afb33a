package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.LeadChoice;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Records of other public databases, as far as they are in the data folder. */
class OtherDatabasesTest {
  private static final List<String> LEADS =
      List.of("i", "ii", "iii", "avr", "avl", "avf", "v1", "v2", "v3", "v4", "v5", "v6");

  @Test
  void ludb() throws IOException {
    Path folder = DataFolder.part("ludb").resolve("data");
    forEvery(
        10,
        DataFolder.files(folder, ".hea"),
        facts -> {
          assertThat(facts.hertz()).isEqualTo(500);
          assertThat(facts.sampleCount()).isEqualTo(5000);
          assertThat(facts.signals()).extracting(SignalFacts::name).isEqualTo(LEADS);
          assertThat(facts.annotations()).hasSize(12);
          assertThat(facts.signals()).allMatch(s -> s.checksum() == SignalFacts.Checksum.RIGHT);
        });
    try (Recording recording = Recordings.open(folder.resolve("1"))) {
      assertThat(LeadChoice.standard(recording.leads())).hasValue(1);
    }
  }

  /** Counted once by a few lines of Python that know only the words of the format. */
  @Test
  void ludbWaves() throws IOException {
    Path folder = DataFolder.part("ludb").resolve("data");
    Map<String, Integer> counts = new TreeMap<>();
    for (int record = 1; record <= 200; record++) {
      for (String lead : List.of("i", "v6")) {
        for (Annotation mark :
            AnnotationFile.read(folder.resolve(record + "." + lead)).annotations()) {
          counts.merge(mark.code().mnemonic(), 1, Integer::sum);
        }
      }
    }
    assertThat(counts)
        .isEqualTo(new TreeMap<>(Map.of("(", 9737, ")", 9743, "N", 3659, "p", 2799, "t", 3285)));
  }

  @Test
  void cinc2017() throws IOException {
    forEvery(
        200,
        DataFolder.files(DataFolder.part("cinc2017"), ".hea"),
        facts -> {
          assertThat(facts.hertz()).isEqualTo(300);
          assertThat(facts.sampleCount()).isBetween(9L * 300, 61L * 300);
          assertThat(facts.signals()).hasSize(1);
          assertThat(facts.signals().get(0).units()).isEqualTo("mV");
          assertThat(facts.signals().get(0).checksum()).isNotEqualTo(SignalFacts.Checksum.WRONG);
          // two bytes a sample behind 24 bytes: the whole file
          assertThat(size(facts)).isEqualTo(24 + 2 * facts.sampleCount());
          assertThat(facts.start()).isPresent();
        });
  }

  private static long size(RecordingFacts facts) {
    try {
      return Files.size(facts.file().resolveSibling(facts.signals().get(0).file()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void nstdb() throws IOException {
    forEvery(
        1,
        DataFolder.files(DataFolder.part("nstdb"), ".hea"),
        facts -> {
          assertThat(facts.hertz()).isEqualTo(360);
          assertThat(facts.sampleCount()).isEqualTo(650_000);
          assertThat(facts.signals())
              .hasSize(2)
              .allMatch(s -> s.checksum() == SignalFacts.Checksum.RIGHT);
        });
  }

  @Test
  void svdb() throws IOException {
    forEvery(
        8,
        DataFolder.files(DataFolder.part("svdb"), ".hea"),
        facts -> {
          assertThat(facts.hertz()).isEqualTo(128);
          assertThat(facts.sampleCount()).isEqualTo(230_400);
          assertThat(facts.annotations().get(0).beats()).isGreaterThan(1000);
          assertThat(facts.signals()).allMatch(s -> s.checksum() == SignalFacts.Checksum.RIGHT);
        });
  }

  @Test
  void challenge2021() throws IOException {
    forEvery(
        3,
        DataFolder.files(DataFolder.part("challenge2021"), ".hea"),
        facts -> {
          assertThat(facts.hertz()).isEqualTo(500);
          assertThat(facts.signals()).hasSize(12);
          assertThat(facts.signals()).noneMatch(s -> s.checksum() == SignalFacts.Checksum.WRONG);
        });
  }

  private static void forEvery(int step, List<Path> headers, Consumer<RecordingFacts> check)
      throws IOException {
    assertThat(headers).isNotEmpty();
    for (int i = 0; i < headers.size(); i += step) {
      try (Recording recording = Recordings.open(headers.get(i))) {
        check.accept(Recordings.facts(recording));
      }
    }
  }
}
