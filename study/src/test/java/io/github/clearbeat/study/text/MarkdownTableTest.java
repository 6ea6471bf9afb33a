package io.github.clearbeat.study.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void wordsStandToTheLeftAndNumbersToTheRight() {
    assertThat(MarkdownTable.ofWords(List.of("", "a")).row("b", ""))
        .hasToString("| | a |\n|---|---|\n| b |  |\n");
    assertThat(MarkdownTable.ofNumbers(List.of("class", "Se", "+P")).row("V", "0.9", "–"))
        .hasToString("| class | Se | +P |\n|---|--:|--:|\n| V | 0.9 | – |\n");
  }

  @Test
  void aRowFitsTheColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarkdownTable.ofWords(List.of("a", "b")).row("c"))
        .withMessageContaining("1 cells under 2 columns");
  }
}
