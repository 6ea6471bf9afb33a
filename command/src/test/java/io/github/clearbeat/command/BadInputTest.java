package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is said in one sentence, with exit code 2, and leaves nothing behind. */
class BadInputTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    Records.write(folder, "good", 10);
    Records.writeBeats(folder, "good.atr", 10);
    Files.createDirectory(folder.resolve("directory"));
    Files.createFile(folder.resolve("empty.hea"));
    Files.createFile(folder.resolve("empty.atr"));
    Files.write(folder.resolve("random.hea"), noise(500));
    Files.write(folder.resolve("random.csv"), noise(500));
    Files.write(folder.resolve("random.atr"), noise(501));
    Files.writeString(folder.resolve("lonely.hea"), "lonely 1 250 10\nabsent.dat 16 200\n");
    Files.writeString(folder.resolve("slow.hea"), "slow 1 10 10\ngood.dat 16 200\n");
    Files.writeString(folder.resolve("leaving.hea"), "leaving 1 250 10\n../x.dat 16 200\n");
    Records.write(folder, "damaged", 10);
    Path data = folder.resolve("damaged.dat");
    byte[] bytes = Files.readAllBytes(data);
    bytes[1000] += 1;
    Files.write(data, bytes);
    UntrainedModel.write(folder.resolve("m.onnx"), List.of());
    Files.writeString(folder.resolve("file"), "a file where a folder is wanted");
  }

  private static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // arguments, with @ for the folder of inputs | what the sentence must say
        "info @/directory                        | directory",
        "info @/empty                            | empty",
        "info @/missing                          | no such file",
        "info @/random                           | random.hea",
        "info @/random.csv                       | random.csv",
        "info @/lonely                           | absent.dat",
        "info @/leaving                          | x.dat",
        "info @/good.atr/deeper                  | no such file",
        "info                                    | RECORD",
        "info --colour @/good                    | unknown option: '--colour'",
        "info --json=maybe @/good                | --json",
        "detect @/missing --out @/out            | no such file",
        "detect @/slow --out @/out               | 80 Hz",
        "detect @/good --lead V9 --out @/out     | expected one of II, V1",
        "detect @/good @/good.hea --out @/out    | replace",
        "detect @/good --out @/file              | file",
        "detect @/good --out @/file/deeper       | file",
        "detect @/good --out                     | --out",
        "features                                | missing RECORD",
        "features @/good --list                  | --list",
        "features @/good --strip 0               | --strip must be 1 to 3600",
        "features @/good --strip long            | long",
        "features @/missing                      | no such file",
        "features @/slow                         | 80 Hz",
        "features @/damaged --out @/out          | checksum",
        "features @/good --lead V9 --out @/out   | expected one of II, V1",
        "features @/good --out @/file/deeper     | file",
        "features @/good --out @/directory       | directory",
        "evaluate                                | evaluate what?",
        "evaluate beats                          | REF",
        "evaluate beats @/good.atr               | TEST",
        "evaluate beats @/good.atr @/missing.qrs | no such file",
        "evaluate beats @/good.atr @/empty.atr   | empty.atr",
        "evaluate beats @/good.atr @/random.atr  | random.atr",
        "evaluate beats @/good.atr @/directory   | two files or two folders",
        "evaluate beats @ @                      | no .qrs file",
        "evaluate beats @ @ --ref-ext xyz        | no .xyz file",
        "evaluate beats @/good.atr @/good.atr --window -1        | --window",
        "evaluate beats @/good.atr @/good.atr --window wide      | wide",
        "evaluate beats @/good.atr @/good.atr --from -5          | --from",
        "evaluate beats @/good.atr @/good.atr --hertz 0          | --hertz",
        "evaluate beats @/good.atr @/good.atr --mapping aami     | aami",
        "analyze @/good --model none --out @/out                | none",
        "analyze @/good --model @/none.onnx --out @/out         | no such model file",
        "analyze @/good --model @/random.csv --out @/out        | random.csv",
        "analyze @/good --model @/directory --out @/out         | folder",
        "analyze @/missing --model @/m.onnx --out @/out         | no such file",
        "analyze @/slow --model @/m.onnx --out @/out            | 80 Hz",
        "analyze @/damaged --model @/m.onnx --out @/out         | damaged",
        "analyze @/good --model @/m.onnx --lead V9 --out @/out  | II, V1",
        "analyze @/good --model @/m.onnx --beats x --out @/out  | good.x",
        "analyze @/good --model @/m.onnx --from soon            | soon",
        "analyze @/good --model @/m.onnx --from 20 --out @/out  | nothing between",
        "analyze @/good --model @/m.onnx --from 9 --to 5        | --to must lie after",
        "analyze @/good --model @/m.onnx --out @/file           | file",
        "analyze @/good @/missing --model @/m.onnx --out @/out  | no such file",
        "info @/damaged                          | checksum",
        "detect @/damaged --out @/out            | checksum",
        "model                                  | list, show or card?",
        "model show                              | ID",
        "model show nothing                      | expected one of beat-light-live-open",
        "model show @/random.csv                 | random.csv",
        "train nothing                           | nothing",
        "train arrhythminet-v1 --protocol none   | expected one of paper",
        "train arrhythminet-v1 --seed many       | many",
        "train arrhythminet-v1 --data strips     | --data is for rhythm networks",
        "train exgnet-light                      | needs --data",
        "train exgnet-light --data none          | expected one of cinc2017",
        "train exgnet-light --protocol ds1       | takes --data",
        "train exgnet-light --data strips --guidance none  | expected one of hrv",
        "train exgnet-light --data strips --lambda -1      | --lambda must lie",
        "train exgnet-light --data strips --folds none     | expected one of stratified",
        "train exgnet-light --data strips --first-folds 6  | --first-folds",
        "train exgnet-light --data strips --members 0      | --members",
        "ablate beats                            | expected exgnet",
        "reproduce exgnet                        | --data",
        "reproduce beats --data .                | expected exgnet",
        "reproduce exgnet --data . --form light  | expected one of exgnet",
        "reproduce exgnet --data . --labels 5    | expected one of paper",
        "reproduce exgnet --data . --part all    | expected one of chapman",
        "reproduce exgnet --data . --folds patient  | expected one of plain, stratified",
        "reproduce exgnet --data . --first-folds 6  | --first-folds must lie from 1 to 5, found 6",
        "reproduce exgnet --data . --epochs 0       | --epochs must lie",
        "reproduce exgnet --data . --most-faults 101 | --most-faults must lie from 0 to 100",
        "reproduce exgnet --data . --seed 1,1       | a seed twice",
        "ablate exgnet --form none               | none",
        "evaluate baselines --data none          | expected one of cinc2017",
        "evaluate model                          | ID",
        "evaluate model none                     | expected one of beat-light-live-open",
        "evaluate model @/none.onnx              | no such model file",
        "evaluate model @/m.onnx --protocol none | expected one of paper",
        "evaluate model @/m.onnx --beats qrs     | qrs",
        "evaluate model @/m.onnx --protocol paper --beats detected | single beats",
        "evaluate model @/m.onnx --protocol paper --noise ma | --noise goes with",
        "evaluate model @/m.onnx --noise pink    | expected some of bw",
        "evaluate model @/m.onnx --snr 1000      | --snr takes -60 to 100",
        "evaluate model @/m.onnx --protocol ds1-folds | docs/predictions",
        "evaluate model @/m.onnx --predictions @/directory | no .predictions file",
        "evaluate model @/m.onnx --predictions @/missing   | no such file or folder",
        "evaluate model @/m.onnx --protocol ds1-folds --noise ma | take none of",
        "evaluate model exgnet-light-cinc2017    | rhythm model",
        "evaluate model @/none.predictions       | no such file",
        "evaluate rhythms --predictions @/missing | no such folder",
        "evaluate rhythms --predictions @/directory | no .tsv.gz file",
        "evaluate track @/good --rhythm off      | a model is needed",
        "evaluate track @/good --rhythm none     | expected one of exgnet",
        "evaluate track @/good --ref-ext x       | good.x",
        "analyze @/good --rhythm none --out @/out | expected one of exgnet",
        "analyze @/good --rhythm @/none.onnx --out @/out | no such model file",
        "demo --out @/file                       | file",
        "bench --hours few                       | few",
        "explain                                | RECORD",
        "explain @/good --model @/m.onnx        | which beat?",
        "explain @/good --beat 3 --at 2         | which beat?",
        "explain @/missing --beat 1             | no such file",
        "explain @/good --beat 99 --out @/out   | expected 1 to 10",
        "explain @/good --beat 0 --out @/out    | expected 1 to 10",
        "explain @/good --beat 1 --out @/file   | file",
        "explain --target                       | RECORD",
        "explain @/good --target --beat 1       | --target goes with",
        "explain @/good --target --at 11        | expected at most 10 s",
        "explain @/slow --target --out @/out    | 80 Hz",
        "explain @/good --global                | no single beat",
        "explain @/good --beat 1 --protocol ds1 | --global",
        "explain --global --protocol none       | expected one of paper",
        "diagnose @/good                         | diagnose",
        "--colour                                | --colour",
        "''                                      | which command?",
      })
  void saysWhatIsWrongInOneLine(String arguments, String expected) throws IOException {
    List<String> before = tree();
    Run run = Run.of(arguments(arguments));
    assertThat(run.err()).startsWith("clearbeat: ").contains(expected).endsWith("\n");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(tree()).as("what is left behind").isEqualTo(before);
  }

  @Test
  void aRateThatNothingStatesIsAskedFor() throws IOException {
    Path marks = folder.resolve("directory/a.atr");
    // One normal beat at sample 100, the end, and no note on the rate.
    Files.write(marks, new byte[] {100, 1 << 2, 0, 0});
    Run without = Run.of("evaluate", "beats", marks.toString(), marks.toString());
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("expected --hertz");
    Run with =
        Run.of(
            "evaluate", "beats", marks.toString(), marks.toString(), "--hertz", "250", "--from=0");
    assertThat(with.err()).isEmpty();
    assertThat(with.code()).isZero();
  }

  private String[] arguments(String line) {
    if (line.isEmpty()) {
      return new String[0];
    }
    return line.replace("@", folder.toString()).split(" +");
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
