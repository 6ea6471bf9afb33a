package io.github.clearbeat.command;

import io.github.clearbeat.command.DisagreementStrips.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * As few stretches of ten seconds as hold every place where two annotators differ, and which of
 * them are drawn where there are too many.
 */
final class StripCover {
  /** How long a stretch is, in seconds. */
  static final double SECONDS = 10;

  /** So much is left free at both ends of a stretch. */
  private static final double MARGIN = 0.5;

  /** Of a longer place the beginning is held, so much of it. */
  private static final double SHOWN = 8;

  private StripCover() {}

  /**
   * A stretch.
   *
   * @param fromSeconds where it begins, possibly before the recording
   * @param places what it holds of one record, in order of time; every place is in one stretch
   */
  record Stretch(double fromSeconds, List<Place> places) {
    Set<String> kinds() {
      return places.stream().map(Place::kind).collect(Collectors.toSet());
    }
  }

  /** The stretches of one record's places, in order of time. */
  static List<Stretch> of(List<Place> places) {
    List<Place> inOrder =
        places.stream().sorted(Comparator.comparingDouble(Place::fromSeconds)).toList();
    List<Stretch> stretches = new ArrayList<>();
    List<Place> held = new ArrayList<>();
    for (Place place : inOrder) {
      double room = SECONDS - 2 * MARGIN;
      if (!held.isEmpty() && shownTo(place) > held.get(0).fromSeconds() + room) {
        stretches.add(around(held));
        held.clear();
      }
      held.add(place);
    }
    if (!held.isEmpty()) {
      stretches.add(around(held));
    }
    return stretches;
  }

  /** What they span stands in the middle. */
  private static Stretch around(List<Place> held) {
    double end = held.stream().mapToDouble(StripCover::shownTo).max().orElseThrow();
    double from = (held.get(0).fromSeconds() + end - SECONDS) / 2;
    return new Stretch(from, List.copyOf(held));
  }

  private static double shownTo(Place place) {
    return Math.min(place.toSeconds(), place.fromSeconds() + SHOWN);
  }

  /** Whether a place is short enough to be shaded in a stretch that does not hold it. */
  static boolean isShort(Place place) {
    return place.toSeconds() - place.fromSeconds() <= SHOWN;
  }

  /**
   * At most so many of them, in their order: the first of every record, then of every kind of
   * disagreement in turn one, the rarest kind first, evenly spread over all that have it.
   */
  static List<Stretch> chosen(List<Stretch> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    boolean[] taken = new boolean[all.size()];
    int left = most;
    for (Iterator<Integer> first = firsts(all).iterator(); left > 0 && first.hasNext(); left--) {
      taken[first.next()] = true;
    }
    List<Iterator<Integer>> kinds = byKind(all);
    while (left > 0) {
      for (Iterator<Integer> kind : kinds) {
        if (left > 0 && takeOne(kind, taken)) {
          left--;
        }
      }
    }
    List<Stretch> chosen = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }

  private static boolean takeOne(Iterator<Integer> kind, boolean[] taken) {
    while (kind.hasNext()) {
      int position = kind.next();
      if (!taken[position]) {
        taken[position] = true;
        return true;
      }
    }
    return false;
  }

  private static List<Integer> firsts(List<Stretch> all) {
    Map<String, Integer> firsts = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      firsts.putIfAbsent(all.get(i).places().get(0).record(), i);
    }
    return List.copyOf(firsts.values());
  }

  /**
   * Where the stretches with each kind stand, the rarest kind first, so that any beginning of these
   * is evenly spread.
   */
  private static List<Iterator<Integer>> byKind(List<Stretch> all) {
    Map<String, List<Integer>> byKind = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String kind : all.get(i).kinds().stream().sorted().toList()) {
        byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(i);
      }
    }
    return byKind.values().stream()
        .sorted(Comparator.comparingInt(List::size))
        .map(positions -> spread(positions).iterator())
        .toList();
  }

  /** In the order of the bits of their numbers read backwards: half, quarters, eighths. */
  private static List<Integer> spread(List<Integer> positions) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(i -> Integer.reverse(i) & 0xffffffffL));
    return order.stream().map(positions::get).toList();
  }
}
