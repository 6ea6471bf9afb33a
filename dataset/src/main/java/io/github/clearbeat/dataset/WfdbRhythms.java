package io.github.clearbeat.dataset;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * WFDB records whose header comment {@code Dx} holds SNOMED CT codes, in a tree of folders. Where a
 * folder has a file {@code RECORDS}, it lists records and folders (these end with a slash), and
 * what it lists and is not there is a fault; else every header in the folder and below is taken.
 */
final class WfdbRhythms implements StripDataSet {
  private static final String DIAGNOSES = "Dx:";
  private static final int DEEPEST = 20;

  private final String name;
  private final Map<String, Path> headers = new HashMap<>();
  private final List<StripEntry> entries = new ArrayList<>();
  private final List<StripReject> rejects = new ArrayList<>();

  private WfdbRhythms(String name) {
    this.name = name;
  }

  static WfdbRhythms open(String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new MalformedInputException(
          folder.toString(), "there is no such folder; expected the records of " + name + " there");
    }
    WfdbRhythms set = new WfdbRhythms(name);
    set.list(folder, 0);
    if (set.entries.isEmpty() && set.rejects.isEmpty()) {
      throw new MalformedInputException(
          folder.toString(), "there is no WFDB header (.hea) here, expected those of " + name);
    }
    return set;
  }

  private void list(Path folder, int depth) throws IOException {
    Path list = folder.resolve("RECORDS");
    if (depth > DEEPEST) {
      throw new MalformedInputException(
          folder.toString(), "folders are nested deeper than " + DEEPEST);
    }
    if (Files.isRegularFile(list)) {
      for (String line : Files.readAllLines(list)) {
        String listed = line.strip();
        if (listed.endsWith("/")) {
          listFolder(folder, listed, depth);
        } else if (!listed.isEmpty()) {
          take(folder.resolve(listed + ".hea"));
        }
      }
      return;
    }
    List<Path> inside;
    try (Stream<Path> files = Files.list(folder)) {
      inside = files.sorted().toList();
    }
    for (Path path : inside) {
      if (path.toString().endsWith(".hea")) {
        take(path);
      } else if (Files.isDirectory(path)) {
        list(path, depth + 1);
      }
    }
  }

  private void listFolder(Path folder, String listed, int depth) throws IOException {
    if (Files.isDirectory(folder.resolve(listed))) {
      list(folder.resolve(listed), depth + 1);
    } else {
      rejects.add(
          new StripReject(
              name,
              listed,
              Reason.MALFORMED,
              folder.resolve("RECORDS")
                  + ": it lists the folder "
                  + listed
                  + ", which is not there"));
    }
  }

  private void take(Path header) throws IOException {
    String file = header.getFileName().toString();
    String record = file.substring(0, file.length() - ".hea".length());
    Path before = headers.putIfAbsent(record, header);
    if (before != null) {
      reject(record, header + ": a record of this name is at " + before + " already");
      return;
    }
    try (Recording recording = Recordings.open(header)) {
      entries.add(entry(record, recording.comments()));
    } catch (MalformedInputException e) {
      reject(record, e.getMessage());
    }
  }

  private void reject(String record, String message) {
    rejects.add(new StripReject(name, record, Reason.MALFORMED, message));
  }

  private StripEntry entry(String record, List<String> comments) {
    Set<Rhythm> rhythms = EnumSet.noneOf(Rhythm.class);
    List<String> further = new ArrayList<>();
    for (String comment : comments) {
      if (comment.startsWith(DIAGNOSES)) {
        for (String code : comment.substring(DIAGNOSES.length()).split(",")) {
          Optional<Rhythm> rhythm = RhythmCoding.SNOMED_CT.rhythmOf(code);
          rhythm.ifPresent(rhythms::add);
          if (rhythm.isEmpty() && !code.isBlank()) {
            further.add(code.strip());
          }
        }
      }
    }
    return new StripEntry(name, record, name + "/" + record, OptionalInt.empty(), rhythms, further);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<StripEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public List<StripReject> rejects() {
    return List.copyOf(rejects);
  }

  @Override
  public String usualLead() {
    return "II";
  }

  @Override
  public List<String> leads(StripEntry entry) throws IOException {
    return WfdbStrip.leads(headers.get(entry.record()));
  }

  @Override
  public Strip read(StripEntry entry, String lead) throws IOException {
    return WfdbStrip.read(headers.get(entry.record()), lead);
  }

  /** Of the header and of what lies beside it under the same name. */
  @Override
  public String stamp(StripEntry entry) throws IOException {
    Path header = headers.get(entry.record());
    return FileStamp.of(header)
        + FileStamp.of(header.resolveSibling(entry.record() + ".mat"))
        + FileStamp.of(header.resolveSibling(entry.record() + ".dat"));
  }
}
