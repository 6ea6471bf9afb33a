package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Decides which peaks of the slow signal are QRS complexes. Each candidate is looked at twice, by
 * itself and its neighbours, then in its rhythm; both times a small set of trees gives the
 * log-odds.
 *
 * <p>What is decided at an instant depends on the signal from about 18 s before it to 3.5 s after
 * it and on nothing else: no threshold is carried along that a stretch of noise could spoil.
 */
class QrsSearch {
  private static final double REFRACTORY_SECONDS = 0.2;

  final SlowSignals signals;
  final Candidates candidates = new Candidates();
  private final Trees firstTrees;
  private final Trees secondTrees;
  private final CandidateSearch search;
  private final FirstLook firstLook;
  private final SecondLook secondLook;
  final float[] firstFeatures = new float[FirstLook.FEATURES];
  final float[] secondFeatures = new float[SecondLook.FEATURES];
  private final int firstAhead;
  private final int secondAhead;
  private final int refractory;
  private int firstLooked;
  private int secondLooked;
  private int decided;

  QrsSearch(double slowHertz, Trees firstTrees, Trees secondTrees) {
    this.firstTrees = firstTrees;
    this.secondTrees = secondTrees;
    signals = new SlowSignals(slowHertz);
    search = new CandidateSearch(signals);
    firstLook = new FirstLook(signals, candidates);
    secondLook = new SecondLook(signals, candidates);
    firstAhead = signals.samples(FirstLook.SECONDS_AHEAD);
    secondAhead = signals.samples(SecondLook.SECONDS_AHEAD);
    refractory = signals.samples(REFRACTORY_SECONDS);
  }

  /** From a QRS complex to the slow sample with which it becomes certain. */
  int delay() {
    return refractory
        + secondAhead
        + firstAhead
        + search.reach()
        + signals.delay()
        + signals.hop
        + 4;
  }

  /** Takes a slow sample; true if {@link #nextBeat} may have something new. */
  boolean take(float millivolts) {
    if (!signals.take(millivolts)) {
      return false;
    }
    search.search(candidates);
    long certain = search.searched() - 1 - firstAhead;
    for (; firstLooked < candidates.end() && candidates.at(firstLooked) <= certain; firstLooked++) {
      lookFirst(firstLooked);
    }
    certain -= secondAhead;
    for (;
        secondLooked < candidates.end() && candidates.at(secondLooked) <= certain;
        secondLooked++) {
      lookAgain(secondLooked);
    }
    return true;
  }

  /** Called once for each candidate, in order. */
  void lookFirst(int candidate) {
    search.measure(candidates, candidate);
    firstLook.features(candidate, firstFeatures);
    candidates.set(candidate, Candidates.FIRST_SCORE, firstTrees.score(firstFeatures));
  }

  /** Called once for each candidate, in order. */
  void lookAgain(int candidate) {
    secondLook.features(candidate, secondFeatures);
    candidates.set(candidate, Candidates.SECOND_SCORE, secondTrees.score(secondFeatures));
  }

  /** The number of the next candidate that is a QRS complex, or -1 if none is certain yet. */
  int nextBeat() {
    long certain = search.searched() - 1 - firstAhead - secondAhead - refractory;
    while (decided < candidates.end() && candidates.at(decided) <= certain) {
      int candidate = decided++;
      if (candidates.get(candidate, Candidates.SECOND_SCORE) > 0 && isBestAround(candidate)) {
        return candidate;
      }
    }
    return -1;
  }

  private boolean isBestAround(int candidate) {
    float score = candidates.get(candidate, Candidates.SECOND_SCORE);
    long at = candidates.at(candidate);
    int first = candidates.firstFrom(at - refractory, candidate);
    int end = candidates.endAt(at + refractory, candidate);
    for (int i = first; i < end; i++) {
      float other = candidates.get(i, Candidates.SECOND_SCORE);
      if (other > score || other == score && i < candidate) {
        return false;
      }
    }
    return true;
  }

  void save(DataOutput to) throws IOException {
    signals.save(to);
    candidates.save(to);
    search.save(to);
    to.writeInt(firstLooked);
    to.writeInt(secondLooked);
    to.writeInt(decided);
  }

  void restore(DataInput from) throws IOException {
    signals.restore(from);
    candidates.restore(from);
    search.restore(from);
    firstLooked = from.readInt();
    secondLooked = from.readInt();
    decided = from.readInt();
  }
}
