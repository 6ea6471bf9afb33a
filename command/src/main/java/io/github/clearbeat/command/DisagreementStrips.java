package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.ComparisonStrip;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Strips of ten seconds around the places where two annotators differ: of every kind of
 * disagreement some, spread over the records, bounded in number.
 */
final class DisagreementStrips {
  /** Half of a strip. */
  private static final double AROUND = 5;

  /** Places so near to the middle of a strip need none of their own. */
  private static final double NEAR = 4;

  private static final int NAMED = 4;
  private static final Set<AnnotationCode> SHOWN =
      Set.of(
          AnnotationCode.FLUTTER_ON,
          AnnotationCode.FLUTTER_OFF,
          AnnotationCode.FLUTTER_WAVE,
          AnnotationCode.NOISE,
          AnnotationCode.RHYTHM);

  private final List<Place> places;
  private final BeatMapping mapping;
  private final StripOptions options;
  private final List<Drawn> drawn = new ArrayList<>();
  private final Map<String, String> withoutSignal = new LinkedHashMap<>();

  /**
   * A place.
   *
   * @param marks the pair
   * @param kind what kind of disagreement
   * @param fromSeconds begin
   * @param toSeconds end
   * @param words what differs, in a few words
   */
  record Place(
      AnnotatorPair.Marks marks, String kind, double fromSeconds, double toSeconds, String words) {
    double middle() {
      return Math.min((fromSeconds + toSeconds) / 2, fromSeconds + NEAR);
    }

    String record() {
      return marks.files().record();
    }
  }

  private record Drawn(String id, Place place, List<Place> within, Figure figure) {}

  DisagreementStrips(List<Place> places, BeatMapping mapping, StripOptions options) {
    this.places = places;
    this.mapping = mapping;
    this.options = options;
  }

  /** Draws them all. */
  void draw() {
    Map<AnnotatorPair.Marks, List<Place>> byRecord = new LinkedHashMap<>();
    for (Place place : chosen()) {
      byRecord.computeIfAbsent(place.marks(), key -> new ArrayList<>()).add(place);
    }
    for (Map.Entry<AnnotatorPair.Marks, List<Place>> one : byRecord.entrySet()) {
      Optional<Path> header = one.getKey().files().header();
      if (header.isEmpty()) {
        withoutSignal.put(one.getKey().files().record(), "there is no header");
      } else {
        drawRecord(header.get(), apart(one.getValue()));
      }
    }
  }

  /** Of every kind as many as fit, evenly spread, in the order of all places. */
  private List<Place> chosen() {
    Map<String, List<Integer>> byKind = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      byKind.computeIfAbsent(places.get(i).kind(), key -> new ArrayList<>()).add(i);
    }
    Map<String, Integer> quotas = quotas(byKind);
    boolean[] taken = new boolean[places.size()];
    byKind.forEach(
        (kind, positions) -> {
          int quota = quotas.getOrDefault(kind, 0);
          for (int i = 0; i < quota; i++) {
            taken[positions.get((int) ((i + 0.5) * positions.size() / quota))] = true;
          }
        });
    List<Place> chosen = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        chosen.add(places.get(i));
      }
    }
    return chosen;
  }

  private Map<String, Integer> quotas(Map<String, List<Integer>> byKind) {
    Map<String, Integer> quotas = new HashMap<>();
    int left = Math.min(options.most(), places.size());
    while (left > 0) {
      for (Map.Entry<String, List<Integer>> kind : byKind.entrySet()) {
        if (left > 0 && quotas.getOrDefault(kind.getKey(), 0) < kind.getValue().size()) {
          quotas.merge(kind.getKey(), 1, Integer::sum);
          left--;
        }
      }
    }
    return quotas;
  }

  /** Without those that stand near the middle of the strip before. */
  private static List<Place> apart(List<Place> chosen) {
    List<Place> apart = new ArrayList<>();
    for (Place place : chosen) {
      boolean near =
          apart.stream().anyMatch(other -> Math.abs(other.middle() - place.middle()) <= NEAR);
      if (!near) {
        apart.add(place);
      }
    }
    return apart;
  }

  /** A record whose signal cannot be read has been compared all the same: it has no strips. */
  private void drawRecord(Path header, List<Place> of) {
    List<Drawn> here = new ArrayList<>();
    try (Recording recording = Recordings.open(header)) {
      int lead = LeadChoice.of(recording, options.lead()).position();
      for (Place place : of) {
        here.add(drawn(recording, lead, place, drawn.size() + here.size() + 1));
      }
      drawn.addAll(here);
    } catch (IOException noSignal) {
      withoutSignal.put(of.get(0).record(), Failures.sentence(noSignal));
    }
  }

  private Drawn drawn(Recording recording, int lead, Place place, int number) throws IOException {
    double hertz = recording.hertz();
    long from = Math.max(0, Math.round((place.middle() - AROUND) * hertz));
    long to = Math.min(recording.sampleCount(), Math.round((place.middle() + AROUND) * hertz));
    from = Math.max(0, Math.min(from, to - 1));
    Samples samples = recording.stretch(lead, from, to);
    double begin = from / hertz;
    double end = to / hertz;
    List<Place> within =
        places.stream()
            .filter(p -> p.marks() == place.marks())
            .filter(p -> p.fromSeconds() < end && p.toSeconds() > begin)
            .toList();
    AnnotatorPair.Marks marks = place.marks();
    Figure figure =
        ComparisonStrip.of(
            samples,
            recording.leads().get(lead).name(),
            marks(marks.reference(), marks.hertz(), begin, end),
            marks(marks.test(), marks.hertz(), begin, end),
            new ComparisonStrip.Place(place.fromSeconds(), place.toSeconds(), words(place, within)),
            place.record() + " at " + clock(place.fromSeconds()));
    return new Drawn("strip-" + number, place, within, figure);
  }

  /** What differs at the shaded place, then what else differs in the strip. */
  private static String words(Place place, List<Place> within) {
    List<Place> others = within.stream().filter(other -> other != place).toList();
    StringBuilder words = new StringBuilder(place.words());
    for (Place other : others.subList(0, Math.min(NAMED, others.size()))) {
      words.append("; ").append(other.words()).append(" at ").append(clock(other.fromSeconds()));
    }
    int more = others.size() - NAMED;
    return words + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String clock(double seconds) {
    String words = Words.duration(Math.max(0, seconds));
    return words.substring(0, words.length() - 2);
  }

  private List<ComparisonStrip.Mark> marks(
      List<Annotation> annotations, double hertz, double begin, double end) {
    List<ComparisonStrip.Mark> marks = new ArrayList<>();
    for (Annotation annotation : annotations) {
      double seconds = annotation.sampleIndex() / hertz;
      if (seconds >= begin && seconds <= end) {
        Optional<BeatGroup> group = mapping.groupOf(annotation.code());
        if (group.isPresent()) {
          marks.add(new ComparisonStrip.Mark(seconds, group.get().name()));
        } else if (SHOWN.contains(annotation.code())) {
          String words = annotation.aux().isEmpty() ? annotation.code().mnemonic() : "";
          marks.add(new ComparisonStrip.Mark(seconds, words + annotation.aux()));
        }
      }
    }
    return marks;
  }

  /** The pictures, in order. */
  List<ComparisonPage.Strip> strips() {
    return drawn.stream().map(d -> new ComparisonPage.Strip(d.id(), d.figure())).toList();
  }

  /** The id of the first strip with a disagreement of a kind, empty if there is none. */
  String ofKind(String kind) {
    return first(place -> place.kind().equals(kind));
  }

  /** The id of the first strip of a record, empty if there is none. */
  String ofRecord(String record) {
    return first(place -> place.record().equals(record));
  }

  private String first(Predicate<Place> wanted) {
    return drawn.stream()
        .filter(d -> d.within().stream().anyMatch(wanted))
        .map(Drawn::id)
        .findFirst()
        .orElse("");
  }

  /** How many places there are, and how many of them no strip shows. */
  String sentence() {
    if (places.isEmpty()) {
      return "Nowhere.";
    }
    long shown = drawn.stream().flatMap(d -> d.within().stream()).distinct().count();
    long left = places.size() - shown;
    String sentence =
        Words.count(drawn.size(), "strip")
            + " of ten seconds, of every kind some, show "
            + (left == 0 ? "all " : String.format(Locale.ROOT, "%,d of ", shown))
            + Words.count(places.size(), "place")
            + (left == 0
                ? "."
                : String.format(Locale.ROOT, "; %,d are left out (--strips draws more).", left));
    if (!withoutSignal.isEmpty()) {
      sentence +=
          " Nothing could be drawn of "
              + Words.count(withoutSignal.size(), "record")
              + ": "
              + String.join(" ", withoutSignal.keySet().stream().limit(20).toList())
              + (withoutSignal.size() > 20 ? " …" : "")
              + " ("
              + withoutSignal.values().iterator().next()
              + ").";
    }
    return sentence;
  }
}
