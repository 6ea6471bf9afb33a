package io.github.clearbeat.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "V5;MLII, 1",
    "V1;ii, 1",
    "II;MLII, 1",
    "i;ECG II;iii, 1",
    "ECG lead II;ART, 0",
    "ECG1;ECG2, -1",
    "III;aVF, -1",
    "V2;V5, -1",
  })
  void mliiThenIi(String names, int expected) {
    List<Lead> leads = Stream.of(names.split(";")).map(n -> new Lead(n, true)).toList();
    assertThat(LeadChoice.standard(leads))
        .isEqualTo(expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected));
  }

  @Test
  void namesAreFoundInAnyCase() {
    List<Lead> leads = List.of(new Lead("V5", true), new Lead("mlii", true), new Lead("", true));
    assertThat(LeadChoice.find(leads, "MLII ")).hasValue(1);
    assertThat(LeadChoice.find(leads, "v5")).hasValue(0);
    assertThat(LeadChoice.find(leads, "V6")).isEmpty();
  }
}
