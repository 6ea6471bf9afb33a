package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;

/** One annotation file as a comparison of runs reads it. */
final class RunEvents {
  private static final int UNREADABLE = 0x30;

  private final long[] samples;
  private final RunEvent[] events;

  private boolean fibrillating;
  private boolean fluttering;
  private boolean unreadable;

  RunEvents(List<Annotation> annotations, BeatMapping mapping, double scale) {
    samples = new long[annotations.size()];
    events = new RunEvent[annotations.size()];
    for (int i = 0; i < events.length; i++) {
      Annotation annotation = annotations.get(i);
      samples[i] = Rates.scaled(annotation.sampleIndex(), scale);
      events[i] =
          mapping.groupOf(annotation.code()).map(this::beat).orElseGet(() -> mark(annotation));
    }
  }

  int count() {
    return events.length;
  }

  long sample(int position) {
    return samples[position];
  }

  RunEvent event(int position) {
    return events[position];
  }

  private RunEvent beat(BeatGroup group) {
    return switch (group) {
      case N -> fibrillating ? RunEvent.SUPRAVENTRICULAR : RunEvent.BEAT;
      case S -> RunEvent.SUPRAVENTRICULAR;
      case V, F -> RunEvent.VENTRICULAR;
      case Q -> RunEvent.BEAT;
    };
  }

  private RunEvent mark(Annotation annotation) {
    AnnotationCode code = annotation.code();
    if (code == AnnotationCode.NOISE) {
      return quality((annotation.subtype() & UNREADABLE) == UNREADABLE);
    } else if (code == AnnotationCode.FLUTTER_ON) {
      return flutterBegins();
    } else if (code == AnnotationCode.FLUTTER_OFF) {
      return fluttering ? flutterEnds() : RunEvent.NOTHING;
    } else if (code == AnnotationCode.RHYTHM && !annotation.aux().isEmpty()) {
      return rhythm(annotation.aux());
    }
    return RunEvent.NOTHING;
  }

  private RunEvent quality(boolean bad) {
    boolean begins = bad && !unreadable;
    unreadable = bad;
    return begins ? RunEvent.UNREADABLE : RunEvent.NOTHING;
  }

  private RunEvent rhythm(String aux) {
    if (aux.startsWith("(AF")) {
      boolean begins = !fibrillating;
      fluttering = fluttering && !begins;
      fibrillating = true;
      return begins ? RunEvent.FIBRILLATION_ON : RunEvent.NOTHING;
    } else if (aux.startsWith("(VF")) {
      return flutterBegins();
    } else if (fibrillating) {
      fibrillating = false;
      return RunEvent.FIBRILLATION_OFF;
    }
    return fluttering ? flutterEnds() : RunEvent.NOTHING;
  }

  private RunEvent flutterBegins() {
    if (fluttering) {
      return RunEvent.NOTHING;
    }
    fibrillating = false;
    fluttering = true;
    return RunEvent.FLUTTER_ON;
  }

  private RunEvent flutterEnds() {
    fluttering = false;
    return RunEvent.FLUTTER_OFF;
  }
}
