package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices written by scipy ({@code make_matrices.py}) or typed. */
class SampleMatrixTest {
  @Test
  void doublesDeflated() throws IOException {
    SampleMatrix matrix = SampleMatrix.read(Fixtures.passed("doubles.mat"));
    assertThat(matrix.rowCount()).isEqualTo(2);
    assertThat(matrix.columnCount()).isEqualTo(3);
    assertThat(matrix.names()).isEmpty();
    assertThat(matrix.column(0)).containsExactly(0, 1);
    assertThat(matrix.column(1)).containsExactly(-2.5f, -1.5f);
    assertThat(matrix.column(2)).containsExactly(-5, -4);
  }

  @Test
  void shorts() throws IOException {
    assertThat(SampleMatrix.read(Fixtures.passed("shorts.mat")).column(1)).containsExactly(-5, -3);
  }

  @Test
  void missingSamples() throws IOException {
    SampleMatrix matrix = SampleMatrix.read(Fixtures.passed("missing.mat"));
    assertThat(matrix.column(0)).containsExactly(1);
    assertThat(matrix.column(1)).containsExactly(Float.NaN);
  }

  @Test
  void tables() throws IOException {
    SampleMatrix bare = SampleMatrix.read(Fixtures.passed("matrix.csv"));
    assertThat(bare.names()).isEmpty();
    assertThat(bare.column(0)).containsExactly(1.5f, 0.3f);
    assertThat(bare.column(1)).containsExactly(-2, 4);
    SampleMatrix named = SampleMatrix.read(Fixtures.passed("named_matrix.csv"));
    assertThat(named.names()).containsExactly("I", "II");
    assertThat(named.column(0)).containsExactly(1.5f, Float.NaN);
    assertThat(named.column(1)).containsExactly(-2, Float.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          absent.mat | absent.mat: there is no such file
          two.mat | two.mat: the file holds 'val', 'fs', expected one matrix of real numbers
          complex.mat | complex.mat: the file holds 'val', expected one matrix of real numbers
          text.mat | text.mat: the file holds 'val', expected one matrix of real numbers
          nothing.mat | nothing.mat: the matrix is 0 x 12, expected a row a sample
          version4.mat | version4.mat: the file begins with '\\x00\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x03\\x00', expected 'MATLAB 5.0' and a header of 128 bytes
          cut.mat | cut.mat at byte 128: an element of 58 bytes begins and the file ends at byte 174, expected the whole element
          hdf5.mat | hdf5.mat: this is a MATLAB file of version 7.3 (HDF5), expected version 5: save it with -v6
          matrix_short.csv | matrix_short.csv:2: the line has 1 cells, expected 2
          matrix_text.csv | matrix_text.csv:2: cell 2 is 'x', expected a number
          matrix_names.csv | matrix_names.csv: the file holds no number, expected a row a sample
          empty.csv | empty.csv: the file holds no number, expected a row a sample
          sum.hea | sum.hea: this is no matrix of samples, expected .mat or .csv
          """)
  void faults(String file, String sentence) {
    assertThatThrownBy(() -> SampleMatrix.read(Fixtures.failed(file)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(sentence);
  }
}
