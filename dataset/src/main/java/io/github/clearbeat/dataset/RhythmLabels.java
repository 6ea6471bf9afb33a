package io.github.clearbeat.dataset;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.Rhythm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A set of classes for strips, and which rhythm falls into which.
 *
 * <pre>{@code
 * RhythmLabels labels = RhythmLabels.named("exgnet-5").orElseThrow();
 * labels.classes();                        // SR, SB, ST, AFIB/AFL, SVT/AT
 * labels.obstacle(entry);                  // why this strip has none of them, or empty
 * labels.classOf(entry).getAsInt();        // 1: SB
 * }</pre>
 *
 * <ul>
 *   <li>{@code cinc2017}: N (sinus rhythm), A (atrial fibrillation), O (any other), ~ (noise), as
 *       the PhysioNet/CinC Challenge 2017.
 *   <li>{@code exgnet-5}, {@code exgnet-6}: the classes of EXGnet (Showrav, Lincoln, Hasan 2025):
 *       SR, SB, ST, AFIB/AFL, SVT/AT, and SA as the sixth; only strips without any further label.
 *   <li>{@code merged-4}: the merge of Zheng et al. 2020 (Sci Data 7:48): SR (SR, SA), SB, GSVT
 *       (SVT, AT, SAAWR, ST, AVNRT, AVRT), AFIB (AFIB, AFL).
 *   <li>{@code strips-4}: SR, SB, ST/SVT (ST, SVT, AT, AVNRT, AVRT), AFIB/AFL; sinus arrhythmia and
 *       wandering pacemakers are left out.
 * </ul>
 */
public final class RhythmLabels {
  private static final List<RhythmLabels> ALL =
      List.of(
          new RhythmLabels("cinc2017", true, "N SR,A AFIB,O *,~ NOISE"),
          new RhythmLabels("exgnet-5", false, "SR SR,SB SB,ST ST,AFIB/AFL AFIB AFL,SVT/AT SVT AT"),
          new RhythmLabels(
              "exgnet-6", false, "SR SR,SB SB,ST ST,AFIB/AFL AFIB AFL,SVT/AT SVT AT,SA SA"),
          new RhythmLabels(
              "merged-4", true, "SR SR SA,SB SB,GSVT SVT AT SAAWR ST AVNRT AVRT,AFIB AFIB AFL"),
          new RhythmLabels(
              "strips-4", true, "SR SR,SB SB,ST/SVT ST SVT AT AVNRT AVRT,AFIB/AFL AFIB AFL"));

  private final String name;
  private final boolean withOthers;
  private final List<String> classes;
  private final Map<Rhythm, Integer> classOf;

  private RhythmLabels(
      String name, boolean withOthers, List<String> classes, Map<Rhythm, Integer> classOf) {
    this.name = name;
    this.withOthers = withOthers;
    this.classes = classes;
    this.classOf = classOf;
  }

  /** Classes with their rhythms' acronyms; * takes every rhythm that no class names. */
  private RhythmLabels(String name, boolean withOthers, String table) {
    this(name, withOthers, new ArrayList<>(), new EnumMap<>(Rhythm.class));
    int rest = -1;
    for (String row : table.split(",")) {
      String[] words = row.split(" ");
      for (int w = 1; w < words.length; w++) {
        if (words[w].equals("*")) {
          rest = classes.size();
        } else {
          classOf.put(Rhythm.ofAcronym(words[w]).orElseThrow(), classes.size());
        }
      }
      classes.add(words[0]);
    }
    for (Rhythm rhythm : Rhythm.values()) {
      if (rest >= 0) {
        classOf.putIfAbsent(rhythm, rest);
      }
    }
  }

  /** The label set of that name, or empty. */
  public static Optional<RhythmLabels> named(String name) {
    return ALL.stream().filter(labels -> labels.name.equals(name)).findFirst();
  }

  /** The names of all label sets. */
  public static List<String> names() {
    return ALL.stream().map(RhythmLabels::name).toList();
  }

  /** The same classes, strips with further labels beside their rhythm included. */
  public RhythmLabels withOthers() {
    return new RhythmLabels(name, true, classes, classOf);
  }

  /** Its name, as in {@code exgnet-5}. */
  public String name() {
    return name;
  }

  /** Whether strips with further labels beside their rhythm are taken. */
  public boolean takesOthers() {
    return withOthers;
  }

  /** The names of the classes, in the order of a network's outputs. */
  public List<String> classes() {
    return Collections.unmodifiableList(classes);
  }

  /** The class of a rhythm, or empty if it has none. */
  public OptionalInt classOf(Rhythm rhythm) {
    Integer position = classOf.get(rhythm);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The class of a strip, or empty where there is an {@link #obstacle}. */
  public OptionalInt classOf(StripEntry entry) {
    return obstacle(entry).isPresent()
        ? OptionalInt.empty()
        : classOf(entry.rhythms().iterator().next());
  }

  /** Why a strip has none of these classes, or empty if it has one. */
  public Optional<StripReject> obstacle(StripEntry entry) {
    if (entry.rhythms().isEmpty()) {
      return reject(
          entry,
          Reason.NO_RHYTHM,
          "no rhythm among the labels (found: " + shown(entry.furtherLabels()) + "), expected one");
    }
    List<String> acronyms = entry.rhythms().stream().map(Rhythm::acronym).toList();
    if (acronyms.size() > 1) {
      return reject(
          entry, Reason.SEVERAL_RHYTHMS, "several rhythms, " + shown(acronyms) + ", expected one");
    }
    if (classOf(entry.rhythms().iterator().next()).isEmpty()) {
      return reject(
          entry,
          Reason.RHYTHM_NOT_ASKED_FOR,
          "rhythm " + acronyms.get(0) + " is none of " + name + " (" + shown(classes) + ")");
    }
    if (!withOthers && !entry.furtherLabels().isEmpty()) {
      return reject(
          entry,
          Reason.FURTHER_LABELS,
          "further labels beside the rhythm, "
              + shown(entry.furtherLabels())
              + ", expected none in "
              + name);
    }
    return Optional.empty();
  }

  private static Optional<StripReject> reject(StripEntry entry, Reason reason, String message) {
    return Optional.of(new StripReject(entry.set(), entry.record(), reason, message));
  }

  private static String shown(List<String> words) {
    return words.isEmpty() ? "nothing" : words.stream().collect(Collectors.joining(", "));
  }
}
