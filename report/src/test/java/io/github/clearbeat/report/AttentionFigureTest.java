package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentionFigureTest {
  /** One lit cell of ten in each ribbon: where it is drawn follows from 25 mm/s. */
  @Test
  void ribbonsStandUnderTheStripInTheirOrder() throws IOException {
    float[] millivolts = new float[5000];
    for (int i = 0; i < millivolts.length; i++) {
      millivolts[i] = (float) Math.sin(i / 50.0);
    }
    float[] third = new float[10];
    third[3] = 1;
    Map<String, float[]> ribbons = new LinkedHashMap<>();
    ribbons.put("HRV mask", third);
    ribbons.put("map, guided", new float[10]);
    Figure figure = AttentionFigure.of("sinus", Samples.of(millivolts, 500), ribbons);
    StringBuilder svg = new StringBuilder();
    figure.writeSvg(svg);
    String lit = Colour.FOR.tint(0.85).hex();
    assertThat(svg.toString().split(lit, -1)).as("one lit cell").hasSize(2);
    String cell = svg.substring(0, svg.indexOf(lit)).replaceAll("(?s).*<", "<");
    String after = svg.substring(svg.indexOf(lit), svg.indexOf(lit) + 80);
    assertThat(cell + after).as("at 42 + 75 mm, 50 units each").contains("5850");
    assertThat(svg.indexOf("HRV mask")).isPositive();
    assertThat(figure.description()).isEqualTo("From above: the strip; HRV mask; map, guided");
    assertThat(figure.width()).isCloseTo(42 + 250 + 2, within(0.01));
    Map<String, float[]> more = new LinkedHashMap<>(ribbons);
    more.put("map, unguided", third);
    double higher = AttentionFigure.of("sinus", Samples.of(millivolts, 500), more).height();
    assertThat(higher - figure.height()).isCloseTo(5.5, within(1e-9));
  }
}
