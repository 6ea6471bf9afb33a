package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two annotators compared by command: tables, files and pages. */
class EvaluateAnnotatorsTest extends AnnotatorTest {
  /** The case of docs/EVALUATE.md: the page has the program's own words. */
  @Test
  void theCaseWorkedByHandIsWhatComesOut() throws IOException {
    write("hand.atr", 360, REFERENCE);
    write("hand.qrs", 360, TEST);
    Run run = Run.of("evaluate", "beats", in("hand.atr"), in("hand.qrs"), "--format", "standard");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("RMS RR interval error: 544.40 ms");
    assertThat(Files.readString(Path.of("../docs/EVALUATE.md"))).contains(run.out());
    Run lines = Run.of("evaluate", "beats", in("hand.atr"), in("hand.qrs"), "--format", "lines");
    assertThat(lines.out().lines().skip(1))
        .containsExactly(
            "hand     3   1   0   0   1   0   0   0   0   0   0   0    1   1   0   1   0   0   0"
                + "  85.71  85.71 100.00 100.00   0.00      - 544.40");
    Run list = Run.of("evaluate", "beats", in("hand.atr"), in("hand.qrs"), "--list");
    assertThat(list.out())
        .contains(
            "O(108840)/N(108840)\nS(109300)/N(109310)\nN(109650)/O(109650)\nF(110000)/V(110010)\n");
  }

  @Test
  void writesLinesThatCanBeSummedUp() throws IOException {
    write("a.atr", 360, REFERENCE);
    write("a.qrs", 360, TEST);
    write("b.atr", 360, "N108300 N108700 N109100");
    write("b.qrs", 360, "N108300 N109100");
    Run run =
        Run.of(
            "evaluate",
            "beats",
            in(""),
            in(""),
            "--lines",
            in("l"),
            "--shutdown-lines",
            in("s"),
            "--csv",
            in("t.csv"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Mapping bxb").doesNotContain("Mapping papers");
    Run sums = Run.of("evaluate", "sumstats", in("l"));
    assertThat(sums.out())
        .contains(
            "Sum      5   1   0   0   1   0   0   0   0   0   0   0    1   1   0   2   0   0   0\n")
        .contains("  80.00  88.89 100.00 100.00   0.00      -\n")
        .endsWith("Summary of results from 2 records\n");
    JsonNode values = json(Run.of("evaluate", "sumstats", in("l"), "--json"));
    assertThat(values.at("/schema").asText()).isEqualTo("clearbeat-sums-1");
    assertThat(values.at("/gross/0").asDouble()).isEqualTo(80.0);
    assertThat(values.at("/gross/5").isNull()).isTrue();
    assertThat(values.at("/records").asInt()).isEqualTo(2);
    assertThat(Run.of("evaluate", "sumstats", in("s")).out()).contains("   0 seconds\n");
    List<String> table = Files.readAllLines(folder.resolve("t.csv"));
    assertThat(table).hasSize(5);
    assertThat(table.get(0)).startsWith("mapping,record,reference_beats,test_beats,qrs_tp,");
    assertThat(table.get(3)).startsWith("bxb,gross,10,9,8,2,1,0.8,0.888889,");
    assertThat(table.get(4)).startsWith("bxb,average,,,,,,0.761905,0.928571,");
  }

  @Test
  void comparesRunsInBothEditions() throws IOException {
    String both = "N100 V200 V300 [350 ]900 N1000 A1100 A1200 A1300 N1400";
    write("r.atr", 100, both);
    write("r.qrs", 100, both);
    String[] command = {"evaluate", "runs", in("r.atr"), in("r.qrs"), "--from", "0", "--json"};
    JsonNode wfdb = json(Run.of(command));
    assertThat(wfdb.at("/schema").asText()).isEqualTo("clearbeat-runs-1");
    assertThat(wfdb.at("/edition").asText()).isEqualTo("wfdb");
    String gross = "/mappings/bxb/gross/ventricular/";
    assertThat(wfdb.at(gross + "couplets/found").asInt()).isEqualTo(1);
    assertThat(wfdb.at(gross + "longRuns/unconfirmed").asInt()).isZero();
    assertThat(wfdb.at("/mappings/papers/gross/supraventricular/shortRuns/found").asInt())
        .isEqualTo(1);
    JsonNode corrected =
        json(
            Run.of(
                Stream.concat(Stream.of(command), Stream.of("--corrected"))
                    .toArray(String[]::new)));
    assertThat(corrected.at(gross + "longRuns/found").asInt()).isEqualTo(1);
    assertThat(corrected.at(gross + "couplets/found").asInt()).isZero();
    Run text =
        Run.of("evaluate", "runs", in("r.atr"), in("r.qrs"), "--from", "0", "--v-lines", in("v"));
    assertThat(text.out()).contains("SVE run-by-run comparison results for record r");
    assertThat(Run.of("evaluate", "sumstats", in("v")).out()).contains("Total couplets: 1");
  }

  @Test
  void comparesEpisodesAndRates() throws IOException {
    write("e.atr", 100, "N100 +1000(AFIB N1500 +2000(N [3000 ]4000 N5000 =5100(80) =6100(90)");
    write("e.qrs", 100, "N100 +1500(AFIB N1600 +2500(N N5000 =5100(80) =6100(87)");
    String[] files = {in("e.atr"), in("e.qrs"), "--from", "0"};
    JsonNode episodes =
        json(Run.of("evaluate", "episodes", files[0], files[1], "--from", "0", "--json"));
    String atrial = "/kinds/atrialFibrillation/records/0/";
    assertThat(episodes.at(atrial + "found").asInt()).isEqualTo(1);
    assertThat(episodes.at(atrial + "durationSensitivity").asDouble()).isEqualTo(0.5);
    assertThat(episodes.at("/kinds/ventricularFibrillation/gross/missed").asInt()).isEqualTo(1);
    // 5 of 10 s found, 5 of 10 s right; the VF of 10 s missed
    String gross = "/kinds/atrialFibrillation/gross/";
    assertThat(episodes.at(gross + "referenceSeconds").asDouble()).isEqualTo(10);
    assertThat(episodes.at(gross + "durationPositivePredictivity").asDouble()).isEqualTo(0.5);
    assertThat(episodes.at("/kinds/atrialFibrillation/average/sensitivity").asDouble()).isOne();
    Run lines =
        Run.of("evaluate", "episodes", files[0], files[1], "--from", "0", "--format", "lines");
    assertThat(lines.out())
        .contains("     e    1    0    1    0  100 100  50  50      0:10.000       0:10.000\n")
        .contains("     e    0    1    0    0    0   -   0   -      0:10.000          0.000\n");
    // mxm compares the last of both once more where the reference goes on
    Run rates = Run.of("evaluate", "rates", files[0], files[1], "--from", "0", "--unnormalized");
    assertThat(rates.out()).contains("Unnormalized RMS error:  3.0000 (n = 2)");
    JsonNode values =
        json(
            Run.of(
                "evaluate", "rates", files[0], files[1], "--from", "0", "--corrected", "--json"));
    assertThat(values.at("/records/0/rootMeanSquareError").asDouble()).isEqualTo(Math.sqrt(4.5));
    assertThat(values.at("/records/0/referenceMean").asDouble()).isEqualTo(85);
  }

  /** Two records of 10 s and 30 s of AF, of which 5 s and 30 s are found. */
  @Test
  void sumsUpEpisodesAndRates() throws IOException {
    write("a.atr", 100, "N100 +1000(AFIB N1500 +2000(N N5000 =5100(80) =6100(100)");
    write("a.qrs", 100, "N100 +1500(AFIB N1600 +2000(N N5000 =5100(81)");
    write("b.atr", 100, "N100 +1000(AFIB N1500 +4000(N N5000 =5100(60)");
    write("b.qrs", 100, "N100 +1000(AFIB N1600 =4000(57) +5000(N N5000 =5100(63)");
    String[] output = {"--from", "0", "--csv", in("t.csv"), "--html", in("t.html")};
    Run episodes = in(List.of("episodes", in(""), in("")), output);
    assertThat(episodes.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("t.csv")))
        .contains("AF,gross,2,0,2,0,1,1,0.875,0.777778,40,45", "AF,average,,,,,1,1,0.75,0.875,,");
    assertThat(Files.readString(folder.resolve("t.html")).replaceAll("\\s+", ""))
        .contains("<b>gross</b></th><tdclass=\"n\">2</td>", "0:00:40.000", "87.50", "77.78");
    Run rates = in(List.of("rates", in(""), in(""), "--corrected"), output);
    assertThat(rates.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("t.csv")))
        .containsExactly(
            "record,compared,count,rms_error,normalized_error,reference_mean",
            "a,1,1,1,0.0125,80",
            "b,2,2,3,0.05,60",
            "gross,3,3,2.516611,0.037749,66.666667",
            "average,,,2,0.03125,70");
    assertThat(Files.readString(folder.resolve("t.html")))
        .contains("<b>gross</b>", "2.5166", "<b>average</b>")
        .doesNotContain("Where they differ", "divided by all measurements");
    // as mxm, a reference that goes on is compared once more but not counted
    assertThat(in(List.of("rates", in(""), in("")), output).code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("t.csv")))
        .contains("a,2,1,19.026298,0.105702,180");
    assertThat(Files.readString(folder.resolve("t.html"))).contains("divided by all measurements");
  }

  @Test
  void thePageShowsWhereTheyDiffer() throws IOException {
    Records.write(folder, "one", 400);
    Records.writeBeats(folder, "one.atr", 400);
    List<Annotation> test = new ArrayList<>();
    for (Annotation beat : AnnotationFile.read(folder.resolve("one.atr")).annotations()) {
      long second = beat.sampleIndex() / Records.HERTZ;
      if (second != 320) {
        AnnotationCode code = second % 25 == 0 ? AnnotationCode.PVC : AnnotationCode.NORMAL;
        test.add(Annotation.of(beat.sampleIndex(), code));
      }
    }
    AnnotationFile.write(folder.resolve("one.qrs"), Records.HERTZ, test);
    String[] kinds = {"beats", "runs", "episodes"};
    for (String kind : kinds) {
      Run run =
          Run.of("evaluate", kind, in("one.atr"), in("one.qrs"), "--html", in(kind + ".html"));
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
    }
    String page = Files.readString(folder.resolve("beats.html"));
    assertThat(page)
        .contains("Beat by beat: one, qrs against atr", "Mapping papers", "Mapping bxb")
        .contains("4 strips of ten seconds show all 5 places.", "<h3>one: 5 places</h3>")
        .containsPattern(
            "one at 0:05:20.3</b> · N missed at 0:05:20.3\\s+· <a href=\"#strip-3\">N called")
        .contains("href=\"#strip-1\"")
        .doesNotContain("<script", "href=\"http", "src=");
    Run few =
        Run.of(
            "evaluate",
            "beats",
            in("one.atr"),
            in("one.qrs"),
            "--html",
            in("few.html"),
            "--strips",
            "2");
    assertThat(few.code()).isZero();
    assertThat(Files.readString(folder.resolve("few.html")))
        .contains(
            "2 strips of ten seconds, of every record and every kind some, show 3 of 5 places;")
        .contains("<h3>one: 3 of 5 places</h3>");
    Run none =
        Run.of(
            "evaluate",
            "beats",
            in("one.atr"),
            in("one.qrs"),
            "--html",
            in("no.html"),
            "--strips=0");
    assertThat(none.code()).isZero();
    assertThat(Files.readString(folder.resolve("no.html"))).contains("5 places, no strip.");
    refused(
        "'many' is no number of strips", "beats", in("one.atr"), in("one.qrs"), "--strips=many");
    Files.delete(folder.resolve("one.dat"));
    Run.of("evaluate", "beats", in("one.atr"), in("one.qrs"), "--html", in("none.html"));
    assertThat(Files.readString(folder.resolve("none.html")))
        .contains("Nothing could be drawn of 1 record: one (one.hea:2: signal file one.dat:");
  }

  /** A lone V beat differs first; the couplet that is missed and the run that is not come later. */
  @Test
  void runsMissedAndWrongLinkToAStripOfSuchARun() throws IOException {
    Records.write(folder, "one", 400);
    Records.writeBeats(folder, "one.qrs", 400);
    List<Annotation> beats = AnnotationFile.read(folder.resolve("one.qrs")).annotations();
    AnnotationFile.write(
        folder.resolve("one.atr"), Records.HERTZ, ventricular(beats, Set.of(305L, 330L, 331L)));
    AnnotationFile.write(
        folder.resolve("one.qrs"), Records.HERTZ, ventricular(beats, Set.of(360L, 361L, 362L)));
    assertThat(
            Run.of("evaluate", "runs", in("one.atr"), in("one.qrs"), "--html", in("p.html")).code())
        .isZero();
    String page = Files.readString(folder.resolve("p.html"));
    String couplets = page.substring(page.indexOf("<caption class=\"\">Couplets by record"));
    String runs = page.substring(page.indexOf("<caption class=\"\">Short runs by record"));
    assertThat(line(couplets)).contains("<a href=\"#strip-2\">1</a>").doesNotContain("strip-3");
    assertThat(line(runs)).contains("<a href=\"#strip-3\">1</a>").doesNotContain("strip-2");
    assertThat(page)
        .containsPattern("(?s)id=\"strip-2\">\\s*<figcaption><b>one at 0:05:30[^§]*?VE run of 2")
        .containsPattern("(?s)id=\"strip-3\">\\s*<figcaption><b>one at 0:06:00[^§]*?VE run of 0");
  }

  private static String line(String table) {
    String lines = table.substring(table.indexOf("<tbody>"));
    return lines.substring(0, lines.indexOf("</tr>"));
  }

  /** The same beats, those of these seconds V. */
  private static List<Annotation> ventricular(List<Annotation> beats, Set<Long> seconds) {
    return beats.stream()
        .map(
            beat ->
                seconds.contains(beat.sampleIndex() / Records.HERTZ)
                    ? Annotation.of(beat.sampleIndex(), AnnotationCode.PVC)
                    : beat)
        .toList();
  }

  /**
   * A j called N is right in papers and wrong in bxb: it has a strip, and bxb's matrix links to it.
   */
  @Test
  void thePageShowsWhatDiffersUnderOneMappingAlone() throws IOException {
    Records.write(folder, "one", 400);
    Records.writeBeats(folder, "one.qrs", 400);
    List<Annotation> truth = new ArrayList<>();
    for (Annotation beat : AnnotationFile.read(folder.resolve("one.qrs")).annotations()) {
      long second = beat.sampleIndex() / Records.HERTZ;
      AnnotationCode code = second == 350 ? AnnotationCode.NODAL_ESCAPE : AnnotationCode.NORMAL;
      truth.add(Annotation.of(beat.sampleIndex(), code));
    }
    AnnotationFile.write(folder.resolve("one.atr"), Records.HERTZ, truth);
    String[] command = {"evaluate", "beats", in("one.atr"), in("one.qrs"), "--html", in("p.html")};
    assertThat(Run.of(command).code()).isZero();
    String page = Files.readString(folder.resolve("p.html"));
    assertThat(page)
        .contains("1 strip of ten seconds shows the one place.")
        .contains("S called N (mapping bxb) at 0:05:50");
    assertThat(page.substring(page.indexOf("Mapping bxb")))
        .containsPattern(
            "<th scope=\"row\" class=\"w\">S\\s*</th><td class=\"n\"><a href=\"#strip-1\">1</a>");
    String[] papers = Arrays.copyOf(command, command.length + 1);
    papers[command.length] = "--mapping=papers";
    assertThat(Run.of(papers).code()).isZero();
    assertThat(Files.readString(folder.resolve("p.html"))).contains("Nowhere.");
  }

  /** Merging records is summing counts; twice the same gives the same; itself is perfect. */
  @Test
  void keepsItsLaws() throws IOException {
    write("a.atr", 360, REFERENCE);
    write("a.qrs", 360, TEST);
    write("b.atr", 360, "N108300 e108700 N109100");
    write("b.qrs", 360, "N108300 S108700 Q109100");
    String[] command = {"evaluate", "beats", in(""), in(""), "--json"};
    Run once = Run.of(command);
    assertThat(Run.of(command).out()).isEqualTo(once.out());
    JsonNode all = json(once);
    JsonNode papers = all.at("/mappings/papers");
    for (String cell : List.of("Nn", "Vv", "Sn", "Ns", "Fv", "On", "No", "Nq")) {
      assertThat(papers.at("/gross/matrix/" + cell).asInt())
          .as(cell)
          .isEqualTo(
              papers.at("/records/0/matrix/" + cell).asInt()
                  + papers.at("/records/1/matrix/" + cell).asInt());
    }
    assertThat(papers.at("/gross/matrix/Ns").asInt()).isEqualTo(1);
    assertThat(all.at("/mappings/bxb/gross/matrix/Ss").asInt()).isEqualTo(1);
    JsonNode itself = json(Run.of("evaluate", "beats", in("a.atr"), in("a.atr"), "--json"));
    assertThat(itself.at("/mappings/bxb/records/0/disagreements")).isEmpty();
  }

  @Test
  void theHeadersRateRulesAndWindowsRoundOnDemand() throws IOException {
    Records.write(folder, "w", 400);
    write("w.atr", 250, "N80000 N80500");
    write("w.qrs", 500, "N160076 N161000");
    String[] command = {"evaluate", "beats", in("w.atr"), in("w.qrs"), "--format", "lines"};
    assertThat(Run.of(command).out()).contains(" 50.00  50.00 ");
    Run rounded =
        Run.of(
            Stream.concat(Stream.of(command), Stream.of("--round-window")).toArray(String[]::new));
    assertThat(rounded.out()).contains("100.00 100.00 ");
  }

  /** Only the rate and the length are needed: no signals, several segments, or no header at all. */
  @Test
  void annotationsAreEnough() throws IOException {
    write("h.atr", 360, REFERENCE);
    write("h.qrs", 360, TEST);
    String[] command = {"evaluate", "beats", in("h.atr"), in("h.qrs"), "--json"};
    JsonNode bare = json(Run.of(command)).at("/mappings/bxb/gross");
    for (String header : List.of("h 0 360 650000\n", "h/2 2 360 650000\nh1 325000\nh2 325000\n")) {
      Files.writeString(folder.resolve("h.hea"), header);
      assertThat(json(Run.of(command)).at("/mappings/bxb/gross")).isEqualTo(bare);
      Run page = Run.of("evaluate", "beats", in("h.atr"), in("h.qrs"), "--html", in("h.html"));
      assertThat(page.code()).isZero();
      assertThat(Files.readString(folder.resolve("h.html")))
          .contains("Nothing could be drawn of 1 record: h (h.hea:1: the record has ");
    }
    Files.writeString(folder.resolve("h.hea"), "h 0 360 109200\n");
    assertThat(json(Run.of(command)).at("/mappings/bxb/gross/qrs/falseNegatives").asInt()).isZero();
  }

  /** As analyze leaves them: a folder for each of several records. */
  @Test
  void takesFoldersOfRecordsToo() throws IOException {
    for (String record : List.of("a", "b")) {
      write(record + ".atr", 360, REFERENCE);
      Files.createDirectories(folder.resolve("found").resolve(record));
      write("found/" + record + "/" + record + ".clb", 360, TEST);
    }
    Files.createDirectory(folder.resolve("found/other"));
    String[] command = {"evaluate", "beats", in(""), in("found"), "--test-ext", "clb", "--json"};
    JsonNode records = json(Run.of(command)).at("/mappings/bxb/records");
    assertThat(records).hasSize(2);
    assertThat(records.at("/1/matrix/Nn").asInt()).isEqualTo(3);
  }
}
