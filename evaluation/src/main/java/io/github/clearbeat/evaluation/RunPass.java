package io.github.clearbeat.evaluation;

/** Finds every run of one file and the longest run of the other file in its window. */
final class RunPass {
  /** Takes one run. */
  interface Sink {
    void run(int length, int matchLength, long fromSample, long toSample);
  }

  private final RunByRun settings;
  private final RunKind kind;
  private final RunEvents located;
  private final LongestRun searched;
  private final boolean corrected;
  private final long window;

  private int length;
  private long from;
  private long to;

  RunPass(RunByRun settings, RunKind kind, RunEvents located, RunEvents searched) {
    this.settings = settings;
    this.kind = kind;
    this.located = located;
    this.searched = new LongestRun(searched, kind, settings.edition());
    corrected = settings.edition() == Edition.CORRECTED;
    window = settings.windowSamples();
  }

  void run(Sink sink) {
    int position = learn();
    while (position < located.count()) {
      take(located.sample(position), located.event(position), sink);
      position++;
      if (position < located.count() && isOver(located.sample(position))) {
        return;
      }
    }
    end(sink);
  }

  /** Passes the learning period; what flutters or fibrillates at its end is a run already. */
  private int learn() {
    int position = 0;
    while (position < located.count() && located.sample(position) < settings.fromSample()) {
      RunEvent event = located.event(position);
      if (event == kind.on()) {
        length = RunMatrix.LONG;
      } else if (event == RunEvent.FLUTTER_OFF || event == RunEvent.FIBRILLATION_OFF) {
        length = 0;
      }
      position++;
    }
    if (length > 0) {
      from = settings.fromSample() - window;
      to = settings.fromSample() + window;
    }
    return position;
  }

  private boolean isOver(long sample) {
    return settings.until() instanceof Until.Sample end && sample > end.sampleIndex();
  }

  private void take(long sample, RunEvent event, Sink sink) {
    if (length == 0) {
      begin(sample, event);
    } else if (event == kind.beat()) {
      length = Math.min(length + 1, RunMatrix.LONG);
      to = sample + window;
    } else if (event == kind.off()) {
      to = sample + window;
    } else if (event == kind.on() && corrected) {
      length = RunMatrix.LONG;
      to = sample + window;
    } else if (kind.endsRun(event)) {
      end(sink);
    }
  }

  /** Ends the run at hand, if there is one. */
  private void end(Sink sink) {
    if (length > 0) {
      sink.run(length, searched.within(from, to), from, to);
      length = 0;
    }
  }

  private void begin(long sample, RunEvent event) {
    if (event == kind.beat()) {
      length = 1;
      from = sample - window;
      to = sample + window;
    } else if (event == kind.on()) {
      length = RunMatrix.LONG;
      from = sample - window;
      to = corrected ? sample + window : to;
    }
  }
}
