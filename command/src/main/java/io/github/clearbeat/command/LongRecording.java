package io.github.clearbeat.command;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.format.WfdbWriter;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A long two-lead recording put together from real ones.
 *
 * @param path without extension
 * @param halfHour the first thirty minutes of it, likewise
 * @param words what it was built from
 */
record LongRecording(Path path, Path halfHour, String words) {
  private static final int FORMAT = 212;

  /** Builds it from mitdb, record after record, or from the demo where mitdb is not there. */
  static LongRecording build(Path path, int hours) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    List<Path> parts = new ArrayList<>();
    String from = "the 48 records of mitdb, one after the other";
    Path root = DataRoot.folder();
    if (Files.isDirectory(root.resolve("mitdb"))) {
      BeatDataSet mitdb = BeatDataSet.mitdb(root);
      mitdb.records().forEach(record -> parts.add(mitdb.folder().resolve(record)));
    } else {
      parts.add(DemoCommand.copyTo(folder));
      from = "the demo, over and over";
    }
    Path half = folder.resolve("half");
    write(half, parts, 0.5);
    write(path, parts, hours);
    return new LongRecording(path, half, hours + " h of two leads from " + from);
  }

  private static void write(Path path, List<Path> parts, double hours) throws IOException {
    try (Recording first = Recordings.open(parts.get(0));
        WfdbWriter to = WfdbWriter.create(path, FORMAT, first.hertz(), WfdbWriter.like(first))) {
      long left = Math.round(hours * 3600 * first.hertz());
      for (int i = 0; left > 0; i++) {
        try (Recording part = Recordings.open(parts.get(i % parts.size()))) {
          long count = Math.min(left, part.sampleCount());
          to.append(part, 0, count);
          left -= count;
        }
      }
      to.finish(Optional.empty(), List.of());
    }
  }
}
