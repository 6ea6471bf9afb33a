package io.github.clearbeat.command;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Beats that an annotation file beside a recording marks. */
final class GivenBeats {
  private GivenBeats() {}

  /**
   * Reads them.
   *
   * @param path of the recording, as the user gave it
   * @param recording which is to be analysed
   * @param annotator the annotation file's extension
   * @return in order, at the recording's rate
   */
  static List<Beat> of(Path path, Recording recording, String annotator) throws IOException {
    Path file = path.resolveSibling(recording.name() + "." + annotator);
    AnnotationFile marks = AnnotationFile.read(file);
    double scale = recording.hertz() / marks.hertz().orElse(recording.hertz());
    List<Beat> beats = new ArrayList<>();
    for (Annotation mark : marks.annotations()) {
      long sample = Math.round(mark.sampleIndex() * scale);
      if (mark.code().isBeat() && sample < recording.sampleCount()) {
        beats.add(new Beat(sample, 1));
      }
    }
    return beats;
  }
}
