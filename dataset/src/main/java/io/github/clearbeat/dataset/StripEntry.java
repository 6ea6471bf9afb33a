package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.Rhythm;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a data set says of one strip, without its samples.
 *
 * @param set the name of the data set, as in {@code ptbxl_lead2}
 * @param record the name of the recording in its data set
 * @param patient who was recorded, unique over all data sets; the record where patients are unknown
 * @param fold the fold that the data set itself assigns, by patient, if it does
 * @param rhythms as the data set labels it: one in a well-labelled strip, in the order of {@link
 *     Rhythm}
 * @param furtherLabels every other label beside the rhythm, as the data set writes it
 */
public record StripEntry(
    String set,
    String record,
    String patient,
    OptionalInt fold,
    Set<Rhythm> rhythms,
    List<String> furtherLabels) {
  /** Keeps its own copies. */
  public StripEntry {
    EnumSet<Rhythm> own = EnumSet.noneOf(Rhythm.class);
    own.addAll(rhythms);
    rhythms = Collections.unmodifiableSet(own);
    furtherLabels = List.copyOf(furtherLabels);
  }
}
