package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.command.DisagreementStrips.Place;
import io.github.clearbeat.command.StripCover.Stretch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every place is held by one stretch, by as few as will do; some of each kind where all are many.
 */
class StripCoverTest {
  private static AnnotatorPair.Marks marks(String record) {
    AnnotatorPair pair = new AnnotatorPair(record, Path.of(record + ".atr"), Path.of("x.qrs"));
    return new AnnotatorPair.Marks(pair, List.of(), List.of(), 250, OptionalLong.empty());
  }

  private static Place place(AnnotatorPair.Marks marks, String kind, double from, double to) {
    return new Place(marks, kind, from, to, kind);
  }

  @Test
  void neighboursShareAStretchThatStandsAroundThem() {
    AnnotatorPair.Marks one = marks("one");
    List<Stretch> stretches =
        StripCover.of(
            List.of(
                place(one, "Vn", 100, 100.2),
                place(one, "Nv", 104, 104.2),
                place(one, "On", 108.8, 109),
                place(one, "No", 109.1, 109.3),
                place(one, "Vn", 200, 900)));
    assertThat(stretches).hasSize(3);
    assertThat(stretches.get(0).places()).hasSize(3);
    assertThat(stretches.get(0).fromSeconds()).isEqualTo(99.5);
    assertThat(stretches.get(1).places()).extracting(Place::kind).containsExactly("No");
    // the beginning of a long one, 8 s of it, in the middle
    assertThat(stretches.get(2).fromSeconds()).isEqualTo(199);
  }

  @Test
  void everyPlaceIsInOneStretchAndWithinIt() {
    Random random = new Random(7);
    AnnotatorPair.Marks one = marks("one");
    for (int round = 0; round < 100; round++) {
      List<Place> places = new ArrayList<>();
      double at = 0;
      for (int i = 0; i < 200; i++) {
        at += random.nextInt(4) == 0 ? 20 * random.nextDouble() : random.nextDouble();
        places.add(place(one, "Vn", at, at + random.nextDouble()));
      }
      List<Stretch> stretches = StripCover.of(places);
      assertThat(stretches.stream().flatMap(s -> s.places().stream()).toList()).isEqualTo(places);
      for (Stretch stretch : stretches) {
        for (Place place : stretch.places()) {
          assertThat(place.fromSeconds()).isGreaterThanOrEqualTo(stretch.fromSeconds() + 0.499);
          assertThat(place.toSeconds()).isLessThanOrEqualTo(stretch.fromSeconds() + 9.501);
        }
      }
    }
  }

  @Test
  void whereNotAllAreDrawnEveryRecordComesFirstThenEveryKind() {
    List<Stretch> all = new ArrayList<>();
    for (String record : List.of("a", "b", "c")) {
      AnnotatorPair.Marks marks = marks(record);
      for (int i = 0; i < 40; i++) {
        String kind = i == 39 && record.equals("b") ? "rare" : "common";
        all.addAll(StripCover.of(List.of(place(marks, kind, 20 * i, 20 * i + 0.2))));
      }
    }
    assertThat(StripCover.chosen(all, 120)).isEqualTo(all);
    assertThat(StripCover.chosen(all, 0)).isEmpty();
    assertThat(StripCover.chosen(all, 2)).containsExactly(all.get(0), all.get(40));
    assertThat(StripCover.chosen(all, 3)).containsExactly(all.get(0), all.get(40), all.get(80));
    List<Stretch> some = StripCover.chosen(all, 20);
    assertThat(some).hasSize(20).contains(all.get(0), all.get(40), all.get(80), all.get(79));
    assertThat(some).isSubsetOf(all);
    for (String record : List.of("a", "b", "c")) {
      assertThat(some.stream().filter(s -> s.places().get(0).record().equals(record)))
          .hasSizeBetween(4, 9);
    }
  }
}
