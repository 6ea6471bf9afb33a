package io.github.clearbeat.study;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a rhythm network is trained on: data sets, classes, length of a strip, licences. Some have
 * names and lie under the data root; others are folders that a user names.
 *
 * <pre>{@code
 * RhythmData data = RhythmData.downloaded("chapman", download.part("chapman"), labels, licences);
 * }</pre>
 */
public final class RhythmData {
  /** AliveCor recordings of 9 to 61 s: N, A, O and noise. */
  public static final RhythmData CINC2017 =
      new RhythmData(
          "cinc2017",
          30,
          StripRules.ANY_LENGTH,
          "cinc2017",
          RhythmFolds.STRATIFIED,
          List.of("PhysioNet/CinC Challenge 2017, 7,107 of 8,528 recordings, ODC-By 1.0"),
          root -> List.of(StripDataSet.cinc2017(root)));

  /** Lead II of ten seconds at rest: SR, SB, ST/SVT, AFIB/AFL. */
  public static final RhythmData STRIPS =
      new RhythmData(
          "strips",
          10,
          StripRules.TEN_SECONDS,
          "strips-4",
          RhythmFolds.PATIENT,
          List.of(
              "PTB-XL 1.0, lead II of 2,992 recordings, CC BY 4.0",
              "Lobachevsky University Database 1.0.1, ODC-By 1.0",
              "PhysioNet Challenge 2021, 20 recordings of Georgia and Ningbo, CC BY 4.0",
              "Chapman-Shaoxing, 5 recordings, CC BY 4.0"),
          RhythmData::strips);

  /** The first set of {@link #STRIPS} alone, which has patients and folds. */
  public static final RhythmData PTBXL_LEAD2 =
      new RhythmData(
          "ptbxl_lead2",
          10,
          StripRules.TEN_SECONDS,
          "strips-4",
          RhythmFolds.PATIENT,
          List.of("PTB-XL 1.0, lead II of 2,992 recordings, CC BY 4.0"),
          root -> List.of(StripDataSet.ptbxlLead2(root)));

  private static final List<RhythmData> NAMED = List.of(CINC2017, STRIPS, PTBXL_LEAD2);

  private final String id;
  private final double seconds;
  private final StripRules rules;
  private final RhythmLabels labels;
  private final RhythmFolds folds;
  private final List<String> licences;
  private final Source source;

  private interface Source {
    List<StripDataSet> open(Path root) throws IOException;
  }

  private RhythmData(
      String id,
      double seconds,
      StripRules rules,
      String labels,
      RhythmFolds folds,
      List<String> licences,
      Source source) {
    this(id, seconds, rules, RhythmLabels.named(labels).orElseThrow(), folds, licences, source);
  }

  private RhythmData(
      String id,
      double seconds,
      StripRules rules,
      RhythmLabels labels,
      RhythmFolds folds,
      List<String> licences,
      Source source) {
    this.id = id;
    this.seconds = seconds;
    this.rules = rules;
    this.labels = labels;
    this.folds = folds;
    this.licences = List.copyOf(licences);
    this.source = source;
  }

  /**
   * Ten-second strips that a user has, wherever they lie.
   *
   * @param id to call them by
   * @param set the strips
   * @param labels which classes there are
   * @param licences data sets with their licences
   */
  public static RhythmData downloaded(
      String id, StripDataSet set, RhythmLabels labels, List<String> licences) {
    return new RhythmData(
        id, 10, StripRules.TEN_SECONDS, labels, RhythmFolds.PLAIN, licences, root -> List.of(set));
  }

  /** All data that has a name. */
  public static RhythmData[] values() {
    return NAMED.toArray(RhythmData[]::new);
  }

  /** As on the command line. */
  public String id() {
    return id;
  }

  /** The data of that name. */
  public static Optional<RhythmData> of(String id) {
    return NAMED.stream().filter(data -> data.id.equals(id)).findFirst();
  }

  /** Length of a strip. */
  public double seconds() {
    return seconds;
  }

  /** Passes over it unless others are asked for: fewer where there is more. */
  public int epochs() {
    return this == CINC2017 ? 30 : 60;
  }

  /** What a strip must be. */
  public StripRules rules() {
    return rules;
  }

  /** Which classes there are. */
  public RhythmLabels labels() {
    return labels;
  }

  /** The folds that are used unless others are asked for. */
  public RhythmFolds usualFolds() {
    return folds;
  }

  /** Data sets with their licences, for the provenance. */
  public List<String> licences() {
    return licences;
  }

  /** The data sets, those with names under a data root. */
  public List<StripDataSet> open(Path root) throws IOException {
    return source.open(root);
  }

  private static List<StripDataSet> strips(Path root) throws IOException {
    return List.of(
        StripDataSet.ptbxlLead2(root),
        StripDataSet.ludb(root),
        // HR records are of PTB-XL, and which patients is not said.
        StripDataSet.challenge2021(root).where("challenge2021", record -> !record.startsWith("HR")),
        StripDataSet.chapmanPresent(root.resolve("chapman")));
  }
}
