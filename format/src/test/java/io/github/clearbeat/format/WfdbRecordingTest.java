package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures whose samples were written down by hand in make_fixtures.py. */
class WfdbRecordingTest {
  @ParameterizedTest
  @ValueSource(strings = {"mitdb100", "mitdb100.hea", "mitdb100.dat", "mitdb100.atr"})
  void aRecordHasManyNames(String name) throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed(name))) {
      assertThat(recording.name()).isEqualTo("mitdb100");
      assertThat(recording.hertz()).isEqualTo(360);
      assertThat(recording.sampleCount()).isEqualTo(3600);
      assertThat(recording.leads()).containsExactly(new Lead("MLII", true), new Lead("V5", true));
      assertThat(recording.comments()).startsWith("69 M 1085 1629 x1", "Aldomet, Inderal");
      assertThat(recording.start()).isEmpty();
      Recordings.verify(recording);
    }
  }

  @Test
  void severalFilesUnitsAndMissingSamples() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("several"))) {
      assertThat(recording.start())
          .hasValue(LocalDateTime.of(2024, 2, 29, 10, 20, 30, 500_000_000));
      assertThat(recording.comments()).containsExactly("<age>: 30", "");
      assertThat(recording.leads())
          .containsExactly(
              new Lead("ECG lead II", "mV", true),
              new Lead("no gain", "mV", false),
              new Lead("", "mmHg", true));
      // (100 - 10) / 100 µV, ...
      assertThat(recording.stretch(0, 0, 3).toArray()).containsExactly(0.0009f, 0.0019f, -0.0031f);
      // gain 0: 200 a millivolt; the baseline is the ADC zero, 5
      assertThat(recording.stretch(1, 0, 3).toArray()).containsExactly(-0.06f, Float.NaN, 0.02f);
      // a negative gain; the baseline is the ADC zero, 3
      assertThat(recording.stretch(2, 0, 3).toArray()).containsExactly(Float.NaN, -1022f, 4f);
    }
  }

  @Test
  void matlabFilesBeginBehindAByteOffset() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("matlab.mat"))) {
      assertThat(recording.start()).hasValue(LocalDateTime.of(2000, 6, 1, 3, 6, 59));
      assertThat(recording.stretch(0, 0, 4).toArray()).containsExactly(-0.366f, 0f, 1f, 32.767f);
      Recordings.verify(recording); // its checksum is 0, its initial value wrong: not stated
      SignalFacts facts = Recordings.facts(recording).signals().get(0);
      assertThat(facts.checksum()).isEqualTo(SignalFacts.Checksum.NOT_STATED);
      assertThat(facts.firstStated()).isEqualTo(OptionalInt.of(-9));
      assertThat(facts.firstFound()).isEqualTo(OptionalInt.of(-366));
      assertThat(facts.maximum()).isEqualTo(32.767f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames", "nolength"})
  void severalSamplesAFrameAreAveragedAndSkewIsUndone(String name) throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed(name))) {
      assertThat(recording.hertz()).isEqualTo(100);
      assertThat(recording.sampleCount()).isEqualTo(3);
      // (10 + 13) / 2 and (-10 - 13) / 2, cut toward 0; a frame with a missing sample is missing
      assertThat(recording.stretch(0, 0, 3).toArray()).containsExactly(11f, -11f, Float.NaN);
      assertThat(recording.stretch(1, 0, 3).toArray()).containsExactly(50f, 60f, Float.NaN);
    }
  }

  @Test
  void aStartThatIsNoTimeIsLeftOutAndSaid() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("nodate"))) {
      assertThat(recording.start()).isEmpty();
      assertThat(Recordings.facts(recording).remarks())
          .containsExactly(
              "nodate.hea:1: the start time is '07-02-2020', expected hh:mm:ss; left out");
    }
  }

  @Test
  void timesOfDayMayLackHours() {
    assertThat(StartTimes.time("31:25.894")).hasValue(LocalTime.of(0, 31, 25, 894_000_000));
    assertThat(StartTimes.time("8:26:04")).hasValue(LocalTime.of(8, 26, 4));
    assertThat(StartTimes.time("25:00:00")).isEmpty();
    assertThat(StartTimes.date("31/02/2000")).isEmpty();
  }

  @Test
  void anyStretchIsAPartOfTheWhole() throws IOException {
    Random random = new Random(1);
    try (Recording recording = Recordings.open(Fixtures.passed("mitdb100"))) {
      float[] whole = recording.stretch(1, 0, 3600).toArray();
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(3600);
        int to = from + random.nextInt(3601 - from);
        assertThat(recording.stretch(1, from, to).toArray())
            .containsExactly(Arrays.copyOfRange(whole, from, to));
      }
    }
  }

  @Test
  void blocksFollowEachOther() throws IOException {
    List<Long> ends = new ArrayList<>(List.of(7L));
    try (Recording recording = Recordings.open(Fixtures.passed("mitdb100"))) {
      recording.read(
          0,
          7,
          3600,
          block -> {
            assertThat(block.firstIndex()).isEqualTo(ends.get(ends.size() - 1));
            assertThat(block.hertz()).isEqualTo(360);
            ends.add(block.endIndex());
          });
    }
    assertThat(ends).endsWith(3600L);
  }

  @Test
  void factsSayWhatIsBeside() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("mitdb100"))) {
      RecordingFacts facts = Recordings.facts(recording);
      assertThat(facts.kind()).isEqualTo("WFDB");
      assertThat(facts.signals()).hasSize(2);
      assertThat(facts.signals().get(0).format()).isEqualTo("212");
      assertThat(facts.signals().get(0).checksum()).isEqualTo(SignalFacts.Checksum.RIGHT);
      assertThat(facts.annotations()).hasSize(1);
      AnnotationFacts reference = facts.annotations().get(0);
      assertThat(reference.annotator()).isEqualTo("atr");
      // by eye in rdann's listing: a rhythm, 12 N and an A before sample 3600
      assertThat(reference.count()).isEqualTo(14);
      assertThat(reference.beats()).isEqualTo(13);
    }
  }
}
