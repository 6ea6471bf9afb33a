package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.format.AnnotationFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectAndEvaluateTest {
  private static final int SECONDS = 400;

  @TempDir private Path folder;

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void whatIsDetectedCanBeEvaluated() throws IOException {
    Records.write(folder, "one", SECONDS);
    Records.write(folder, "two", SECONDS);
    Records.writeBeats(folder, "one.atr", SECONDS);
    Records.writeBeats(folder, "two.atr", SECONDS);
    Run detect = Run.of("detect", in("one"), in("two.hea"), "--out", in("found/new"));
    assertThat(detect.err()).isEmpty();
    assertThat(detect.code()).isZero();
    assertThat(detect.out()).contains("one: 400 beats in lead II");
    AnnotationFile found = AnnotationFile.read(folder.resolve("found/new/one.qrs"));
    assertThat(found.hertz()).hasValue(250);
    assertThat(found.annotations()).hasSize(SECONDS);
    assertThat((double) found.annotations().get(7).sampleIndex()).isCloseTo(1875, within(2.0));

    Run evaluate = Run.of("evaluate", "beats", folder.toString(), in("found/new"), "--json");
    assertThat(evaluate.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(evaluate.out());
    for (String mapping : new String[] {"papers", "bxb"}) {
      JsonNode gross = json.at("/mappings/" + mapping + "/gross");
      // From 300 s to 400 s there are 100 beats in each of two records.
      assertThat(gross.at("/qrs/truePositives").asInt()).isEqualTo(200);
      assertThat(gross.at("/qrs/falsePositives").asInt()).isZero();
    }
    assertThat(json.at("/mappings/bxb/standard").asBoolean()).isTrue();
  }

  @Test
  void oneMappingAndOtherSettingsAreMarkedNonStandard() throws IOException {
    Records.writeBeats(folder, "a.atr", SECONDS);
    Run run =
        Run.of("evaluate", "beats", in("a.atr"), in("a.atr"), "--mapping", "bxb", "--window", "50");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Mapping bxb", "window 48 ms", "NON-STANDARD");
    assertThat(run.out()).doesNotContain("Mapping papers");
    assertThat(run.out()).contains("QRS sensitivity: 100.00% (100/100)");
  }

  @Test
  void filesWithoutAPartnerAreNamed() throws IOException {
    Records.writeBeats(folder, "a.atr", SECONDS);
    Records.writeBeats(folder, "b.atr", SECONDS);
    Records.writeBeats(folder, "a.qrs", SECONDS);
    Records.writeBeats(folder, "c.qrs", SECONDS);
    Run run = Run.of("evaluate", "beats", folder.toString(), folder.toString(), "--skip-missing");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 record ");
    assertThat(run.err())
        .contains("1 reference file left out, no test file: b")
        .contains("1 test file left out, no reference: c");
  }

  @Test
  void infoSaysWhatARecordingIs() throws IOException {
    Records.write(folder, "one", 10);
    Records.writeBeats(folder, "one.atr", 10);
    Run text = Run.of("info", in("one"));
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("one: WFDB, 2 signals, 250 Hz, 0:00:10.000 (2,500 samples each)")
        .contains("checksum right", "10 annotations, 10 beats: N 10", "written by a test");
    JsonNode json = new ObjectMapper().readTree(Run.of("info", in("one"), "--json").out());
    assertThat(json.at("/schema").asText()).isEqualTo("clearbeat-info-1");
    assertThat(json.at("/recordings/0/signals/1/name").asText()).isEqualTo("V1");
    assertThat(json.at("/recordings/0/annotations/0/byCode/N").asInt()).isEqualTo(10);
  }
}
