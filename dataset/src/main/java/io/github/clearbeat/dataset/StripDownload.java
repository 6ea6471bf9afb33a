package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder into which somebody has downloaded {@code ecg-arrhythmia} or the Chapman-Shaoxing
 * database, recognised by what lies in it.
 *
 * <pre>{@code
 * StripDownload download = StripDownload.recognise(folder);
 * download.layout();                       // WFDB
 * download.part("chapman").entries();      // JS00001 to JS10646
 * }</pre>
 *
 * @param layout which of the two
 * @param folder where its records begin
 * @param set all of it
 */
public record StripDownload(Layout layout, Path folder, StripDataSet set) {
  private static final String TABLE = "Diagnostics.xlsx";
  private static final String NAME = "JS\\d{5}";
  private static final int DEEPEST = 20;

  /** In which form the records come. */
  public enum Layout {
    /** A WFDB header with SNOMED CT codes for each record, as on PhysioNet. */
    WFDB("WFDB headers (.hea) with SNOMED CT codes in the comment Dx, as ecg-arrhythmia"),
    /** A table of labels and a matrix for each record, as on figshare. */
    FIGSHARE("Diagnostics.xlsx with a .csv or .mat file a record, as Chapman-Shaoxing on figshare");

    private final String words;

    Layout(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /**
   * Looks into a folder. WFDB headers may lie in it or anywhere below; {@code Diagnostics.xlsx} in
   * it, in a folder {@code labels}, or in either of a folder directly below.
   *
   * @throws MalformedInputException if there is no such folder, or it holds neither or both
   * @throws IOException if a file cannot be read
   */
  public static StripDownload recognise(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new MalformedInputException(folder.toString(), "there is no such folder");
    }
    Optional<Path> table = tableFolder(folder);
    boolean headers = hasHeader(folder);
    if (table.isPresent() && headers) {
      throw new MalformedInputException(
          folder.toString(),
          "there are both WFDB headers and " + table.get() + " with its table, name one of them");
    }
    if (table.isPresent()) {
      return new StripDownload(Layout.FIGSHARE, table.get(), StripDataSet.chapman(table.get()));
    }
    if (!headers) {
      throw new MalformedInputException(
          folder.toString(),
          "neither layout is here: expected "
              + Layout.WFDB.words
              + ", or "
              + Layout.FIGSHARE.words);
    }
    StripDataSet set = StripDataSet.wfdb("ecg-arrhythmia", folder);
    if (set.entries().stream()
        .allMatch(e -> e.rhythms().isEmpty() && e.furtherLabels().isEmpty())) {
      throw new MalformedInputException(
          folder.toString(),
          "there are WFDB headers, but none has a comment Dx with SNOMED CT codes, as those of"
              + " ecg-arrhythmia have");
    }
    return new StripDownload(Layout.WFDB, folder, set);
  }

  private static Optional<Path> tableFolder(Path folder) throws IOException {
    List<Path> candidates = new ArrayList<>(List.of(folder));
    try (Stream<Path> inside = Files.list(folder)) {
      inside.filter(Files::isDirectory).sorted().forEach(candidates::add);
    }
    return candidates.stream()
        .filter(
            place ->
                Files.isRegularFile(place.resolve(TABLE))
                    || Files.isRegularFile(place.resolve("labels").resolve(TABLE)))
        .findFirst();
  }

  private static boolean hasHeader(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files.anyMatch(file -> file.toString().endsWith(".hea"));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Some records of it: {@code chapman} is Chapman-Shaoxing, {@code ningbo} the other database of
   * {@code ecg-arrhythmia}, {@code together} all records, whatever their names.
   *
   * @throws IllegalArgumentException if the name is another
   */
  public StripDataSet part(String name) {
    return switch (name) {
      case "chapman" -> set.where(name, this::isChapman);
      case "ningbo" -> set.where(name, this::isNingbo);
      case "together" -> set.where(name, record -> true);
      default -> throw new IllegalArgumentException("there is no part " + name);
    };
  }

  private boolean isChapman(String record) {
    return layout == Layout.FIGSHARE || StripDataSet.isChapmanShaoxing(record);
  }

  private boolean isNingbo(String record) {
    return !isChapman(record) && record.matches(NAME);
  }

  /** How many records belong to neither database, by their names. */
  public long others() {
    return Stream.concat(
            set.entries().stream().map(StripEntry::record),
            set.rejects().stream().map(StripReject::record))
        .filter(record -> !isChapman(record) && !isNingbo(record))
        .count();
  }
}
