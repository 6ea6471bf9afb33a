package io.github.clearbeat.command;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.study.RhythmData;
import io.github.clearbeat.study.RhythmFolds;
import io.github.clearbeat.study.RhythmOptions;
import io.github.clearbeat.study.RhythmTraining;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What can be chosen for the training of a rhythm network. */
final class RhythmTrainOptions {
  @Option(
      names = "--data",
      paramLabel = "NAME",
      description =
          "cinc2017, strips or ptbxl_lead2: what a rhythm network is trained on; needed for those.")
  private String data;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = "Weight of the attention's loss; default 0.3.")
  private Double lambda;

  @Option(
      names = "--guidance",
      paramLabel = "NAME",
      description = "What the attention is taught: hrv, qrs, shifted, random or off; default hrv.")
  private String guidance;

  @Option(
      names = "--features",
      paramLabel = "NAME",
      description =
          "What heart rate features do in training: concatenated, distilled, auxiliary, trees or off;"
              + " default concatenated.")
  private String features;

  @Option(
      names = "--folds",
      paramLabel = "NAME",
      description =
          "stratified, plain, patient or ludb (the first fold is all of LUDB); default stratified for cinc2017, where patients are"
              + " unknown, and patient for strips.")
  private String folds;

  @Option(
      names = "--first-folds",
      paramLabel = "N",
      description = "Run only the first N of five folds, and no network on everything.")
  private Integer firstFolds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the data of a rhythm network; default 30 for cinc2017, else 60.")
  private Integer epochs;

  @Option(
      names = "--members",
      paramLabel = "N",
      description =
          "Train so many networks from other seeds and join them into one that gives the mean of"
              + " their logits; default 1.")
  private Integer members;

  @Option(
      names = "--start",
      paramLabel = "MODEL",
      description =
          "Begin with the weights of a rhythm model, an id or a file, that was trained on other"
              + " recordings; its head is left out where its classes differ.")
  private String start;

  /** The first of these options that was given, if any. */
  Optional<String> given() {
    if (data != null) {
      return Optional.of("--data");
    } else if (lambda != null) {
      return Optional.of("--lambda");
    } else if (guidance != null) {
      return Optional.of("--guidance");
    } else if (features != null) {
      return Optional.of("--features");
    } else if (folds != null) {
      return Optional.of("--folds");
    } else if (firstFolds != null) {
      return Optional.of("--first-folds");
    }
    if (epochs != null) {
      return Optional.of("--epochs");
    }
    if (members != null) {
      return Optional.of("--members");
    }
    return start != null ? Optional.of("--start") : Optional.empty();
  }

  /**
   * The data.
   *
   * @throws IllegalArgumentException if none, or none of that name
   */
  RhythmData data() {
    if (data == null) {
      throw new IllegalArgumentException(
          "a rhythm network needs --data, expected one of " + names(RhythmData.values()));
    }
    return chosen("data", data, RhythmData.values(), RhythmData::id);
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if a name or number is not what it should be
   * @throws IOException if the model to begin with cannot be read
   */
  RhythmTraining.Settings settings() throws IOException {
    RhythmTraining.Settings usual = RhythmTraining.Settings.usual(data());
    RhythmOptions options = usual.options();
    Guidance chosenGuidance =
        guidance == null
            ? options.guidance()
            : chosen("guidance", guidance, Guidance.values(), RhythmTrainOptions::word);
    double weight = lambda == null ? options.lambda() : lambda;
    if (!(weight >= 0 && weight <= 100)) {
      throw new IllegalArgumentException("--lambda must lie from 0 to 100, found " + lambda);
    }
    options = options.withGuidance(chosenGuidance, weight);
    if (features != null) {
      options =
          options.withFeatures(
              chosen(
                  "features", features, RhythmOptions.Features.values(), RhythmTrainOptions::word));
    }
    int passes = epochs == null ? usual.epochs() : epochs;
    int first = firstFolds == null ? RhythmFolds.COUNT : firstFolds;
    if (passes < 1 || passes > 10_000) {
      throw new IllegalArgumentException("--epochs must lie from 1 to 10000, found " + passes);
    }
    if (first < 1 || first > RhythmFolds.COUNT) {
      throw new IllegalArgumentException("--first-folds must lie from 1 to 5, found " + first);
    }
    int together = members == null ? 1 : members;
    if (together < 1 || together > 10) {
      throw new IllegalArgumentException("--members must lie from 1 to 10, found " + together);
    }
    RhythmFolds chosenFolds =
        folds == null
            ? usual.folds()
            : chosen("folds", folds, RhythmFolds.values(), RhythmFolds::id);
    return new RhythmTraining.Settings(
        options, chosenFolds, passes, first, firstFolds == null, together, start());
  }

  private Optional<RhythmModel> start() throws IOException {
    return start == null ? Optional.empty() : Optional.of(RhythmModelOption.read(start));
  }

  /** As given, for the provenance. */
  String command() {
    StringBuilder text = new StringBuilder(" --data " + data);
    append(text, "--lambda", lambda);
    append(text, "--guidance", guidance);
    append(text, "--features", features);
    append(text, "--folds", folds);
    append(text, "--first-folds", firstFolds);
    append(text, "--epochs", epochs);
    append(text, "--members", members);
    append(text, "--start", start);
    return text.toString();
  }

  private static void append(StringBuilder text, String option, Object value) {
    if (value != null) {
      text.append(' ').append(option).append(' ').append(value);
    }
  }

  private static <T> T chosen(String what, String name, T[] values, Function<T, String> id) {
    for (T value : values) {
      if (id.apply(value).equals(name)) {
        return value;
      }
    }
    List<String> known = Arrays.stream(values).map(id).toList();
    throw new IllegalArgumentException(
        "there is no " + what + " " + name + ", expected one of " + String.join(", ", known));
  }

  private static String names(RhythmData[] values) {
    return String.join(", ", Arrays.stream(values).map(RhythmData::id).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
