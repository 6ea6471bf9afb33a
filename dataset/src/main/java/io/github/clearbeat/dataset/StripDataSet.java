package io.github.clearbeat.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set of short recordings, each with a rhythm. What is listed here is read when the set is
 * opened; samples are read one strip at a time.
 *
 * <pre>{@code
 * StripDataSet set = StripDataSet.ptbxlLead2(DataRoot.folder());
 * for (StripEntry entry : set.entries()) {
 *   Strip strip = set.read(entry, set.usualLead());
 * }
 * }</pre>
 */
public interface StripDataSet {
  /** The name, as in {@code cinc2017}. */
  String name();

  /** The strips, in the order of the data set's own list. */
  List<StripEntry> entries();

  /** Records of the data set's own list that are no entries, each with its reason. */
  List<StripReject> rejects();

  /** The lead to take unless another is asked for: II, or the only one there is. */
  String usualLead();

  /**
   * The names of the leads of a strip.
   *
   * @throws IOException if a file cannot be read or is not what it should be
   */
  List<String> leads(StripEntry entry) throws IOException;

  /**
   * Reads one lead of a strip.
   *
   * @param entry one of {@link #entries}
   * @param lead its name, upper or lower case alike; leads may stand in any order
   * @throws io.github.clearbeat.recording.MalformedInputException if there is no such lead, or a
   *     file is missing or not what it should be
   * @throws IOException if a file cannot be read
   */
  Strip read(StripEntry entry, String lead) throws IOException;

  /**
   * The PhysioNet/CinC Challenge 2017 in {@code root/cinc2017}: one lead, 300 Hz, 9 to 61 s, labels
   * from {@code REFERENCE-v3.csv}. Patients are unknown.
   */
  static StripDataSet cinc2017(Path root) throws IOException {
    return Cinc2017.open(root.resolve("cinc2017"));
  }

  /**
   * Lead II of recordings of PTB-XL in {@code root/ptbxl_lead2}: 500 Hz, 10 s, patients known,
   * folds by patient. Labels are the rhythm statements; {@code furtherLabels} the other SCP-ECG
   * statements.
   */
  static StripDataSet ptbxlLead2(Path root) throws IOException {
    return PtbxlLead2.open(root.resolve("ptbxl_lead2"));
  }
}
