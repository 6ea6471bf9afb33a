package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.analysis.Analysis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in a browser, wide and as narrow as a phone, and measures them. */
class ReportInChromiumTest {
  private static final int[] WIDTHS = {390, 1400};

  /** Measures each frame: pages wider than they should be, and what sticks out of them. */
  private static final String PROBE =
      """
      <script>
      const said = [];
      window.onerror = m => said.push('error ' + m);
      function measure(frame) {
        const doc = frame.contentDocument, root = doc.documentElement, width = root.clientWidth;
        const name = frame.id;
        doc.querySelectorAll('details').forEach(d => d.open = true);
        said.push(name + ' ' + root.scrollWidth + ' of ' + width);
        for (const e of doc.body.querySelectorAll('*')) {
          if (e.closest('.scroll') && !e.matches('.scroll') || e.closest('svg') && e.tagName !== 'svg')
            continue;
          const box = e.getBoundingClientRect();
          if (box.width && (box.right > width + 1 || box.left < -1))
            said.push(name + ' sticks out: ' + e.outerHTML.slice(0, 120));
        }
        for (const s of doc.querySelectorAll('.scroll:has(table)'))
          if (s.scrollWidth > s.clientWidth + 1 && s.querySelectorAll('thead th').length < 9)
            said.push(name + ' table cut off: ' + s.getAttribute('aria-label'));
        const phone = frame.contentWindow.matchMedia('(max-width:600px)').matches;
        for (const n of doc.querySelectorAll('.narrow'))
          if (phone !== (frame.contentWindow.getComputedStyle(n).display !== 'none'))
            said.push(name + ' for phones alone: ' + n.textContent);
        for (const t of doc.querySelectorAll('svg text')) {
          const svg = t.ownerSVGElement.viewBox.baseVal, box = t.getBBox();
          if (box.x < -1 || box.x + box.width > svg.width + 1
              || box.y < -1 || box.y + box.height > svg.height + 1)
            said.push(name + ' words cut off: ' + t.textContent);
        }
        said.push(name + ' measured');
      }
      window.onload = () => {
        document.querySelectorAll('iframe').forEach(measure);
        document.body.innerHTML = '<pre id="said"></pre>';
        document.getElementById('said').textContent = said.join('\\n');
      };
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void nothingOverflowsAndNothingFails() throws IOException, InterruptedException {
    String browser = browser();
    assumeTrue(browser != null, "needs Chromium or Chrome, which is not installed");
    StringBuilder probe = new StringBuilder("<!doctype html><meta charset=utf-8><body>" + PROBE);
    Analysis few = Synthetic.analysis(130, Optional.empty());
    Analysis hours =
        Synthetic.analysis(3700, Optional.of(LocalDateTime.of(2024, 3, 4, 23, 12, 30)));
    int frames = 0;
    for (Analysis analysis : new Analysis[] {few, hours}) {
      String page = ReportTest.page(Synthetic.content(analysis, analysis == few));
      for (int width : WIDTHS) {
        probe
            .append("<iframe id=w")
            .append(width)
            .append(analysis == few ? "few" : "hours")
            .append(" style='border:0;height:900px;width:")
            .append(width)
            .append("px' srcdoc='")
            .append(page.replace("&", "&amp;").replace("'", "&#39;"))
            .append("'></iframe>");
        frames++;
      }
    }
    for (int width : WIDTHS) {
      probe
          .append("<iframe id=w")
          .append(width)
          .append("figures style='border:0;height:900px;width:")
          .append(width)
          .append("px' srcdoc='")
          .append(EvaluationReportTest.page().replace("&", "&amp;").replace("'", "&#39;"))
          .append("'></iframe>");
      frames++;
    }
    Path file = Files.writeString(folder.resolve("probe.html"), probe);
    Path errors = folder.resolve("errors.txt");
    String dom = dom(browser, file, errors);
    int from = dom.indexOf("<pre id=\"said\">") + 15;
    List<String> said = dom.substring(from, dom.indexOf("</pre>", from)).lines().toList();
    assertThat(said).filteredOn(s -> s.endsWith(" measured")).hasSize(frames);
    assertThat(said)
        .filteredOn(s -> !s.endsWith(" measured") && !s.matches("w\\d+\\w+ (\\d+) of \\1"))
        .isEmpty();
    assertThat(Files.readString(errors)).doesNotContain("CONSOLE");
  }

  private String dom(String browser, Path page, Path errors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(browser);
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=1500,1000",
            "--dump-dom",
            page.toUri().toString()));
    Path out = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("Chromium ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static String browser() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      for (String name : new String[] {"chromium", "chromium-browser", "google-chrome"}) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate.toString();
        }
      }
    }
    return null;
  }
}
