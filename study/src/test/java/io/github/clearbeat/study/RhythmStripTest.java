package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.recording.Rhythm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RhythmStripTest {
  private static StripEntry entry(Set<Rhythm> rhythms, String... further) {
    return new StripEntry("set", "1", "1", OptionalInt.empty(), rhythms, List.of(further));
  }

  @Test
  void labelsSayWhatBeatsAreNot() {
    Set<Rhythm> sinus = Set.of(Rhythm.SINUS_RHYTHM);
    Set<Rhythm> fibrillation = Set.of(Rhythm.ATRIAL_FIBRILLATION);
    assertThat(RhythmStrip.known(entry(fibrillation)))
        .contains(RhythmStrip.Beats.NOT_SUPRAVENTRICULAR);
    assertThat(RhythmStrip.known(entry(sinus, "NORM"))).contains(RhythmStrip.Beats.NORMAL);
    assertThat(RhythmStrip.known(entry(sinus, "PVC")))
        .contains(RhythmStrip.Beats.NOT_SUPRAVENTRICULAR);
    assertThat(RhythmStrip.known(entry(sinus, "PAC"))).contains(RhythmStrip.Beats.NOT_VENTRICULAR);
    assertThat(RhythmStrip.known(entry(sinus, "PAC", "PVC"))).isEmpty();
    assertThat(RhythmStrip.known(entry(Set.of(Rhythm.SINUS_RHYTHM, Rhythm.ATRIAL_FIBRILLATION))))
        .isEmpty();
    assertThat(RhythmStrip.known(entry(Set.of(Rhythm.OTHER_RHYTHM)))).isEmpty();
    assertThat(RhythmStrip.known(entry(Set.of()))).isEmpty();
  }

  @Test
  void whatMayBeIsSaidByClass() {
    List<String> classes = List.of("N", "S", "V", "F", "Q");
    assertThat(RhythmStrip.Beats.NOT_SUPRAVENTRICULAR.admissible(classes))
        .containsExactly(1, 0, 1, 1, 1);
    assertThat(RhythmStrip.Beats.NOT_VENTRICULAR.admissible(classes))
        .containsExactly(1, 1, 0, 0, 1);
    assertThat(RhythmStrip.Beats.NORMAL.admissible(classes)).containsExactly(1, 0, 0, 0, 0);
  }

  @Test
  void examplesOfStripsSayWhichClassesMayBeAndThoseOfRecordsTheirOwn() throws IOException {
    Path root = DataRoot.folder();
    for (String set : List.of("mitdb", "cinc2017", "ptbxl_lead2")) {
      assumeTrue(Files.isDirectory(root.resolve(set)), set + " is not in the data folder: skipped");
    }
    List<RhythmStrip> strips = RhythmStrip.read(root);
    TreeSet<RhythmStrip.Beats> seen = new TreeSet<>();
    List<RhythmStrip> few = strips.stream().filter(strip -> seen.add(strip.known())).toList();
    assertThat(few).hasSize(3);
    BeatDataSet mitdb = BeatDataSet.mitdb(root);
    Examples examples =
        new BeatExamples(Preparation.loneBeat(), BeatLabels.GROUPS)
            .add(mitdb, List.of("119"))
            .addStrips(few)
            .prepare();
    int given = few.stream().mapToInt(RhythmStrip::count).sum();
    assertThat(examples.count()).isEqualTo(1_987 + given);
    assertThat(examples.inputCount()).isEqualTo(2);
    float[] may = new float[5];
    Map<Long, Integer> times = new HashMap<>();
    for (int i = 0; i < examples.count(); i++) {
      examples.copyInput(i, 1, may, 0);
      Examples.Origin origin = examples.origin(i);
      if (origin.scored()) {
        float[] own = new float[5];
        own[examples.label(i)] = 1;
        assertThat(may).containsExactly(own);
      } else {
        RhythmStrip.Beats known = RhythmStrip.Beats.valueOf(origin.symbol());
        assertThat(may).containsExactly(known.admissible(examples.classes()));
        if (known == few.get(0).known()) {
          times.merge(origin.sampleIndex(), 1, Integer::sum);
        }
      }
    }
    long first = times.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
    assertThat(times.get(first)).isEqualTo(1);
    times.remove(first);
    assertThat(times.values()).containsOnly(2);
  }
}
