package io.github.clearbeat.study.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * When beats come, and of what kind, in a rhythm drawn by chance: sinus rhythm with breathing and
 * drift, early beats alone, in pairs, every second or third, in runs, in salvos between pauses,
 * quickened sinus rhythm, dropped beats, atrial fibrillation and flutter, ventricular beats.
 *
 * <p>The ranges are the field's usual ones (coupling of early beats 0.45 to 0.83 of the sinus
 * interval, runs of 3 to 150 beats); how often what comes follows a profile drawn first, so that
 * patients whose early beats outnumber the others come about as well as those with none.
 */
final class RhythmProgram {
  /** What a beat is. */
  enum Kind {
    /** From the sinus node. */
    NORMAL,
    /** Supraventricular and early, or in a run of such beats. */
    EARLY,
    /** Ventricular. */
    VENTRICULAR,
    /** Conducted in atrial fibrillation or flutter: no P wave. */
    FIBRILLATING
  }

  /** A beat: when its R peak stands, and what it is. */
  record Event(double seconds, Kind kind) {}

  private enum Part {
    SINUS,
    ARRHYTHMIC_SINUS,
    SECOND,
    THIRD,
    PAIRS,
    RUN,
    SALVO,
    QUICK,
    DROPPED,
    FIBRILLATION
  }

  /** How often each part comes, in the order of {@link Part}. */
  private static final double[][] PROFILES = {
    {60, 10, 0, 0, 0, 0, 0, 15, 10, 5}, // quiet
    {55, 5, 8, 8, 5, 6, 0, 5, 5, 3}, // single early beats
    {35, 5, 3, 3, 0, 35, 5, 5, 4, 5}, // runs
    {15, 3, 5, 3, 0, 20, 45, 2, 5, 2}, // sick sinus
    {25, 3, 40, 12, 5, 5, 2, 3, 3, 2}, // bigeminy
    {4, 2, 0, 0, 0, 0, 0, 2, 0, 92}, // fibrillation
    {35, 20, 2, 0, 3, 3, 0, 5, 30, 2} // block
  };

  private static final double[] PROFILE_WEIGHTS = {14, 21, 17, 14, 10, 16, 8};
  private static final int QUIET = 0;
  private static final int FIBRILLATION = 5;
  private static final double SHORTEST_SECONDS = 0.25;

  private final Chance chance;
  private final double baseSeconds;
  private final boolean ventricular;
  private final List<Event> events = new ArrayList<>();
  private final int profile;
  private final double phase;
  private final double restlessness;
  private final double earlyShare;
  private final double ventricularShare;
  private final double ventricularCoupling;
  private double breathing;
  private double drift;
  private double seconds = 0.6;

  private RhythmProgram(Chance chance, double baseSeconds, boolean ventricular) {
    this.chance = chance;
    this.baseSeconds = baseSeconds;
    this.ventricular = ventricular;
    profile = chance.weighted(PROFILE_WEIGHTS);
    phase = chance.between(0, 2 * Math.PI);
    breathing = chance.logBetween(0.005, 0.08);
    restlessness = chance.logBetween(0.004, 0.03);
    earlyShare = profile == QUIET ? 0 : chance.logBetween(0.004, 0.3);
    ventricularShare = chance.happens(0.6) ? chance.logBetween(0.004, 0.15) : 0;
    ventricularCoupling = chance.between(0.45, 0.85);
  }

  /**
   * Beats of a rhythm.
   *
   * @param chance what draws
   * @param baseSeconds the sinus RR
   * @param ventricular whether ventricular beats may come
   * @param lengthSeconds how long
   */
  static List<Event> draw(
      Chance chance, double baseSeconds, boolean ventricular, double lengthSeconds) {
    RhythmProgram program = new RhythmProgram(chance, baseSeconds, ventricular);
    while (program.seconds < lengthSeconds) {
      program.part();
    }
    return program.events;
  }

  private void part() {
    switch (Part.values()[chance.weighted(PROFILES[profile])]) {
      case SINUS -> sinusRhythm();
      case ARRHYTHMIC_SINUS -> {
        double kept = breathing;
        breathing = chance.between(0.08, 0.2);
        sinusRhythm();
        breathing = kept;
      }
      case SECOND -> everySoMany(0, 0, 0);
      case THIRD -> everySoMany(1, 1, 0);
      case PAIRS -> everySoMany(2, 8, 2);
      case RUN -> run();
      case SALVO -> salvos();
      case QUICK -> quickened();
      case DROPPED -> dropped();
      case FIBRILLATION -> fibrillation();
    }
  }

  private double sinus() {
    drift = 0.97 * drift + 0.35 * restlessness * chance.normal();
    double wave = breathing * StrictMath.sin(phase + 2 * Math.PI * seconds / 4);
    return baseSeconds * StrictMath.exp(drift + wave) * chance.factor(0.5 * restlessness);
  }

  private void beat(double rrSeconds, Kind kind) {
    seconds += Math.max(SHORTEST_SECONDS, rrSeconds);
    events.add(new Event(seconds, kind));
  }

  private int times(double low, double high) {
    return (int) chance.logBetween(low, high);
  }

  private void sinusRhythm() {
    int beats = times(8, 90);
    double ventricularFrom = 1 - (ventricular ? ventricularShare : 0);
    for (int i = 0; i < beats; i++) {
      double drawn = chance.between(0, 1);
      if (drawn < earlyShare) {
        beat(sinus() * chance.between(0.45, 0.83), Kind.EARLY);
        pause();
      } else if (drawn > ventricularFrom) {
        ventricularBeats();
      } else {
        beat(sinus(), Kind.NORMAL);
      }
    }
  }

  /** The beat after an early one: in time again or later, seldom much later. */
  private void pause() {
    boolean longer = chance.happens(0.25);
    beat(sinus() * (longer ? chance.between(1, 2.4) : chance.between(0.95, 1.3)), Kind.NORMAL);
  }

  private void ventricularBeats() {
    double rr = sinus();
    double coupling = Math.max(0.4, Math.min(0.95, ventricularCoupling + 0.06 * chance.normal()));
    beat(rr * coupling, Kind.VENTRICULAR);
    double drawn = chance.between(0, 1);
    if (drawn < 0.12) {
      for (int i = times(1, 8); i > 0; i--) {
        beat(rr * coupling * chance.factor(0.06), Kind.VENTRICULAR);
      }
    } else if (drawn < 0.3) {
      for (int i = times(2, 12); i > 0; i--) {
        beat(rr * (2 - coupling) * chance.between(0.92, 1.05), Kind.NORMAL);
        beat(rr * coupling * chance.factor(0.03), Kind.VENTRICULAR);
      }
    }
    beat(rr * (2 - coupling) * chance.between(0.9, 1.05), Kind.NORMAL);
  }

  /** Early beats after each one to so many normal ones; up to so many more behind each. */
  private void everySoMany(int leastBetween, int mostBetween, int mostMore) {
    double coupling = chance.between(0.45, 0.83);
    double after = chance.between(0.95, 1.45);
    for (int i = times(4, 50); i > 0; i--) {
      for (int n = leastBetween + chance.index(mostBetween - leastBetween + 1); n > 0; n--) {
        beat(sinus(), Kind.NORMAL);
      }
      beat(sinus() * coupling * chance.factor(0.03), Kind.EARLY);
      for (int n = mostMore == 0 ? 0 : 1 + chance.index(mostMore); n > 0; n--) {
        beat(baseSeconds * coupling * chance.factor(0.08), Kind.EARLY);
      }
      beat(sinus() * after, Kind.NORMAL);
    }
  }

  private void early(int beats, double cycleSeconds, double spread) {
    for (int i = 0; i < beats; i++) {
      beat(cycleSeconds * chance.factor(spread), Kind.EARLY);
    }
  }

  private void run() {
    beat(sinus(), Kind.NORMAL);
    double cycle =
        chance.happens(0.6)
            ? Math.min(chance.between(0.32, 0.62), 0.9 * baseSeconds)
            : baseSeconds * chance.between(0.5, 0.85);
    early(times(3, 150), Math.max(0.3, cycle), chance.logBetween(0.005, 0.12));
    pause();
  }

  private void salvos() {
    double cycle = Math.max(0.32, baseSeconds * chance.between(0.45, 0.85));
    double spread = chance.logBetween(0.01, 0.15);
    for (int i = times(4, 30); i > 0; i--) {
      early(times(2, 25), cycle * chance.factor(0.05), spread);
      beat(baseSeconds * chance.logBetween(1, 3), Kind.NORMAL);
      for (int n = chance.index(3); n > 0; n--) {
        beat(sinus(), Kind.NORMAL);
      }
    }
  }

  private void quickened() {
    double share = chance.between(0.55, 0.85);
    int held = times(10, 60);
    int rising = 12;
    int falling = 16;
    for (int i = 0; i < rising + held + falling; i++) {
      double there = Math.min(1.0, i / (rising - 1.0));
      if (i >= rising + held) {
        there = 1 - (i - rising - held) / (falling - 1.0);
      }
      beat(Math.max(0.36, sinus() * (1 + (share - 1) * there)), Kind.NORMAL);
    }
  }

  private void dropped() {
    double shortening = chance.happens(0.4) ? chance.between(0, 0.12) : 0;
    for (int i = 1 + chance.index(5); i > 0; i--) {
      int between = 2 + chance.index(10);
      for (int n = 0; n < between; n++) {
        beat(sinus() * (1 - shortening * Math.min(n, 3) / 3), Kind.NORMAL);
      }
      beat(sinus() * chance.between(1.3, 2.3), Kind.NORMAL);
    }
  }

  private void fibrillation() {
    double mean = baseSeconds * chance.between(0.6, 1.1);
    double spread = chance.between(0.1, 0.3);
    int beats = times(20, 150) * (profile == FIBRILLATION ? 3 : 1);
    boolean mayBeVentricular = ventricular && chance.happens(0.5);
    double share = chance.logBetween(0.001, 0.08);
    double flutterCycle = chance.between(0.16, 0.26);
    boolean flutter = chance.happens(0.2);
    double slow = 0;
    for (int i = 0; i < beats; i++) {
      slow = 0.95 * slow + 0.05 * chance.normal();
      double rr = mean * StrictMath.exp(0.3 * slow);
      if (flutter) {
        rr = flutterCycle * (2 + chance.weighted(40, 25, 25, 10)) * chance.factor(0.01);
      } else if (chance.happens(0.5)) {
        rr = Math.max(0.28, rr * chance.factor(spread));
      } else {
        rr = Math.max(0.28, 0.3 + (rr - 0.3) * chance.gamma());
      }
      boolean ectopic = mayBeVentricular && chance.happens(share);
      beat(rr, ectopic ? Kind.VENTRICULAR : Kind.FIBRILLATING);
    }
  }
}
