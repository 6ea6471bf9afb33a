package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the comparisons of annotators refuse: one sentence, nothing printed, nothing written. */
class EvaluateBadInputTest extends AnnotatorTest {
  @Test
  void refusesWhatCannotBeCompared() throws IOException {
    write("a.atr", 360, REFERENCE);
    write("early.qrs", 360, "N100 N200");
    refused(
        "they do not overlap: one reaches from 0:04:59.722", "beats", in("a.atr"), in("early.qrs"));
    write("empty.qrs", 360, "");
    refused("empty.qrs: this annotation file is empty", "runs", in("a.atr"), in("empty.qrs"));
    Run counted =
        Run.of("evaluate", "beats", in("a.atr"), in("empty.qrs"), "--allow-empty", "--json");
    assertThat(json(counted).at("/mappings/bxb/gross/qrs/falseNegatives").asInt()).isEqualTo(7);
    // a skip back by 100 samples, then N; code 50
    Files.write(
        folder.resolve("back.qrs"),
        new byte[] {100, 4, 0, (byte) 0xec, -1, -1, -100, -1, 0, 4, 0, 0});
    for (String kind : List.of("beats", "runs", "episodes", "rates")) {
      refused(
          "back.qrs: annotation 2 stands at sample 0, after one at 100, expected annotations in",
          kind,
          in("a.atr"),
          in("back.qrs"),
          "--hertz",
          "360");
    }
    // the same skip first
    Files.write(
        folder.resolve("begin.qrs"), new byte[] {0, (byte) 0xec, -1, -1, -100, -1, 0, 4, 0, 0});
    refused(
        "begin.qrs at byte 0: an annotation stands at sample -100, expected at least 0",
        "beats",
        in("begin.qrs"),
        in("a.atr"));
    Files.write(folder.resolve("odd.qrs"), new byte[] {100, (byte) 0xc8, 0, 0});
    refused("annotation code 50 is unknown", "beats", in("a.atr"), in("odd.qrs"));
    refused("they state 360 Hz and --hertz 250", "runs", in("a.atr"), in("a.atr"), "--hertz=250");
    refused(
        "a.atr: no annotation is a measurement of subtype 0, expected annotations =",
        "rates",
        in("a.atr"),
        in("a.atr"));
    refused(
        "this is the name of two outputs",
        "beats",
        in("a.atr"),
        in("a.atr"),
        "--lines",
        in("out.csv"));
    refused("--until is 'soon'", "beats", in("a.atr"), in("a.atr"), "--until", "soon");
    refused("before it begins at 0:05:00.000", "beats", in("a.atr"), in("a.atr"), "--until", "60");
    refused("this is no text", "sumstats", in("early.qrs"));
    refused("this is a folder, expected a table in line form", "sumstats", in(""));
    Files.writeString(folder.resolve("table"), "Record Nn'");
    refused("table: the table begins with none of the headings", "sumstats", in("table"));
    Files.write(folder.resolve("nothing"), new byte[0]);
    refused("nothing: the table has no headings, expected those", "sumstats", in("nothing"));
  }

  /** Whatever is asked for is refused with nothing written, and no input is ever replaced. */
  @Test
  void refusesTheSameInEveryForm() throws IOException {
    write("a.atr", 360, REFERENCE);
    write("a.qrs", 360, TEST);
    write("short.atr", 360, "N100 N400 N700");
    byte[] before = Files.readAllBytes(folder.resolve("a.qrs"));
    for (String kind : List.of("beats", "runs", "episodes")) {
      refused(
          "a.qrs: this is what is read, expected another file to write",
          kind,
          in("a.atr"),
          in("a.qrs"),
          "--out",
          in("a.qrs"));
      assertThat(Files.readAllBytes(folder.resolve("a.qrs"))).isEqualTo(before);
      refused(
          "short.atr: the comparison ends at 0:00:01.944, before it begins at 0:05:00.000",
          kind,
          in("short.atr"),
          in("short.atr"),
          "--out",
          in("out.txt"));
      Files.write(folder.resolve("cut.qrs"), Arrays.copyOf(before, before.length - 3));
      refused("cut.qrs at byte ", kind, in("a.atr"), in("cut.qrs"), "--out", in("out.txt"));
      refused("gone.qrs: there is no such file", kind, in("a.atr"), in("gone.qrs"));
      refused("a.qrs: this is no folder", kind, in(""), in("a.qrs"));
      assertThat(folder.resolve("out.txt")).doesNotExist();
    }
    Files.writeString(folder.resolve("sums"), "Record Nn'");
    refused("sums: the table begins", "sumstats", in("sums"), "--out", in("out.txt"));
    assertThat(folder.resolve("out.txt")).doesNotExist();
  }

  /** One beat beside one beat is a comparison; two halves of a record are none. */
  @Test
  void filesOverlapWhereABeatCouldPair() throws IOException {
    write("one.atr", 360, "N108300");
    write("one.qrs", 360, "N108340");
    JsonNode pair = json(Run.of("evaluate", "beats", in("one.atr"), in("one.qrs"), "--json"));
    assertThat(pair.at("/mappings/bxb/gross/matrix/Nn").asInt()).isOne();
    write("two.qrs", 360, "N110000");
    JsonNode apart = json(Run.of("evaluate", "beats", in("one.atr"), in("two.qrs"), "--json"));
    assertThat(apart.at("/mappings/bxb/gross/matrix/No").asInt()).isOne();
    write("half.atr", 360, "N108300 N110300 N113300");
    write("half.qrs", 360, "N113600 N115300 N118300");
    refused("they do not overlap", "beats", in("half.atr"), in("half.qrs"));
  }

  /** A file of another kind in place of a model. */
  @Test
  void whatIsNoModelIsNotRead() throws IOException {
    write("a.atr", 360, REFERENCE);
    Records.write(folder, "one", 60);
    Files.writeString(folder.resolve("empty.onnx"), "");
    String[][] commands = {
      {"evaluate", "model", in("a.atr")},
      {"analyze", in("one"), "--model", in("a.atr")},
      {"analyze", in("one"), "--rhythm", in("a.atr")},
      {"model", "show", in("a.atr")}
    };
    for (String[] command : commands) {
      Run run = Run.of(command);
      assertThat(run.err())
          .startsWith("clearbeat: " + in("a.atr") + ": this file begins with byte 0x")
          .endsWith(", expected a model, an ONNX file that 'train' wrote\n");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
    }
    assertThat(Run.of("evaluate", "model", in("empty.onnx")).err()).contains("this file is empty");
  }

  @Test
  void measurementsWithoutNumbersAreNamedOrRefused() throws IOException {
    write("m.atr", 100, "=1000(60) =5@2000(70) =3000(80)");
    write("m.qrs", 100, "=1000(60) =2000(none) =3000(80)");
    String[] command = {"rates", in("m.atr"), in("m.qrs"), "--from", "0"};
    Run wfdb = in(List.of("rates", in("m.atr"), in("m.qrs")), "--from", "0");
    assertThat(wfdb.code()).isZero();
    assertThat(wfdb.err())
        .contains("m.qrs: 1 measurement without a number, the first at 0:00:20.000: as in mxm,");
    refused(
        "m.qrs: the measurement at 0:00:20.000 is 'none', expected a text that begins with a number",
        Stream.concat(Stream.of(command), Stream.of("--corrected")).toArray(String[]::new));
    refused(
        "m.qrs: no annotation is a measurement of subtype 5, found are those of [0], expected",
        Stream.concat(Stream.of(command), Stream.of("--subtype=5")).toArray(String[]::new));
  }

  @Test
  void refusesFoldersThatDoNotFit() throws IOException {
    Files.createDirectory(folder.resolve("x"));
    Files.createDirectory(folder.resolve("z"));
    Records.write(folder.resolve("x"), "one", 400);
    Records.writeBeats(folder.resolve("x"), "one.atr", 400);
    Records.writeBeats(folder.resolve("x"), "two.atr", 400);
    Records.writeBeats(Files.createDirectory(folder.resolve("y")), "one.qrs", 400);
    refused("two.atr: there is no two.qrs in", "beats", in("x"), in("y"));
    Run skipped = Run.of("evaluate", "beats", in("x"), in("y"), "--skip-missing");
    assertThat(skipped.code()).isZero();
    assertThat(skipped.err()).contains("1 reference file left out, no test file: two");
    Files.writeString(folder.resolve("y/one.hea"), "one 1 360 1000\none.dat 16\n");
    Files.write(folder.resolve("y/one.qrs"), new byte[] {100, 4, 0, 0});
    refused("say 250 Hz and 360 Hz", "beats", in("x/one.atr"), in("y/one.qrs"));
    // also where both files state the rate that the header beside them does
    AnnotationFile.write(
        folder.resolve("y/one.qrs"), 360, List.of(Annotation.of(110_000, AnnotationCode.NORMAL)));
    for (String kind : List.of("beats", "runs", "episodes", "rates")) {
      refused("say 250 Hz and 360 Hz", kind, in("x/one.atr"), in("y/one.qrs"));
    }
    Records.write(folder.resolve("z"), "short", 100);
    Records.writeBeats(folder.resolve("z"), "short.atr", 100);
    refused(
        "the comparison ends at 0:01:40.000, before it begins at 0:05:00.000",
        "runs",
        in("z/short.atr"),
        in("z/short.atr"));
  }
}
