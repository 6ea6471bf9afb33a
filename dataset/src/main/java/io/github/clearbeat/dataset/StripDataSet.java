package io.github.clearbeat.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

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
   * What tells whether the files of a strip are still those that were read: their sizes and times
   * of change, as text; empty where the set does not say.
   *
   * @param entry one of {@link #entries}
   * @throws IOException if the disk fails; a missing file is part of the answer
   */
  default String stamp(StripEntry entry) throws IOException {
    return "";
  }

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

  /**
   * The Lobachevsky University Database in {@code root/ludb}: 12 leads, 500 Hz, 10 s, a patient
   * each. {@code furtherLabels} are its other findings, the electric axis excepted.
   */
  static StripDataSet ludb(Path root) throws IOException {
    return Ludb.open(root.resolve("ludb"));
  }

  /**
   * Records of the PhysioNet Challenge 2021 in {@code root/challenge2021}, in {@link #wfdb} layout.
   */
  static StripDataSet challenge2021(Path root) throws IOException {
    return wfdb("challenge2021", root.resolve("challenge2021"));
  }

  /**
   * WFDB records whose header comment {@code Dx} holds SNOMED CT codes: the layout of the PhysioNet
   * Challenge 2021 and of {@code ecg-arrhythmia} (Chapman-Shaoxing and Ningbo). Folders may be
   * nested; a file {@code RECORDS}, where there is one, says what must be there. Patients are
   * unknown, so each record stands for one.
   *
   * @param name to call it by
   * @param folder in which the records lie
   */
  static StripDataSet wfdb(String name, Path folder) throws IOException {
    return WfdbRhythms.open(name, folder);
  }

  /**
   * Whether a record of {@code ecg-arrhythmia} or of the PhysioNet Challenge 2021 is of
   * Chapman-Shaoxing, JS00001 to JS10646; those above are of Ningbo.
   *
   * <pre>{@code
   * StripDataSet all = StripDataSet.wfdb("ecg-arrhythmia", folder);
   * StripDataSet chapman = all.where("chapman-shaoxing", StripDataSet::isChapmanShaoxing);
   * }</pre>
   */
  static boolean isChapmanShaoxing(String record) {
    return record.matches("JS\\d{5}") && record.compareTo("JS10646") <= 0;
  }

  /**
   * Chapman-Shaoxing as on figshare (Zheng et al. 2020, Sci Data 7:48), every row of its table: in
   * the folder {@code Diagnostics.xlsx}, there or in {@code labels}, and anywhere below it the
   * samples, {@code .csv} or MATLAB version 5, 500 Hz; those in a folder called denoised are taken
   * before others. {@code furtherLabels} are those of column {@code Beat}. Patients are unknown.
   */
  static StripDataSet chapman(Path folder) throws IOException {
    return Chapman.open(folder);
  }

  /** The same, only those rows whose samples are there: for a part of the archive. */
  static StripDataSet chapmanPresent(Path folder) throws IOException {
    return Chapman.open(folder).present();
  }

  /**
   * Several data sets as one, in this order.
   *
   * @param name to call it by
   * @param sets at least one; no two with records of the same set
   */
  static StripDataSet pool(String name, List<StripDataSet> sets) throws IOException {
    return StripSelections.Pool.of(name, sets);
  }

  /**
   * Those records of this set whose name passes.
   *
   * @param newName to call them by
   * @param records says of a record's name whether it is taken
   */
  default StripDataSet where(String newName, Predicate<String> records) {
    return new StripSelections.Some(newName, this, records);
  }
}
