package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Analysis ANALYSIS = Synthetic.analysis(330, Optional.empty());

  static String page(ReportContent content) throws IOException {
    StringWriter out = new StringWriter();
    Report.write(content, out);
    return out.toString();
  }

  @Test
  void thePageSaysWhatItDoesNotDo() throws IOException {
    assertThat(page(Synthetic.content(ANALYSIS, false)))
        .contains("Research use, not a medical device.")
        .contains("Rhythm not assessed.")
        .contains("Paced beats not supported.")
        .contains("nothing leaves it")
        .contains("II: it is there, and most is known of it")
        .contains("The gain of lead II is not stated in the file")
        .doesNotContain("The model was trained on this recording");
  }

  @Test
  void thePageSaysAtTheTopThatTheModelHasSeenTheRecording() throws IOException {
    String page = page(Synthetic.content(ANALYSIS, true));
    assertThat(page.indexOf("The model was trained on this recording"))
        .isPositive()
        .isLessThan(page.indexOf("class=\"tiles\""));
  }

  @Test
  void classesThatAreNotReliableSaySo() throws IOException {
    String page = page(Synthetic.content(ANALYSIS, false));
    String classes = page.substring(page.indexOf("Beats by class"), page.indexOf("Ectopic"));
    for (String row : classes.split("<tr>")) {
      if (row.contains("<b>S</b>") || row.contains("<b>F</b>")) {
        assertThat(row).contains("not reliable");
      } else if (row.contains("<b>N</b>") || row.contains("<b>V</b>")) {
        assertThat(row).doesNotContain("not reliable");
      }
    }
    assertThat(classes).contains("<b>S</b>", "<b>V</b>");
  }

  @Test
  void thePageNeedsNothingButItself() throws IOException {
    String page = page(Synthetic.content(ANALYSIS, true));
    assertThat(page.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(")
        .contains("default-src 'none'");
  }

  @Test
  void beatsWithoutAClassAreCountedAndToldOf() throws IOException {
    assertThat(page(Synthetic.content(ANALYSIS, false)))
        .doesNotContain("unclassified", "Named</span>", "of the named beats");
    Analysis some = Synthetic.withholding(ANALYSIS, 3, 2);
    String page = page(Synthetic.content(some, false));
    assertThat(page)
        .contains("<b>unclassified</b>")
        .contains("the model is not sure enough of 3, the signal is too poor at 2")
        .contains("Named</span><span class=\"value\">" + Words.percent(some.coverage()) + "</span>")
        .contains("5 unclassified: not sure enough, or poor signal")
        .contains("of the named beats")
        .contains("unclassified, or paced")
        .contains("beats in analysable signal of which it is sure: N from 90.0 %, S from 50.0 %");
  }

  @Test
  void namesFromTheFileAreEscaped() throws IOException {
    Analysis.Source s = ANALYSIS.source();
    String evil = "<script>alert('&')</script>";
    Analysis named =
        new Analysis(
            new Analysis.Source(
                evil,
                s.hertz(),
                s.seconds(),
                s.start(),
                List.of(evil),
                evil,
                0,
                s.leadReason(),
                s.fromSample(),
                s.toSample(),
                evil),
            ANALYSIS.model(),
            ANALYSIS.beats(),
            ANALYSIS.quality(),
            ANALYSIS.summary(),
            Optional.empty());
    assertThat(page(Synthetic.content(named, false)))
        .doesNotContain("<script")
        .contains("&lt;script&gt;");
  }

  @Test
  void everyTableHasItsHeadingsAndEveryPictureItsWords() throws IOException {
    String page = page(Synthetic.content(ANALYSIS, true));
    assertThat(count(page, "<table")).isEqualTo(count(page, "<caption")).isGreaterThan(5);
    assertThat(count(page, "<th ") + count(page, "<th>")).isEqualTo(count(page, "<th scope="));
    assertThat(count(page, "<svg xmlns")).isEqualTo(count(page, "role=\"img\"")).isGreaterThan(15);
    assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<h2"));
    assertThat(count(page, "<h1>")).isEqualTo(1);
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void clockTimesAreShownWhereTheyAreKnown() throws IOException {
    Analysis dated = Synthetic.analysis(330, Optional.of(LocalDateTime.of(2024, 3, 4, 23, 58, 0)));
    assertThat(page(Synthetic.content(dated, false)))
        .contains("4 March 2024, from 23:58:00")
        .contains(">00:00:00<");
  }

  @Test
  void longRecordingsHaveTheirHoursFoldedAndCounted() throws IOException {
    Analysis hours =
        Synthetic.analysis(2.2 * 3600, Optional.of(LocalDateTime.of(2024, 3, 4, 9, 0, 0)));
    String page = page(Synthetic.content(hours, false));
    assertThat(count(page, "<details><summary>Full disclosure")).isEqualTo(3);
    assertThat(page).contains("Hour by hour").contains("Full disclosure from 11:00:00");
  }

  @Test
  void aVeryShortRecordingIsStillAPage() throws IOException {
    assertThat(page(Synthetic.content(Synthetic.analysis(2, Optional.empty()), false)))
        .contains("too few beats")
        .contains("Full disclosure");
  }

  @Test
  void aDayOfNothingButNoiseStaysUnderFifteenMegabytes() throws IOException {
    // One hour of the worst there can be, drawn; a day is twenty-four of them.
    double hertz = 125;
    Analysis hour = Synthetic.analysis(3600, Optional.empty());
    DisclosureEnvelope envelope = new DisclosureEnvelope(hertz);
    Random random = new Random(3);
    float[] noise = new float[(int) (hertz * 3600)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (2 * random.nextGaussian());
    }
    envelope.push(Samples.of(noise, hertz));
    long bytes = Svg.text(Disclosure.of(hour, envelope)).length();
    assertThat(24 * bytes).isLessThan(13_500_000);
  }

  @Test
  void aSignalThatCannotBeReadIsAnIOException() {
    ReportContent good = Synthetic.content(ANALYSIS, false);
    ReportContent bad =
        new ReportContent(
            ANALYSIS,
            (from, to) -> {
              throw new IOException("gone");
            },
            good.envelope(),
            good.explained(),
            List.of(),
            false,
            List.of(),
            List.of(),
            "test");
    assertThatThrownBy(() -> Report.write(bad, new StringWriter()))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  @Test
  void aDiskThatIsFullIsAnIOException() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> Report.write(Synthetic.content(ANALYSIS, false), full))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }
}
