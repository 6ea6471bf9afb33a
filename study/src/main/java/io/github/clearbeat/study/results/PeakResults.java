package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.cell;

import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.study.scoring.PeakCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The part of the results document on R peaks. */
final class PeakResults {
  private final ResultsDocument.Builder page;

  PeakResults(ResultsDocument.Builder page) {
    this.page = page;
  }

  void section(List<PeakCounts> all) {
    if (all.isEmpty()) {
      return;
    }
    page.section("R peaks");
    page.words(
        "Beats found at all, as `bxb` counts them, from 5:00 on, gross; rows at other windows than"
            + " 150 ms are not\nstandard. The trees in the detector were fitted on DS1, svdb and"
            + " ludb. 95 % intervals over records.");
    page.table(
        "records",
        "the detector was fitted on them",
        "window",
        "beats",
        "missed",
        "extra",
        "sensitivity",
        "+P");
    List<PeakCounts> ordered =
        all.stream()
            .sorted(
                Comparator.comparing(PeakCounts::set)
                    .thenComparing(one -> -one.windowMilliseconds()))
            .toList();
    for (PeakCounts one : ordered) {
      int records = one.byRecord().size();
      if (one.set().equals("mitdb")) {
        row(one, "mitdb, " + records, "partly, DS1", record -> true);
        Predicate<String> second = MitdbSplit.DS2::contains;
        if (one.byRecord().keySet().stream().anyMatch(second)) {
          row(one, "mitdb DS2, 22", "no, but 202 is 201", second);
        }
      } else {
        row(one, one.set() + ", " + records, "yes", record -> true);
      }
    }
  }

  private void row(PeakCounts counts, String records, String fitted, Predicate<String> which) {
    Detection gross =
        counts.byRecord().entrySet().stream()
            .filter(one -> which.test(one.getKey()))
            .map(one -> one.getValue())
            .reduce(Detection.NONE, Detection::plus);
    List<String> cells = new ArrayList<>(List.of(records, fitted));
    cells.add(counts.windowMilliseconds() + " ms");
    cells.add(String.valueOf(gross.truePositives() + gross.falseNegatives()));
    cells.add(String.valueOf(gross.falseNegatives()));
    cells.add(String.valueOf(gross.falsePositives()));
    cells.add(cell(counts.interval(which, Detection::sensitivity)));
    cells.add(cell(counts.interval(which, Detection::positivePredictivity)));
    page.row(cells);
  }
}
