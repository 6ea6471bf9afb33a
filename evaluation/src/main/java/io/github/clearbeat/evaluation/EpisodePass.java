package io.github.clearbeat.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Searches each episode of one file in the other. */
final class EpisodePass {
  private final EpisodeByEpisode settings;
  private final List<Episode> excluded;
  private final boolean ofReference;
  private final List<EpisodeDisagreement> alone = new ArrayList<>();

  private long matched;
  private long unmatched;
  private long duration;
  private long overlap;

  /** The episode at hand, which exclusions may shorten, and its length without them. */
  private long from;

  private long to;
  private long length;

  EpisodePass(EpisodeByEpisode settings, boolean ofReference, List<Episode> excluded) {
    this.settings = settings;
    this.ofReference = ofReference;
    this.excluded = excluded;
  }

  long matched() {
    return matched;
  }

  long unmatched() {
    return unmatched;
  }

  /** The episodes without a match. */
  List<EpisodeDisagreement> alone() {
    return alone;
  }

  long duration() {
    return duration;
  }

  long overlap() {
    return overlap;
  }

  void run(List<Episode> located, List<Episode> searched) {
    long end = settings.until() instanceof Until.Sample last ? last.sampleIndex() : Long.MAX_VALUE;
    for (Episode episode : located) {
      if (episode.toSample() >= settings.fromSample() && episode.fromSample() < end) {
        from = Math.max(episode.fromSample(), settings.fromSample());
        to = Math.min(episode.toSample(), end);
        length = to - from;
        exclude();
        if (length >= settings.minimumSamples()) {
          search(searched);
        }
      }
    }
  }

  private void search(List<Episode> searched) {
    Episode window = new Episode(from, to);
    long shortest = settings.ignoreShort() ? settings.minimumSamples() : 0;
    long common =
        searched.stream()
            .filter(episode -> episode.length() >= shortest)
            .mapToLong(window::overlap)
            .sum();
    duration += length;
    overlap += common;
    if (common > 0) {
      matched++;
    } else {
      unmatched++;
      alone.add(new EpisodeDisagreement(ofReference, from, to));
    }
  }

  /** Takes excluded time off the episode; a length of −1 where nothing is left. */
  private void exclude() {
    for (Episode out : excluded) {
      if (to <= out.fromSample()) {
        return;
      }
      if (out.fromSample() <= from && from <= out.toSample()) {
        if (to <= out.toSample()) {
          length = -1;
          return;
        }
        long cut = out.toSample() - from;
        length += settings.edition() == Edition.WFDB ? cut : -cut;
        from = out.toSample();
      } else if (from <= out.fromSample()) {
        length -= Math.min(out.toSample(), to) - out.fromSample();
        to = out.toSample() < to ? to : out.fromSample();
      }
    }
  }
}
