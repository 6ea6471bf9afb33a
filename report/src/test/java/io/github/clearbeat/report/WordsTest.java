package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void numbersHaveATrueMinusAndNoMinusZero() {
    assertThat(Words.fixed(-1.25, 1)).isEqualTo("−1.3");
    assertThat(Words.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Words.fixed(Double.NaN, 1)).isEqualTo("–");
    assertThat(Words.signed(0.5, 2)).isEqualTo("+0.50");
    assertThat(Words.signed(0.001, 2)).isEqualTo("0.00");
    assertThat(Words.shortest(2.5)).isEqualTo("2.5");
    assertThat(Words.shortest(10)).isEqualTo("10");
    assertThat(Words.shortest(0.25)).isEqualTo("0.25");
    assertThat(Words.count(102_955)).isEqualTo("102,955");
  }

  @Test
  void sharesKeepWhatIsSmall() {
    assertThat(Words.percent(0.336)).isEqualTo("33.6 %");
    assertThat(Words.percent(0.0007)).isEqualTo("0.07 %");
    assertThat(Words.percent(0.00001)).isEqualTo("< 0.01 %");
    assertThat(Words.percent(0)).isEqualTo("0.0 %");
  }

  @Test
  void timesAreElapsedOrOfTheClock() {
    assertThat(Words.elapsed(3725.45, true)).isEqualTo("1:02:05.4");
    assertThat(Words.elapsed(59.999, false)).isEqualTo("0:00:59");
    assertThat(Words.duration(1806)).isEqualTo("30 min 6 s");
    assertThat(Words.duration(86_340)).isEqualTo("23 h 59 min");
    assertThat(Words.duration(7)).isEqualTo("7.0 s");
    Optional<LocalDateTime> start = Optional.of(LocalDateTime.of(2024, 3, 4, 23, 59, 30));
    assertThat(Words.moment(start, 45)).isEqualTo("00:00:15");
    assertThat(Words.moment(Optional.empty(), 45)).isEqualTo("0:00:45");
  }

  @Test
  void theLocaleOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Words.fixed(1234.5, 1)).isEqualTo("1234.5");
      assertThat(Words.count(1234)).isEqualTo("1,234");
      assertThat(Words.elapsed(61, false)).isEqualTo("0:01:01");
      assertThat(Words.day(LocalDateTime.of(2024, 3, 4, 0, 0))).isEqualTo("4 March 2024");
    } finally {
      Locale.setDefault(before);
    }
  }
}
