package io.github.clearbeat.command;

import io.github.clearbeat.beat.DelineatedBeat;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Delineated beats as a table and as JSON: sample indices, nothing where there is no wave. */
final class WaveTables {
  private WaveTables() {}

  /** One row a beat, counted from 1. */
  static String csv(List<DelineatedBeat> beats, double hertz) {
    StringBuilder table =
        new StringBuilder("beat,sample,seconds,p_onset,p_peak,p_offset,qrs_onset,qrs_offset");
    table.append(",t_onset,t_peak,t_offset,p_probability\n");
    for (int i = 0; i < beats.size(); i++) {
      DelineatedBeat beat = beats.get(i);
      table.append(i + 1).append(',').append(beat.beat().sampleIndex()).append(',');
      table.append(BeatsCsv.rounded(beat.beat().sampleIndex() / hertz)).append(',');
      table.append(cells(beat.p())).append(',');
      table.append(beat.qrs().onset()).append(',').append(beat.qrs().offset()).append(',');
      table.append(cells(beat.t())).append(',');
      table.append(BeatsCsv.rounded(beat.pProbability())).append('\n');
    }
    return table.toString();
  }

  private static String cells(Optional<MarkedWave> wave) {
    return wave.map(w -> w.onset() + "," + w.peak() + "," + w.offset()).orElse(",,");
  }

  /** The same for {@link Json}. */
  static Map<String, Object> values(Recording recording, String lead, List<DelineatedBeat> beats) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", recording.name());
    values.put("lead", lead);
    values.put("hertz", recording.hertz());
    List<Object> rows = new ArrayList<>();
    for (DelineatedBeat beat : beats) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("sample", beat.beat().sampleIndex());
      row.put("p", beat.p().map(WaveTables::limits).orElse(null));
      row.put("qrs", limits(beat.qrs()));
      row.put("t", beat.t().map(WaveTables::limits).orElse(null));
      row.put("pProbability", beat.pProbability());
      rows.add(row);
    }
    values.put("beats", rows);
    return values;
  }

  private static Map<String, Object> limits(MarkedWave wave) {
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("onset", wave.onset());
    limits.put("peak", wave.peak());
    limits.put("offset", wave.offset());
    return limits;
  }
}
