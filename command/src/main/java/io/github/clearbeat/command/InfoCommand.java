package io.github.clearbeat.command;

import io.github.clearbeat.format.RecordingFacts;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.format.SignalFacts;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what recordings are, without analysing them. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    header = "Say what recordings are: leads, rates, lengths, checksums, annotations.",
    description = {"", "Reads every sample once, and every annotation file beside the recording."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat info mitdb/100",
      "  clearbeat info exported.csv",
      "  clearbeat info mitdb/100 mitdb/101 --json"
    })
final class InfoCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private RecordArguments records;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  InfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Object> values = new ArrayList<>();
    for (String given : records.given()) {
      try (Recording recording = RecordArguments.open(given)) {
        RecordingFacts facts = Recordings.facts(recording);
        if (facts.signals().stream().anyMatch(s -> s.checksum() == SignalFacts.Checksum.WRONG)) {
          Recordings.verify(recording);
        }
        if (json) {
          values.add(InfoForms.values(facts));
        } else {
          console.out().print(InfoForms.text(facts));
          console.out().flush();
        }
      }
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("schema", "clearbeat-info-1");
      all.put("recordings", values);
      console.out().print(Json.of(all));
    }
    return 0;
  }
}
