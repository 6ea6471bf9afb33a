package io.github.clearbeat.study.delineation;

import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Strips of atrial fibrillation, in which no P wave is. */
final class FibrillationStrips {
  private FibrillationStrips() {}

  /** All strips of CinC 2017 and PTB-XL lead II whose only rhythm is atrial fibrillation. */
  static List<Samples> read(Path root) throws IOException {
    List<Samples> strips = new ArrayList<>();
    for (StripDataSet set : List.of(StripDataSet.cinc2017(root), StripDataSet.ptbxlLead2(root))) {
      for (StripEntry entry : set.entries()) {
        if (entry.rhythms().equals(Set.of(Rhythm.ATRIAL_FIBRILLATION))) {
          Strip strip = set.read(entry, set.usualLead());
          strips.add(Samples.of(strip.millivolts(), strip.hertz()));
        }
      }
    }
    return strips;
  }
}
