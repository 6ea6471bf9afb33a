package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.Optional;

/**
 * Walks through the beats of one annotation file, always knowing the next one, and keeps account of
 * what stands between the beats: ventricular flutter and fibrillation ({@code [} to {@code ]}, all
 * marks between them skipped) and shutdown.
 *
 * <p>Shutdown begins with a {@code ~} whose subtype has the bits 16 and 32 both set and ends with a
 * {@code ~} that has not. Where another mark follows it, it is the single mark that the AHA
 * database puts near the middle of an unreadable stretch: then the stretch lasts from one match
 * window after the beat or the flutter before it to one match window before that next mark. One
 * that the file's end leaves open lasts for ever in the reference; in the test, as in {@code bxb},
 * only if no shutdown came before it.
 *
 * <p>Before its first beat the cursor stands at sample 0 on no label, as {@code bxb} does.
 */
final class BeatCursor {
  /** The index of a beat after the last one: later than any, and safe to subtract. */
  static final long NEVER = Long.MAX_VALUE / 4;

  private static final int UNREADABLE = 0x30;

  private final List<Annotation> annotations;
  private final BeatMapping mapping;
  private final double scale;
  private final long window;
  private final boolean reference;
  private final EpisodeMemory flutter = new EpisodeMemory();
  private final EpisodeMemory shutdown = new EpisodeMemory();

  private int position;
  private long sample;
  private BeatLabel label;
  private long nextSample;
  private BeatLabel nextLabel;
  private long interval;
  private long shutdownSamples;
  private long openShutdown = NEVER;

  private BeatCursor(
      List<Annotation> annotations,
      BeatMapping mapping,
      double scale,
      long window,
      boolean reference) {
    this.annotations = annotations;
    this.mapping = mapping;
    this.scale = scale;
    this.window = window;
    this.reference = reference;
  }

  static BeatCursor ofReference(List<Annotation> annotations, BeatByBeat settings) {
    return new BeatCursor(annotations, settings.mapping(), 1, settings.windowSamples(), true);
  }

  static BeatCursor ofTest(List<Annotation> annotations, BeatByBeat settings) {
    double scale = settings.hertz() / settings.testHertz();
    return new BeatCursor(annotations, settings.mapping(), scale, settings.windowSamples(), false);
  }

  /** Where the current beat stands, at the comparison's rate; {@link #NEVER} after the last. */
  long sample() {
    return sample;
  }

  /** What the current beat is, or null before the first and after the last. */
  BeatLabel label() {
    return label;
  }

  long nextSample() {
    return nextSample;
  }

  /** Samples since the beat before, or 0 where that is no RR interval. */
  long interval() {
    return interval;
  }

  /** Total length of the shutdowns passed, without one that never ends. */
  long shutdownSamples() {
    return shutdownSamples;
  }

  /** Where a shutdown begins that never ends, or {@link #NEVER}. */
  long openShutdown() {
    return openShutdown;
  }

  boolean inFlutter(long sampleIndex) {
    return flutter.covers(sampleIndex);
  }

  boolean inShutdown(long sampleIndex) {
    return shutdown.covers(sampleIndex);
  }

  /** Goes on by one beat. */
  void advance() {
    long before = sample;
    sample = nextSample;
    label = nextLabel;
    boolean measurable =
        before != 0
            && sample != NEVER
            && !flutter.beganWithin(before, sample)
            && !shutdown.beganWithin(before, sample);
    interval = measurable ? sample - before : 0;
    nextSample = NEVER;
    nextLabel = null;
    while (position < annotations.size() && nextLabel == null) {
      pass(annotations.get(position++));
    }
  }

  private void pass(Annotation annotation) {
    Optional<BeatGroup> group = mapping.groupOf(annotation.code());
    if (group.isPresent()) {
      nextSample = at(annotation);
      nextLabel = BeatLabel.of(group.get());
    } else if (isShutdown(annotation)) {
      passShutdown(annotation);
    } else if (annotation.code() == AnnotationCode.FLUTTER_ON) {
      passFlutter(annotation);
    }
  }

  private void passFlutter(Annotation on) {
    flutter.begin(at(on));
    while (position < annotations.size()) {
      Annotation annotation = annotations.get(position++);
      if (annotation.code() == AnnotationCode.FLUTTER_OFF) {
        flutter.end(at(annotation));
        return;
      }
    }
  }

  private void passShutdown(Annotation on) {
    shutdown.begin(at(on));
    if (position == annotations.size()) {
      openShutdown = at(on);
      if (reference) {
        shutdown.end(NEVER);
      }
      return;
    }
    Annotation following = annotations.get(position);
    if (following.code() == AnnotationCode.NOISE && !isShutdown(following)) {
      position++;
      endShutdown(at(on), at(following));
    } else {
      long end = at(following) - window;
      long begin = Math.max(sample, flutter.latestEnd()) + window;
      endShutdown(Math.min(begin, end), end);
    }
  }

  private void endShutdown(long begin, long end) {
    shutdown.moveBegin(begin);
    shutdown.end(end);
    shutdownSamples += end - begin;
  }

  private static boolean isShutdown(Annotation annotation) {
    return annotation.code() == AnnotationCode.NOISE
        && (annotation.subtype() & UNREADABLE) == UNREADABLE;
  }

  private long at(Annotation annotation) {
    return Rates.scaled(annotation.sampleIndex(), scale);
  }
}
