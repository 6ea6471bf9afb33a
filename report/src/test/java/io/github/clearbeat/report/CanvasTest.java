package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private static final Colour RED = new Colour(0xff0000);

  @Test
  void svgPathsAreStepsOfWholeUnits() {
    StringBuilder out = new StringBuilder();
    new SvgCanvas(out, 10)
        .stroke(
            new Path()
                .move(1, 2)
                .line(2, 2)
                .line(2, 1.5)
                .line(2.5, 2)
                .line(3, 1)
                .move(5, 5)
                .line(5, 5),
            0.2,
            RED);
    assertThat(out)
        .hasToString(
            "<path fill=\"none\" stroke=\"#ff0000\" stroke-width=\"2\""
                + " d=\"M10 20h10v-5l5 5 5-10m20 40v0\"/>");
  }

  @Test
  void roundingDoesNotAddUp() {
    Path path = new Path().move(0, 0);
    for (int i = 1; i <= 1000; i++) {
      path.line(i * 0.0333, i % 2);
    }
    StringBuilder out = new StringBuilder();
    new SvgCanvas(out, 10).stroke(path, 1, RED);
    Svg.Piece piece = Svg.parse(out.toString()).paths(RED).get(0).get(0);
    assertThat(piece.right()).isEqualTo(333);
  }

  @Test
  void longPathsAreWrittenWhole() {
    Path path = new Path().move(0, 0);
    for (int i = 1; i <= 20_000; i++) {
      path.line(i, i % 7 - 3);
    }
    StringBuilder out = new StringBuilder();
    new SvgCanvas(out, 1).stroke(path, 1, RED);
    assertThat(Svg.parse(out.toString()).paths(RED).get(0).get(0).points())
        .hasSize(20_001)
        .element(20_000)
        .isEqualTo(new double[] {20_000, 20_000 % 7 - 3});
  }

  @Test
  void wordsAreEscaped() {
    StringBuilder out = new StringBuilder();
    Lettering lettering = new Lettering(3, true, Lettering.Anchor.END, RED);
    new SvgCanvas(out, 10).write("a<b & \"c\"", 1, 2, lettering);
    assertThat(out)
        .hasToString(
            "<text x=\"10\" y=\"20\" font-size=\"30\" text-anchor=\"end\" font-weight=\"700\""
                + " fill=\"#ff0000\">a&lt;b &amp; &quot;c&quot;</text>");
  }

  @Test
  void bothCanvasesDrawTheSamePlaces() throws IOException {
    Figure figure =
        new Figure(
            20,
            10,
            "t",
            "d",
            canvas -> {
              canvas.fill(new Path().rectangle(5, 2, 10, 4), RED);
              canvas.stroke(new Path().segment(1, 8, 19, 8), 1, Colour.AGAINST);
            });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    figure.writePng(bytes, 254);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getHeight()).isEqualTo(100);
    assertThat(image.getRGB(51, 21) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(148, 58) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(48, 21) & 0xffffff).isEqualTo(0xffffff);
    assertThat(image.getRGB(151, 58) & 0xffffff).isEqualTo(0xffffff);
    assertThat(image.getRGB(100, 80) & 0xffffff).isEqualTo(Colour.AGAINST.rgb());
    Svg.Piece box = Svg.of(figure).paths(RED).get(0).get(0);
    assertThat(new double[] {box.left(), box.right(), box.top(), box.bottom()})
        .containsExactly(250, 750, 100, 300);
    // 254 dots an inch are 10,000 a metre: pHYs says so.
    String text = bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf("pHYs");
    assertThat(text.substring(at + 4, at + 13)).isEqualTo("\0\0'\20\0\0'\20\1");
  }

  @Test
  void lettersAreAsWideAsTheFaceSays() {
    // Advances of DejaVu Sans 2.37 as fontTools prints them, in units of 2048 an em.
    assertThat(Outlines.face(false).width("A")).isEqualTo(1401 / 2048.0);
    assertThat(Outlines.face(false).width("mV")).isEqualTo((1995 + 1401) / 2048.0);
    assertThat(Outlines.face(true).width("A")).isEqualTo(1585 / 2048.0);
  }

  @Test
  void lettersStandOnTheBaseline() {
    java.awt.geom.Rectangle2D h = Outlines.face(false).outline("H", 10).getBounds2D();
    assertThat(h.getMaxY()).isZero();
    assertThat(h.getMinY()).isBetween(-7.5, -7.2);
    java.awt.geom.Rectangle2D g = Outlines.face(false).outline("g", 10).getBounds2D();
    assertThat(g.getMaxY()).isBetween(1.9, 2.2);
  }

  @Test
  void picturesNeedNoFonts() throws IOException, InterruptedException {
    // A font manager that does not exist: whoever asks for a font of the system fails.
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dsun.font.fontmanager=there.is.none",
                "-cp",
                System.getProperty("java.class.path"),
                Drawn.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /** Draws words and lines; leaves with 1 if nothing came out. */
  static final class Drawn {
    private Drawn() {}

    public static void main(String[] arguments) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Figure figure =
          new Figure(20, 10, "", "", canvas -> canvas.write("mV", 1, 8, Lettering.PLAIN.sized(8)));
      figure.writePng(out, 96);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
      int dark = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        for (int y = 0; y < image.getHeight(); y++) {
          dark += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
        }
      }
      if (dark < 50) {
        throw new IllegalStateException("nothing was drawn");
      }
    }
  }
}
