package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.PreparedStrip;
import io.github.clearbeat.beat.StripPreparer;
import io.github.clearbeat.explanation.StripMap;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A strip with where the network saw its rhythm.
 *
 * @param rhythm what it was called
 * @param samples what the network saw of the lead, at the recording's rate
 * @param cells the class map, signed, a value a cell
 * @param mapFromSeconds where the first cell begins, in seconds from the recording's first sample
 * @param cellSeconds length of a cell
 */
public record ExplainedRhythm(
    StripRhythm rhythm,
    Samples samples,
    List<Float> cells,
    double mapFromSeconds,
    double cellSeconds) {
  /** Keeps its own copy. */
  public ExplainedRhythm {
    cells = List.copyOf(cells);
  }

  /**
   * For every rhythm that was named, the strip of which the network was most sure, in the order of
   * the model's classes.
   *
   * @param recording the analysed one
   * @param analysis of it; without a rhythm there is nothing to explain
   * @throws IOException if the recording cannot be read
   */
  public static List<ExplainedRhythm> exemplars(Recording recording, Analysis analysis)
      throws IOException {
    List<ExplainedRhythm> explained = new ArrayList<>();
    if (analysis.rhythm().isEmpty()) {
      return explained;
    }
    RhythmTrack track = analysis.rhythm().get();
    StripMap map = new StripMap(track.model());
    for (int c = 0; c < track.model().classes().size(); c++) {
      int index = c;
      StripRhythm surest =
          track.strips().stream()
              .filter(strip -> strip.named() && strip.classIndex() == index)
              .max(Comparator.comparingDouble(StripRhythm::probability))
              .orElse(null);
      if (surest != null) {
        explained.add(explained(recording, analysis.source(), track.model(), map, surest));
      }
    }
    return explained;
  }

  private static ExplainedRhythm explained(
      Recording recording,
      Analysis.Source source,
      RhythmModel model,
      StripMap map,
      StripRhythm rhythm)
      throws IOException {
    double seconds = model.preparation().seconds();
    long from =
        Math.max(source.fromSample(), rhythm.toSample() - Math.round(seconds * source.hertz()));
    Samples samples = recording.stretch(source.leadPosition(), from, rhythm.toSample());
    PreparedStrip prepared =
        new StripPreparer(model.preparation())
            .middle(Samples.of(samples.toArray(), source.hertz()));
    List<Float> cells = new ArrayList<>();
    for (float cell : map.of(prepared.values(), rhythm.classIndex())) {
      cells.add(cell);
    }
    return new ExplainedRhythm(
        rhythm,
        samples,
        cells,
        from / source.hertz() + prepared.firstSample() / model.preparation().hertz(),
        seconds / map.cells());
  }
}
