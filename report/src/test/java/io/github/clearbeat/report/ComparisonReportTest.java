package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a comparison and its strips. */
class ComparisonReportTest {
  private static Figure strip() {
    float[] signal = new float[2500];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = i % 250 == 125 ? 1 : 0;
    }
    return ComparisonStrip.of(
        Samples.block(signal, 0, signal.length, 25_000, 250),
        "II",
        List.of(
            new ComparisonStrip.Mark(100.5, "N"),
            new ComparisonStrip.Mark(100.6, "(AFIB"),
            new ComparisonStrip.Mark(105, "V")),
        List.of(new ComparisonStrip.Mark(105.02, "S")),
        List.of(new ComparisonStrip.Place(104.9, 105.1), new ComparisonStrip.Place(109, 109.2)),
        "100 at 0:01:45.0",
        "V called S");
  }

  private static String page() throws IOException {
    ComparisonPage.Cell link = new ComparisonPage.Cell("3", "strip-1", false);
    ComparisonPage.Cell strong = new ComparisonPage.Cell("17", "", true);
    StringWriter out = new StringWriter();
    ComparisonReport.write(
        new ComparisonPage(
            "a < b",
            "clearbeat 1",
            List.of(new ComparisonPage.Fact("Reference", "x/*.atr")),
            List.of("Not standard."),
            List.of(
                new ComparisonPage.Section(
                    "Mapping papers",
                    "Words.",
                    List.of(
                        new ComparisonPage.Table(
                            "Beats",
                            List.of("reference", "n"),
                            List.of(
                                new ComparisonPage.Line(
                                    ComparisonPage.Cell.of("V & F"), List.of(link)),
                                new ComparisonPage.Line(
                                    ComparisonPage.Cell.of("N"), List.of(strong))))))),
            "1 strip.",
            List.of(
                new ComparisonPage.Strip(
                    "strip-1",
                    "100: 2 places",
                    strip(),
                    List.of(
                        new ComparisonPage.Cell("V called S", "strip-2", false),
                        ComparisonPage.Cell.of("N < missed"))))),
        out);
    return out.toString();
  }

  @Test
  void cellsLinkToStripsAndWordsAreEscaped() throws IOException {
    assertThat(page().replaceAll("\\s+", " "))
        .contains("<h1>a &lt; b</h1>", "V &amp; F", "<a href=\"#strip-1\">3</a>", "<b>17</b>")
        .contains("id=\"strip-1\"", "<h3>100: 2 places</h3>", "Not standard.")
        .contains("<b>100 at 0:01:45.0</b> · <a href=\"#strip-2\">V called S</a> · N &lt; missed <")
        .doesNotContain("<script", "http://localhost", "src=");
  }

  /** Ten seconds from 13 mm on at 25 mm/s: the shade stands around 105 s. */
  @Test
  void theStripHasBothLinesOfMarksAndItsShade() throws IOException {
    Figure figure = strip();
    assertThat(figure.width()).isEqualTo(13 + 250 + 1.5);
    StringBuilder out = new StringBuilder();
    figure.writeSvg(out);
    assertThat(out).contains(">REF</text>", ">TEST</text>", ">V</text>", ">S</text>");
    // a mark whose words have no room keeps its tick
    assertThat(out).contains(">N</text>").doesNotContain("(AFIB");
    List<Svg.Piece> shades = Svg.of(figure).paths(Colour.FOR.withOpacity(0.12)).get(0);
    assertThat(shades.get(0).left()).isEqualTo(Math.round((13 + 4.9 * 25) * 20));
    assertThat(shades.get(0).right()).isEqualTo(Math.round((13 + 5.1 * 25) * 20));
    assertThat(shades.get(1).left()).isEqualTo(Math.round((13 + 9 * 25) * 20));
  }

  /** Places that overlap are shaded once: two layers would be darker. */
  @Test
  void shadesDoNotOverlap() {
    Figure figure =
        ComparisonStrip.of(
            Samples.block(new float[2500], 0, 2500, 0, 250),
            "II",
            List.of(),
            List.of(),
            List.of(
                new ComparisonStrip.Place(1, 3),
                new ComparisonStrip.Place(1.5, 2),
                new ComparisonStrip.Place(2, 4)),
            "100",
            "");
    List<Svg.Piece> shades = Svg.of(figure).paths(Colour.FOR.withOpacity(0.12)).get(0);
    assertThat(shades).hasSize(2);
    assertThat(shades.get(0).right()).isEqualTo(shades.get(1).left());
    assertThat(shades.get(1).right()).isEqualTo(Math.round((13 + 4 * 25) * 20));
  }
}
