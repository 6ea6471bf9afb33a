package io.github.clearbeat.command;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.report.AttentionFigure;
import io.github.clearbeat.report.RhythmWords;
import io.github.clearbeat.study.AttentionAssessment;
import io.github.clearbeat.study.AttentionFile;
import io.github.clearbeat.study.AttentionPage;
import io.github.clearbeat.study.RhythmRecipe;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures whether guided attention changes what a network uses, or only what its map shows. */
@Command(
    name = "attention",
    mixinStandardHelpOptions = true,
    header = "Measure whether guidance changes what a rhythm network uses, or only its map.",
    description = {
      "",
      "Networks guided, unguided and guided by a random mask are asked about strips of the fold that"
          + " they have not seen, and about LUDB, whose waves are marked by hand. Networks are those"
          + " of 'ablate exgnet': what DIR/checkpoints holds is taken, the rest is trained."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate attention --work ablation",
      "  clearbeat evaluate attention --work ablation \\",
      "      --save docs/measured/attention.tsv.gz --page docs/ATTENTION.md",
      "  clearbeat evaluate attention --from docs/measured/attention.tsv.gz --json"
    })
final class EvaluateAttentionCommand implements Callable<Integer> {
  private static final int PARTS = 1000;
  private static final double DOTS_PER_INCH = 96;
  private static final String IMAGES = "images";
  private static final String MEASURED =
      "./clearbeat evaluate attention --work ablation --save docs/measured/attention.tsv.gz";
  private static final String MADE =
      "./clearbeat evaluate attention --from docs/measured/attention.tsv.gz --page"
          + " docs/ATTENTION.md";

  private final Console console;
  @Spec private CommandSpec spec;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "ablation",
      description = "The ablation's folder; default ${DEFAULT-VALUE}.")
  private Path work;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Take what was measured from FILE; neither data nor networks are needed.")
  private Path from;

  @Option(
      names = "--form",
      paramLabel = "MODEL",
      defaultValue = "exgnet-light",
      description = "Which form; default ${DEFAULT-VALUE}.")
  private String form;

  @Option(
      names = "--guidance",
      paramLabel = "KIND",
      split = ",",
      defaultValue = "hrv,off,random",
      description =
          "Of hrv, qrs, shifted, random, off; the first is compared; default "
              + "${DEFAULT-VALUE}.")
  private List<String> guidance;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many seeds, from 1; default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--first-folds",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many of the five folds; default ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Passes over the data; default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most strips of a class in a fold; default ${DEFAULT-VALUE}.")
  private int perClass;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Keep what was measured, .tsv.gz, for --from.")
  private Path save;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the document, Markdown, with pictures in the folder images beside it.")
  private Path page;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  @Option(names = "--log", description = "Print a line an epoch on standard error.")
  private boolean log;

  EvaluateAttentionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    AttentionFile.Content content;
    List<AttentionAssessment.Picture> pictures = List.of();
    if (from != null) {
      content = AttentionFile.read(from);
    } else {
      AttentionAssessment.Outcome outcome = measured();
      content = outcome.content();
      pictures = outcome.pictures();
    }
    if (save != null) {
      AttentionFile.write(save, content);
    }
    if (page != null) {
      page(content, pictures);
      console.out().println("written to " + page);
      return 0;
    }
    console
        .out()
        .print(json ? Json.of(AttentionForms.values(content)) : AttentionForms.text(content));
    return 0;
  }

  private void page(AttentionFile.Content content, List<AttentionAssessment.Picture> pictures)
      throws IOException {
    Path folder = page.toAbsolutePath().getParent();
    Path images = folder.resolve(IMAGES);
    if (!pictures.isEmpty()) {
      try (Outputs outputs = Outputs.in(images)) {
        for (AttentionAssessment.Picture picture : pictures) {
          draw(picture, outputs.file(AttentionForms.file(picture.className())));
        }
        outputs.commit();
      }
    }
    Map<String, String> drawn = new LinkedHashMap<>();
    for (String name : AttentionForms.classes(content)) {
      String file = AttentionForms.file(name);
      if (Files.exists(images.resolve(file))) {
        drawn.put(RhythmWords.meaning(name), IMAGES + "/" + file);
      }
    }
    byte[] document =
        new AttentionPage(content, drawn, MEASURED, MADE)
            .markdown()
            .getBytes(StandardCharsets.UTF_8);
    try (Outputs outputs = Outputs.in(folder)) {
      Files.write(outputs.file(page.getFileName().toString()), document);
      outputs.commit();
    }
  }

  private static void draw(AttentionAssessment.Picture picture, Path file) throws IOException {
    String about = RhythmWords.meaning(picture.className()) + ", record " + picture.record();
    try (OutputStream out = Files.newOutputStream(file)) {
      AttentionFigure.of(about, picture.lead(), picture.ribbons()).writePng(out, DOTS_PER_INCH);
    }
  }

  private AttentionAssessment.Outcome measured() throws IOException {
    RhythmRecipe recipe =
        RhythmRecipe.of(form).orElseThrow(() -> wrong("there is no form " + form));
    if (seeds < 1 || folds < 1 || folds > 5 || epochs < 1 || perClass < 1) {
      throw wrong("seeds, folds, epochs and strips must be at least 1, folds at most 5");
    }
    List<Long> numbers = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      numbers.add(seed);
    }
    List<Guidance> kinds = guidances();
    Trainer trainer =
        ServiceLoader.load(Trainer.class)
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "nothing that trains is on the class path, start this command with"
                            + " ./clearbeat"));
    AttentionAssessment assessment =
        new AttentionAssessment(
            new AttentionAssessment.Settings(recipe, epochs, folds, numbers, kinds, perClass),
            DataRoot.folder(),
            trainer,
            work.resolve("checkpoints"));
    AttentionAssessment.Networks networks;
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      networks = assessment.networks(progress);
    }
    try (Progress progress = Progress.of(console, "attention", PARTS)) {
      return assessment.measure(networks, progress::stepTo);
    }
  }

  private List<Guidance> guidances() {
    List<Guidance> kinds = new ArrayList<>();
    for (String word : guidance) {
      kinds.add(
          Arrays.stream(Guidance.values())
              .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> wrong("there is no guidance " + word)));
    }
    if (kinds.size() < 2 || kinds.stream().distinct().count() < kinds.size()) {
      throw wrong("--guidance takes two or more different kinds, found " + guidance);
    }
    return kinds;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
