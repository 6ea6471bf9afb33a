package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.dataset.StripDownload.Layout;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the two layouts a folder holds. */
class StripDownloadTest {
  @TempDir Path folder;

  @Test
  void headersWithCodesAreRecognisedWhereverTheyBegin() throws IOException {
    GeneratedArchive.write(folder.resolve("unpacked/1.0.0"), 12, 3, 100, 1);
    StripDownload download = StripDownload.recognise(folder);
    assertThat(download.layout()).isEqualTo(Layout.WFDB);
    assertThat(download.part("chapman").entries()).hasSize(12);
    assertThat(download.part("ningbo").entries()).isEmpty();
    assertThat(download.others()).isZero();
  }

  @Test
  void theDatabasesAreToldApartByTheNamesOfTheirRecords() throws IOException {
    String rest = " 1 500 5000\nX.mat 16x1+24 1000.0(0)/mV 16 0 0 0 0 II\n# Dx: 426177001\n";
    for (String record : new String[] {"JS10646", "JS10647", "JS45551", "E00001"}) {
      Files.writeString(folder.resolve(record + ".hea"), record + rest.replace("X", record));
      Files.write(folder.resolve(record + ".mat"), new byte[10_024]);
    }
    StripDownload download = StripDownload.recognise(folder);
    assertThat(download.part("chapman").entries())
        .extracting(StripEntry::record)
        .containsExactly("JS10646");
    assertThat(download.part("ningbo").entries())
        .extracting(StripEntry::record)
        .containsExactly("JS10647", "JS45551");
    assertThat(download.part("together").entries()).hasSize(4);
    assertThat(download.others()).isEqualTo(1);
  }

  @Test
  void aStampChangesWithTheFilesOfItsRecordAlone() throws IOException {
    GeneratedArchive.write(folder, 3, 3, 100, 1);
    StripDataSet set = StripDownload.recognise(folder).part("chapman");
    String first = set.stamp(set.entries().get(0));
    String second = set.stamp(set.entries().get(1));
    Path file = folder.resolve("WFDBRecords/01/010/JS00001.mat");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(set.stamp(set.entries().get(0))).isNotEqualTo(first);
    assertThat(set.stamp(set.entries().get(1))).isEqualTo(second);
    Files.delete(file);
    assertThat(set.stamp(set.entries().get(0))).contains("absent");
  }

  @Test
  void theTableOfFigshareIsRecognised() throws IOException {
    StripDownload download = StripDownload.recognise(DataFolder.with("chapman").resolve("chapman"));
    assertThat(download.layout()).isEqualTo(Layout.FIGSHARE);
    assertThat(download.part("chapman").entries()).hasSize(10_646);
    assertThat(download.part("ningbo").entries()).isEmpty();
  }

  @Test
  void theExcerptOfChallenge2021IsOfWfdb() throws IOException {
    StripDownload download =
        StripDownload.recognise(DataFolder.with("challenge2021").resolve("challenge2021"));
    assertThat(download.layout()).isEqualTo(Layout.WFDB);
    assertThat(download.part("ningbo").entries()).hasSize(10);
    assertThat(download.others()).isEqualTo(15);
  }

  private void refused(String sentence) {
    assertThatThrownBy(() -> StripDownload.recognise(folder))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(sentence);
  }

  @Test
  void neitherLayoutIsSaidInOneSentence() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "nothing");
    refused("neither layout is here: expected WFDB headers");
  }

  @Test
  void bothLayoutsAreSaidInOneSentence() throws IOException {
    GeneratedArchive.write(folder.resolve("a"), 1, 1, 100, 1);
    Files.createDirectories(folder.resolve("b/labels"));
    Files.writeString(folder.resolve("b/labels/Diagnostics.xlsx"), "");
    refused("there are both");
  }

  @Test
  void headersWithoutCodesAreSaidInOneSentence() throws IOException {
    Files.writeString(folder.resolve("100.hea"), "100 1 360 10\n100.dat 16 200 11 0 0 0 0 MLII\n");
    Files.write(folder.resolve("100.dat"), new byte[20]);
    refused("none has a comment Dx");
  }

  @Test
  void aMissingFolderIsSaidInOneSentence() {
    folder = folder.resolve("absent");
    refused("there is no such folder");
  }
}
