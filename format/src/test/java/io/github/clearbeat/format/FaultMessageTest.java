package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.LeadChoice;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gives one sentence with file, place, found and expected: the sentence is tested. */
class FaultMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          absent.hea | absent.hea:2: signal file absent.dat: there is no such file
          apart.hea | apart.hea:4: signals of sum.dat stand apart, expected them side by side
          cell.csv | cell.csv:3: found 'zero point one', expected a number
          comment.hea | comment.hea:1: the header ends, expected a record line: name, signals, hertz, samples
          empty.csv | empty.csv: the file is empty, expected rows of numbers
          empty.hea | empty.hea: the file is empty, expected a WFDB header
          empty_dat.hea | empty.dat: the file holds no sample, expected one of every signal
          fewer.hea | fewer.hea:3: the header ends after 1 of 2 signals, expected a line for each
          folder.hea | folder.hea: this is a directory, expected a file
          folder_signal.hea | folder_signal.hea:2: signal file folder.hea: this is a directory, expected a file
          format.hea | format.hea:2: signal format 213 is unknown (known: 16, 212)
          frame.hea | frame.hea:2: the number of samples a frame is '999999999', expected a whole number from 1 to 1000000
          gain.hea | gain.hea:2: the gain is 'NaN', expected a number
          gap.csv | gap.csv:5: the time goes from 0.02 s to 0.01 s, expected an even step forward
          infinite.csv | infinite.csv:3: found 'Infinity', expected a number
          layout.hea | layout.hea:2: the signal has no file (~): layouts of several segments are not supported
          leaves.hea | leaves.hea:2: the signal file '../passed/several.dat' leaves the record's folder, expected a file in it
          mixed.hea | mixed.hea:3: format or byte offset differs from line 2, expected the same for all signals of sum.dat
          more.hea | more.hea:3: found 'sum.dat 16 200' after the last signal, expected a comment (#)
          nan.hea | nan.hea:1: the sampling rate is 'NaN', expected a number
          nolead.csv | nolead.csv:1: no column holds a lead, expected at least one
          none.hea | none.hea:1: the record has no signals, expected at least 1
          norate.csv | norate.csv:1: there is no column of time and no sampling rate was given, expected one of them
          norows.csv | norows.csv:2: the file ends, expected rows of numbers
          number.hea | number.hea:2: the header ends after 1 of 1000000000 signals, expected a line for each
          offset.hea | sum.dat at byte 6: the file ends after 0 samples a signal, expected 3 (offset.hea)
          random.csv | random.csv:1: found '\\x07`\\xfffd\\x17p\\xfffd'\\xfffd\\xfffd7\\xfffd\\xfffdG\\xfffd\\xfffdW\\xfffd\\x0eg\\xfffd\\x1ew\\xfffd.\\xfffd\\xfffd>\\xfffd\\xfffdN\\xfffd\\x05^\\xfffd\\x15n\\xfffd%~\\xfffd…', expected a line of text
          random.hea | random.hea:1: the number of signals is 'e¾\\x1cuÎ,\\x85Þ<\\x95îL¥\\x03\\µ\\x13lÅ#|Õ3\\x8cåC\\x9cõS¬', expected a whole number of at least 0
          rate.hea | rate.hea:1: the sampling rate is '-360', expected a number above 0
          root.hea | root.hea:2: the signal file '/etc/passwd' leaves the record's folder, expected a file in it
          row.csv | row.csv:3: the row has 1 columns, expected 2
          samples.hea | sum.dat at byte 6: the file ends after 3 samples a signal, expected 1000000000000000000 (samples.hea)
          segments.hea | segments.hea:1: the record has several segments ('segments/2'): multi-segment records are not supported, expected a single segment
          short.hea | short.dat at byte 299: the file ends after 99 samples a signal, expected 3600 (short.hea)
          still.csv | still.csv:1: the time does not rise over 2 rows, expected it to
          sum.hea | sum.hea:2: the samples of signal 0 (MLII) in sum.dat have checksum 6, expected 7
          timeunits.csv | timeunits.csv:1: the time is in 'h', expected s or ms
          toomany.hea | toomany.hea:1: the number of samples is '99999999999999999999', expected a whole number of at least 0
          unitless.csv | unitless.csv:1: the time rises by 4.0 a row and has no units, expected time (s) or time (ms)
          word.hea | word.hea:2: the signal format is 'sixteen', expected one of 16, 212
          hertz.hea | hertz.hea:1: the sampling rate is '1e-300', expected a number above 0 (from 0.0001 to 10000000)
          tiny.hea | tiny.hea:2: the gain is '1e-320', expected 0 or a number from 1e-20 to 1e20
          huge.csv | huge.csv:2: found '1e31', expected a number
          long_line.hea | long_line.hea:2: the line has 5011 characters, expected at most 4096
          title.csv | title.csv:1: found '((((((((((((((((((((((((((((((((((((((((…', expected a line of column names
          absent_record | absent_record: there is no such file
          sum.dat.zip | sum.dat.zip: there is no such file
          """)
  void recordings(String name, String message) {
    assertThatThrownBy(
            () -> {
              try (Recording recording = Recordings.open(Fixtures.failed(name))) {
                Recordings.verify(recording);
              }
            })
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          before.atr | before.atr at byte 0: an annotation stands at sample -16, expected at least 0
          code.atr | code.atr at byte 2: annotation code 51 is unknown, expected 0 to 49
          cut.atr | cut.atr at byte 100: the file ends, expected the end mark 00 00 of an annotation file
          rate.atr | rate.atr at byte 0: the time resolution is '-5', expected a number above 0
          text.atr | text.atr at byte 4: the file ends inside a text of 40 bytes, expected the whole of it
          none.atr | none.atr: there is no such file
          """)
  void annotationFiles(String name, String message) {
    assertThatThrownBy(() -> AnnotationFile.read(Fixtures.failed(name)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(message);
  }

  @Test
  void aLeadThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    try (Recording recording = Recordings.open(Fixtures.passed("mitdb100"))) {
      assertThatThrownBy(() -> LeadChoice.named(recording, "V2"))
          .isInstanceOf(MalformedInputException.class)
          .hasMessage("mitdb100: there is no lead V2 (leads: MLII, V5)");
    }
  }

  @Test
  void aDirectoryIsNoRecording(@TempDir Path folder) {
    assertThatThrownBy(() -> Recordings.open(folder))
        .hasMessage(folder.getFileName() + ": this is a directory, expected a file");
  }

  @Test
  void aFileWithoutAHeaderIsNoRecording(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("alone.dat"), new byte[6]);
    assertThatThrownBy(() -> Recordings.open(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(
            "alone.dat: this is no recording, expected a WFDB header (.hea), a signal file with"
                + " alone.hea beside it, or a table (.csv, .tsv, .txt)");
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsCutShort(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("mitdb100.dat");
    Files.copy(Fixtures.passed("mitdb100.dat"), data);
    Files.copy(Fixtures.passed("mitdb100.hea"), folder.resolve("mitdb100.hea"));
    try (Recording recording = Recordings.open(data)) {
      Files.write(data, new byte[100]);
      assertThatThrownBy(() -> recording.stretch(0, 0, 3600))
          .isInstanceOf(MalformedInputException.class)
          .hasMessage("mitdb100.dat at byte 100: the file ends, expected 10700 bytes more");
    }
  }
}
