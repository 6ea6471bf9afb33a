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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Strips of ten seconds around the places where two annotators differ: as few as show every place
 * or, where these are more than are wanted, of every record and every kind of disagreement some.
 */
final class DisagreementStrips {
  private static final Set<AnnotationCode> SHOWN =
      Set.of(
          AnnotationCode.FLUTTER_ON,
          AnnotationCode.FLUTTER_OFF,
          AnnotationCode.FLUTTER_WAVE,
          AnnotationCode.NOISE,
          AnnotationCode.RHYTHM);

  private final Map<String, List<Place>> places = new LinkedHashMap<>();
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
    String record() {
      return marks.files().record();
    }
  }

  private record Drawn(String id, StripCover.Stretch stretch, Figure figure) {
    List<Place> places() {
      return stretch.places();
    }

    String record() {
      return places().get(0).record();
    }
  }

  DisagreementStrips(List<Place> places, BeatMapping mapping, StripOptions options) {
    for (Place place : places) {
      this.places.computeIfAbsent(place.record(), key -> new ArrayList<>()).add(place);
    }
    this.mapping = mapping;
    this.options = options;
  }

  /** Draws them all. */
  void draw() {
    List<StripCover.Stretch> all = new ArrayList<>();
    places.forEach(
        (record, of) -> {
          if (of.get(0).marks().files().header().isEmpty()) {
            withoutSignal.put(record, "there is no header");
          } else {
            all.addAll(StripCover.of(of));
          }
        });
    Map<String, List<StripCover.Stretch>> byRecord = new LinkedHashMap<>();
    for (StripCover.Stretch stretch : StripCover.chosen(all, options.most())) {
      String record = stretch.places().get(0).record();
      byRecord.computeIfAbsent(record, key -> new ArrayList<>()).add(stretch);
    }
    byRecord
        .values()
        .forEach(
            of -> {
              AnnotatorPair.Marks marks = of.get(0).places().get(0).marks();
              drawRecord(marks, marks.files().header().orElseThrow(), of);
            });
  }

  /** A record whose signal cannot be read has been compared all the same: it has no strips. */
  private void drawRecord(AnnotatorPair.Marks marks, Path header, List<StripCover.Stretch> of) {
    List<Drawn> here = new ArrayList<>();
    try (Recording recording = Recordings.open(header)) {
      int lead = LeadChoice.of(recording, options.lead()).position();
      for (StripCover.Stretch stretch : of) {
        Figure figure = figure(recording, lead, marks, stretch);
        here.add(new Drawn("strip-" + (drawn.size() + here.size() + 1), stretch, figure));
      }
      drawn.addAll(here);
    } catch (IOException noSignal) {
      withoutSignal.put(marks.files().record(), Failures.sentence(noSignal));
    }
  }

  private Figure figure(
      Recording recording, int lead, AnnotatorPair.Marks marks, StripCover.Stretch stretch)
      throws IOException {
    double hertz = recording.hertz();
    long length = Math.round(StripCover.SECONDS * hertz);
    long to = Math.max(0, Math.round(stretch.fromSeconds() * hertz)) + length;
    to = Math.min(recording.sampleCount(), to);
    Samples samples = recording.stretch(lead, Math.max(0, to - length), to);
    double begin = samples.firstIndex() / hertz;
    double end = to / hertz;
    List<ComparisonStrip.Place> shaded =
        places.get(marks.files().record()).stream()
            .filter(p -> p.fromSeconds() < end && p.toSeconds() > begin)
            .filter(p -> stretch.places().contains(p) || StripCover.isShort(p))
            .map(p -> new ComparisonStrip.Place(p.fromSeconds(), p.toSeconds()))
            .toList();
    return ComparisonStrip.of(
        samples,
        recording.leads().get(lead).name(),
        marks(marks.reference(), marks.hertz(), begin, end),
        marks(marks.test(), marks.hertz(), begin, end),
        shaded,
        marks.files().record() + " at " + clock(stretch.places().get(0).fromSeconds()),
        String.join("; ", alike(stretch).stream().map(DisagreementStrips::words).toList()));
  }

  /** The places of a stretch, those with the same words together. */
  private static Collection<List<Place>> alike(StripCover.Stretch stretch) {
    Map<String, List<Place>> alike = new LinkedHashMap<>();
    for (Place place : stretch.places()) {
      alike.computeIfAbsent(place.words(), key -> new ArrayList<>()).add(place);
    }
    return alike.values();
  }

  private static String words(List<Place> alike) {
    String words = alike.get(0).words();
    return alike.size() == 1
        ? words + " at " + clock(alike.get(0).fromSeconds())
        : words + ", " + alike.size() + " times";
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

  /** The pictures, in order; what one shows links to the next that shows such a thing. */
  List<ComparisonPage.Strip> strips() {
    Deque<ComparisonPage.Strip> strips = new ArrayDeque<>();
    Map<String, String> next = new HashMap<>();
    for (int i = drawn.size() - 1; i >= 0; i--) {
      Drawn one = drawn.get(i);
      List<ComparisonPage.Cell> words = new ArrayList<>();
      for (List<Place> alike : alike(one.stretch())) {
        String following = next.getOrDefault(alike.get(0).kind(), "");
        words.add(PageWords.linked(words(alike), following));
      }
      one.stretch().kinds().forEach(kind -> next.put(kind, one.id()));
      boolean first = i == 0 || !drawn.get(i - 1).record().equals(one.record());
      strips.addFirst(
          new ComparisonPage.Strip(one.id(), first ? heading(one) : "", one.figure(), words));
    }
    return List.copyOf(strips);
  }

  private String heading(Drawn first) {
    List<Drawn> here = drawn.stream().filter(d -> d.record().equals(first.record())).toList();
    int shown = here.stream().mapToInt(d -> d.places().size()).sum();
    int all = places.get(first.record()).size();
    return first.record()
        + ": "
        + (shown == all ? "" : String.format(Locale.ROOT, "%,d of ", shown))
        + Words.count(all, "place");
  }

  /** The id of the first strip with a disagreement whose kind begins so, empty if none does. */
  String ofKind(String kind) {
    return first(place -> place.kind().startsWith(kind));
  }

  /** The id of the first strip of a record, empty if there is none. */
  String ofRecord(String record) {
    return first(place -> place.record().equals(record));
  }

  /** The same of one record. */
  String of(String record, String kind) {
    return first(place -> place.record().equals(record) && place.kind().startsWith(kind));
  }

  /** The same with one of these kinds. */
  String of(String record, Set<String> kinds) {
    return first(place -> place.record().equals(record) && kinds.contains(place.kind()));
  }

  private String first(Predicate<Place> wanted) {
    return drawn.stream()
        .filter(d -> d.places().stream().anyMatch(wanted))
        .map(Drawn::id)
        .findFirst()
        .orElse("");
  }

  /** How many places there are, and how many of them no strip shows. */
  String sentence() {
    int all = places.values().stream().mapToInt(List::size).sum();
    if (all == 0) {
      return "Nowhere.";
    }
    int shown = drawn.stream().mapToInt(d -> d.places().size()).sum();
    String sentence = "";
    if (shown == all) {
      sentence =
          Words.count(drawn.size(), "strip")
              + " of ten seconds "
              + (drawn.size() == 1 ? "shows" : "show")
              + (all == 1 ? " the one place." : " all " + Words.count(all, "place") + ".");
    } else if (shown > 0) {
      sentence =
          String.format(
              Locale.ROOT,
              "%s of ten seconds, of every record and every kind some, show %,d of %s%s.",
              Words.count(drawn.size(), "strip"),
              shown,
              Words.count(all, "place"),
              drawn.size() == options.most() ? "; --strips all draws every one" : "");
    } else {
      sentence = Words.count(all, "place") + ", no strip.";
    }
    if (drawn.size() > 1) {
      sentence += " What stands above a strip links to the next strip with such a place.";
    }
    return sentence + unread();
  }

  private String unread() {
    if (withoutSignal.isEmpty()) {
      return "";
    }
    return " Nothing could be drawn of "
        + Words.count(withoutSignal.size(), "record")
        + ": "
        + String.join(" ", withoutSignal.keySet().stream().limit(20).toList())
        + (withoutSignal.size() > 20 ? " …" : "")
        + " ("
        + withoutSignal.values().iterator().next()
        + ").";
  }
}
