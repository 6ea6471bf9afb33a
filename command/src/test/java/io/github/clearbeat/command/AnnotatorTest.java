package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder of annotation files, and the commands that compare them. */
abstract class AnnotatorTest {
  static final String REFERENCE = "N107900 N108300 V108600 N109000 A109300 N109650 F110000 N110400";
  static final String TEST = "N107905 N108310 V108590 N108840 N109045 N109310 V110010 N110400";

  @TempDir Path folder;

  String in(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes marks such as {@code "N100 ~48@200 +300(AFIB"}. */
  void write(String file, double hertz, String marks) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    for (String word : marks.isEmpty() ? new String[0] : marks.split(" ")) {
      AnnotationCode code = AnnotationCode.ofMnemonic(word.substring(0, 1)).orElseThrow();
      String rest = word.substring(1);
      int aux = rest.indexOf('(');
      String text = aux < 0 ? "" : rest.substring(aux).replace('_', ' ');
      rest = aux < 0 ? rest : rest.substring(0, aux);
      if (code == AnnotationCode.MEASUREMENT) {
        text = text.replaceAll("[()]", "");
      }
      int at = rest.indexOf('@');
      int subtype = at < 0 ? 0 : Integer.parseInt(rest.substring(0, at));
      long sample = Long.parseLong(rest.substring(at + 1));
      annotations.add(new Annotation(sample, code, subtype, 0, 0, text));
    }
    AnnotationFile.write(folder.resolve(file), hertz, annotations);
  }

  static JsonNode json(Run run) throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  /** One sentence, exit code 2, nothing printed and nothing written. */
  void refused(String sentence, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("evaluate"));
    command.addAll(List.of(arguments));
    if (!arguments[0].equals("sumstats")) {
      command.addAll(List.of("--csv", in("out.csv"), "--html", in("deeper/out.html")));
    }
    Run run = Run.of(command.toArray(String[]::new));
    assertThat(run.err()).contains(sentence);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("deeper")).doesNotExist();
  }

  static Run in(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(command);
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }
}
