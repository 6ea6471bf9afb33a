package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.Recording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordingTest {
  @TempDir Path folder;

  @Test
  void timeNamesUnitsAndMissingSamples() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("plain"))) {
      // three steps in 8 ms, written in whole milliseconds
      assertThat(recording.hertz()).isEqualTo(375);
      assertThat(recording.sampleCount()).isEqualTo(4);
      assertThat(recording.leads()).containsExactly(new Lead("MLII", true), new Lead("V5", false));
      assertThat(recording.stretch(0, 0, 4).toArray())
          .containsExactly(-0.145f, Float.NaN, 0.5f, Float.NaN);
      assertThat(recording.stretch(1, 0, 4).toArray())
          .containsExactly(0.15f, 2f, -3f, 0.1234567890123456f);
    }
  }

  @Test
  void semicolonsDecimalCommasMillisecondsAndMicrovolts() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("german.csv"))) {
      assertThat(recording.comments()).containsExactly("made by hand", "second");
      assertThat(recording.hertz()).isEqualTo(250);
      assertThat(recording.leads())
          .containsExactly(new Lead("II", "mV", true), new Lead("Puls", "bpm", true));
      assertThat(recording.stretch(0, 0, 3).toArray()).containsExactly(-0.1455f, 0.1f, 1f);
      assertThat(recording.stretch(1, 1, 3).toArray()).containsExactly(61f, 62f);
    }
  }

  @Test
  void aLineOfUnitsBelowTheNames() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("rdsamp.csv"))) {
      assertThat(recording.hertz()).isEqualTo(100);
      assertThat(recording.leads()).containsExactly(new Lead("ECG", "mV", true));
      assertThat(recording.stretch(0, 0, 2).toArray()).containsExactly(0.1f, 0.2f);
    }
  }

  @Test
  void theRateMayBeGiven() throws IOException {
    try (Recording recording =
        Recordings.open(Fixtures.passed("bare.csv"), OptionalDouble.of(62.5))) {
      assertThat(recording.hertz()).isEqualTo(62.5);
      assertThat(recording.stretch(0, 0, 3).toArray()).containsExactly(0.1f, 0.2f, 0.3f);
    }
    try (Recording recording =
        Recordings.open(Fixtures.passed("unnamed.tsv"), OptionalDouble.of(100))) {
      assertThat(recording.leads()).containsExactly(new Lead("", false), new Lead("", false));
      assertThat(recording.stretch(1, 0, 2).toArray()).containsExactly(5f, 6f);
    }
    assertThatThrownBy(() -> Recordings.open(Fixtures.passed("bare.csv"), OptionalDouble.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWfdbRecordWrittenAsCsvIsTheSame() throws IOException {
    Path file = folder.resolve("copy.csv");
    try (Recording wfdb = Recordings.open(Fixtures.passed("mitdb100"))) {
      Recordings.writeCsv(wfdb, 0, 3600, file);
      try (Recording csv = Recordings.open(file)) {
        assertThat(csv.hertz()).isEqualTo(360);
        assertThat(csv.leads()).isEqualTo(wfdb.leads());
        for (int lead = 0; lead < 2; lead++) {
          assertThat(csv.stretch(lead, 0, 3600).toArray())
              .containsExactly(wfdb.stretch(lead, 0, 3600).toArray());
        }
        SignalFacts facts = Recordings.facts(csv).signals().get(0);
        SignalFacts expected = Recordings.facts(wfdb).signals().get(0);
        assertThat(facts.minimum()).isEqualTo(expected.minimum());
        assertThat(facts.maximum()).isEqualTo(expected.maximum());
      }
    }
    assertThat(Files.readAllLines(file).subList(0, 3))
        .containsExactly("time (s),MLII (mV),V5 (mV)", "0,-0.145,-0.065", "0.002778,-0.145,-0.065");
  }

  @Test
  void rowsAreFoundAgainAnywhere() throws IOException {
    Path file = folder.resolve("long.csv");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("II\n");
      for (int i = 0; i < 50_000; i++) {
        writer.write(i + (i % 1000 == 0 ? "\n\n" : "\n"));
      }
    }
    try (Recording recording = Recordings.open(file, OptionalDouble.of(1000))) {
      assertThat(recording.sampleCount()).isEqualTo(50_000);
      for (int from : new int[] {0, 1, 1023, 1024, 1025, 31_337, 49_998}) {
        assertThat(recording.stretch(0, from, from + 2).toArray()).containsExactly(from, from + 1);
      }
    }
  }
}
