package io.github.clearbeat.study.delineation;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The hand-marked leads of the Lobachevsky University Database. */
public final class MarkedLudb {
  private MarkedLudb() {}

  /**
   * Reads leads.
   *
   * @param folder where {@code data/1.hea} and its fellows lie
   * @param wanted which leads, by name as in {@code ii}
   * @throws IOException if the folder is not there or a file cannot be read
   */
  public static List<DelineationLead> read(Path folder, Predicate<String> wanted)
      throws IOException {
    Path data = folder.resolve("data");
    if (!Files.isDirectory(data)) {
      throw new MalformedInputException(
          folder.toString(), "there is no folder data with the records of LUDB in it");
    }
    List<DelineationLead> leads = new ArrayList<>();
    for (int subject : subjects(data)) {
      try (Recording recording = Recordings.open(data.resolve(subject + ".hea"))) {
        for (int i = 0; i < recording.leads().size(); i++) {
          Lead lead = recording.leads().get(i);
          String name = lead.name().toLowerCase(Locale.ROOT);
          Path marks = data.resolve(subject + "." + name);
          if (wanted.test(name) && Files.exists(marks)) {
            leads.add(
                new DelineationLead(
                    "ludb/" + subject,
                    subject,
                    name,
                    recording.stretch(i, 0, recording.sampleCount()),
                    MarkedWave.of(AnnotationFile.read(marks).annotations())));
          }
        }
      }
    }
    return leads;
  }

  private static int[] subjects(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]+\\.hea"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, name.length() - 4)))
          .sorted()
          .toArray();
    }
  }
}
