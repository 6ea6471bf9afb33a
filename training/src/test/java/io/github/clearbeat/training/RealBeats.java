package io.github.clearbeat.training;

import io.github.clearbeat.beat.BeatPreparer;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Beats of people, prepared as a model wants them, evenly spread over DS2 of mitdb; where that is
 * not there, all beats of the demo recording.
 *
 * @param where they come from, in words
 * @param inputs of each beat, in the order of the model's inputs
 */
record RealBeats(String where, List<float[][]> inputs) {
  private static final Path DEMO = Path.of("..", "demo", "demo.hea");

  /** So many beats, or as many as the demo recording has. */
  static RealBeats of(Preparation preparation, int wanted) throws IOException {
    Path mitdb = DataRoot.folder().resolve("mitdb");
    boolean there = Files.isDirectory(mitdb);
    List<Path> headers =
        there
            ? MitdbSplit.DS2.stream().map(name -> mitdb.resolve(name + ".hea")).toList()
            : List.of(DEMO);
    List<List<Beat>> beats = new ArrayList<>();
    for (Path header : headers) {
      beats.add(marked(header));
    }
    int all = beats.stream().mapToInt(List::size).sum();
    Choice choice = new Choice(Math.min(wanted, all), all);
    for (int i = 0; i < headers.size(); i++) {
      prepare(preparation, headers.get(i), beats.get(i), choice);
    }
    String where =
        choice.chosen.size()
            + " beats of "
            + (there
                ? "the 22 records of DS2 of mitdb"
                : "the demo recording, as there is no mitdb under " + DataRoot.folder());
    return new RealBeats(where, choice.chosen);
  }

  private static List<Beat> marked(Path header) throws IOException {
    String name = header.getFileName().toString().replace(".hea", ".atr");
    return AnnotationFile.read(header.resolveSibling(name)).annotations().stream()
        .filter(annotation -> annotation.code().isBeat())
        .map(annotation -> new Beat(annotation.sampleIndex(), 1f))
        .toList();
  }

  private static void prepare(
      Preparation preparation, Path header, List<Beat> beats, Consumer<PreparedBeat> keep)
      throws IOException {
    try (Recording recording = Recordings.open(header)) {
      BeatPreparer preparer = new BeatPreparer(preparation, recording.hertz());
      for (Beat beat : beats) {
        preparer.beat(beat, keep);
      }
      int lead = BeatDataSet.usualLead(recording);
      recording.read(lead, 0, recording.sampleCount(), block -> preparer.push(block, keep));
      preparer.finish(keep);
    }
  }

  /** Every so-and-so-many-th beat. */
  private static final class Choice implements Consumer<PreparedBeat> {
    private final List<float[][]> chosen = new ArrayList<>();
    private final long wanted;
    private final long all;
    private long seen;

    Choice(int wanted, int all) {
      this.wanted = wanted;
      this.all = all;
    }

    @Override
    public void accept(PreparedBeat beat) {
      if (seen * wanted / all < (seen + 1) * wanted / all) {
        float[] channels = beat.channels().clone();
        chosen.add(
            beat.features().length == 0
                ? new float[][] {channels}
                : new float[][] {channels, beat.features().clone()});
      }
      seen++;
    }
  }
}
