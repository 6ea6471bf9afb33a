package io.github.clearbeat.command;

import io.github.clearbeat.beat.Delineator;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.delineation.DelineationLead;
import io.github.clearbeat.study.delineation.DelineationScores;
import io.github.clearbeat.study.delineation.MarkedLudb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores the delineation against waves marked by hand. */
@Command(
    name = "delineation",
    mixinStandardHelpOptions = true,
    header = "Score the limits of the waves against marks made by hand.",
    description = {
      "",
      "Sensitivity and +P at 150 ms, mean and standard deviation of the error, for onset, peak and"
          + " offset of P, QRS and T. Each subject of LUDB is scored by the one of the four shipped"
          + " networks that has not seen it. LUDB marks only part of each lead: a finding counts as"
          + " invented only between the first and the last mark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate delineation",
      "  clearbeat evaluate delineation --lead II --json",
      "  clearbeat evaluate delineation --page docs/DELINEATION.md"
    })
final class EvaluateDelineationCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Console console;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "ludb",
      description = "ludb, the only set of marked leads that is known; default ${DEFAULT-VALUE}.")
  private String data;

  @Option(
      names = "--lead",
      paramLabel = "NAME",
      defaultValue = ALL,
      description = "A lead as II or V5, or all; default ${DEFAULT-VALUE}.")
  private String lead;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the document on the delineation, Markdown; needs all leads.")
  private Path page;

  EvaluateDelineationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!data.equals("ludb")) {
      throw new ParameterException(
          spec.commandLine(), "there are no marked waves named " + data + ", expected ludb");
    }
    if (page != null && !lead.equalsIgnoreCase(ALL)) {
      throw new ParameterException(spec.commandLine(), "--page needs all leads, leave out --lead");
    }
    Path folder = DataRoot.folder().resolve(data);
    List<DelineationLead> leads =
        MarkedLudb.read(folder, name -> lead.equalsIgnoreCase(ALL) || lead.equalsIgnoreCase(name));
    if (leads.isEmpty()) {
      throw new MalformedInputException(
          folder.toString(), "no record has a marked lead " + lead + ", expected one as II or V5");
    }
    DelineationScores scores;
    try (Progress progress = Progress.of(console, "leads", leads.size())) {
      scores = DelineationScores.unseen(leads, Delineator.shippedNetworks(), progress::step);
    }
    console
        .out()
        .print(json ? Json.of(DelineationForms.values(scores)) : DelineationForms.text(scores));
    if (page != null) {
      Path parent = page.toAbsolutePath().getParent();
      try (Outputs outputs = Outputs.in(parent)) {
        Files.write(
            outputs.file(page.getFileName().toString()),
            DelineationForms.page(scores).getBytes(StandardCharsets.UTF_8));
        outputs.commit();
      }
      console.out().println("written to " + page);
    }
    return 0;
  }
}
