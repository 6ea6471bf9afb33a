package io.github.clearbeat.format;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The annotation files beside a recording: those of its name that can be read as such. */
final class Companions {
  /** Annotators whose files are named when they cannot be read; others are not ours to judge. */
  private static final Set<String> KNOWN = Set.of("atr", "qrs", "ecg", "ari", "ann", "clb");

  /** Extensions of files that hold something else. */
  private static final Set<String> OTHER =
      Set.of(
          "hea", "dat", "mat", "edf", "wav", "csv", "tsv", "txt", "md", "html", "json", "svg",
          "png", "pdf", "xws", "zip", "gz");

  private final List<AnnotationFacts> annotations = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Companions() {}

  static Companions of(FileRecording recording) throws IOException {
    Companions companions = new Companions();
    Path folder = recording.file().toAbsolutePath().getParent();
    String stem = Inputs.stem(recording.file()) + ".";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        boolean ours =
            name.startsWith(stem)
                && name.indexOf('.', stem.length()) < 0
                && !OTHER.contains(Inputs.extension(file))
                && !recording.sampleFiles().contains(name);
        if (ours) {
          companions.add(file);
        }
      }
    }
    return companions;
  }

  private void add(Path file) throws IOException {
    String name = file.getFileName().toString();
    String annotator = name.substring(name.lastIndexOf('.') + 1);
    try {
      AnnotationFile read = AnnotationFile.read(file);
      Map<AnnotationCode, Integer> byCode = new EnumMap<>(AnnotationCode.class);
      int beats = 0;
      for (Annotation annotation : read.annotations()) {
        byCode.merge(annotation.code(), 1, Integer::sum);
        beats += annotation.code().isBeat() ? 1 : 0;
      }
      annotations.add(
          new AnnotationFacts(
              annotator,
              read.hertz(),
              read.annotations().size(),
              beats,
              Collections.unmodifiableMap(byCode)));
    } catch (MalformedInputException e) {
      if (KNOWN.contains(annotator)) {
        remarks.add(e.getMessage());
      }
    }
  }

  List<AnnotationFacts> annotations() {
    return annotations;
  }

  List<String> remarks() {
    return remarks;
  }
}
