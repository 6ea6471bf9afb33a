package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spreadsheets made by {@code make_matrices.py}, and real ones beside fastexcel. */
class SpreadsheetTest {
  @Test
  void everyKindOfCell() throws IOException {
    List<List<String>> rows = Spreadsheet.read(Fixtures.passed("labels.xlsx"));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).containsExactly("FileName", "Rhythm");
    assertThat(rows.get(1)).containsExactly("one", "", "42");
    assertThat(rows.get(2)).hasSize(27).endsWith(" SB & more ");
    assertThat(rows.get(2).subList(0, 26)).containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diagnostics.xlsx",
        "ConditionNames.xlsx",
        "RhythmNames.xlsx",
        "AttributesDictionary.xlsx"
      })
  void asFastexcelReadsThem(String name) throws IOException {
    Path file = DataFolder.part("chapman").resolve("labels").resolve(name);
    List<List<String>> ours = Spreadsheet.read(file);
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      List<Row> theirs = book.getFirstSheet().read();
      assertThat(ours).hasSameSizeAs(theirs);
      for (int r = 0; r < theirs.size(); r++) {
        for (Cell cell : theirs.get(r)) {
          if (cell != null) {
            List<String> row = ours.get(r);
            int column = cell.getColumnIndex();
            assertThat(column < row.size() ? row.get(column) : "")
                .as("row %d column %d", r, column)
                .isEqualTo(cell.getText());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          absent.xlsx | absent.xlsx: there is no such file
          shared.xlsx | shared.xlsx: xl/worksheets/sheet2.xml: cell A1: shared text '3' is not there, expected 0 to 2
          column.xlsx | column.xlsx: xl/worksheets/sheet2.xml: cell 'XFD1': no column from A to IV, expected one
          xml.xlsx | xml.xlsx: xl/worksheets/sheet2.xml: this is no XML at line 2, expected a spreadsheet's
          workbook.xlsx | workbook.xlsx: there is no part xl/workbook.xml, expected one
          """)
  void faults(String file, String sentence) {
    assertThatThrownBy(() -> Spreadsheet.read(Fixtures.failed(file)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.xlsx", "sum.hea"})
  void noZip(String file) {
    assertThatThrownBy(() -> Spreadsheet.read(Fixtures.failed(file)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith(file + ": this is no spreadsheet (.xlsx), or it is cut: ");
  }

  /** A file may name other files; none of them is opened. */
  @Test
  void noEntityIsFollowed() {
    assertThatThrownBy(() -> Spreadsheet.read(Fixtures.failed("entity.xlsx")))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("entity.xlsx: xl/worksheets/sheet2.xml: this is no XML");
  }
}
