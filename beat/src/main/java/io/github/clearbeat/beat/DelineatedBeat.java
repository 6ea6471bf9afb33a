package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MarkedWave;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A beat and the limits of its waves in one lead, as sample indices at the recording's rate.
 *
 * @param beat where its R peak stands
 * @param p its P wave; empty where none can be seen before the QRS complex
 * @param qrs its QRS complex
 * @param t its T wave; empty where none can be seen
 * @param pProbability how sure the network is of a P wave, 0 to 1, found or not
 */
public record DelineatedBeat(
    Beat beat, Optional<MarkedWave> p, MarkedWave qrs, Optional<MarkedWave> t, float pProbability) {

  /** The waves that were found, in the order of time. */
  public List<MarkedWave> waves() {
    List<MarkedWave> waves = new ArrayList<>(3);
    p.ifPresent(waves::add);
    waves.add(qrs);
    t.ifPresent(waves::add);
    return waves;
  }
}
