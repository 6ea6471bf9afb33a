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

  /** Log-odds of a candidate that is too low beside its neighbours to be looked at. */
  private static final float TOO_LOW = -8;

  /** Log-odds of the first look beyond which a second has never changed the verdict. */
  private static final float SURE = 4;

  final SlowSignals signals;
  final Candidates candidates = new Candidates();
  private final Trees firstTrees;
  private final Trees secondTrees;
  private final CandidateSearch search;
  private final FirstLook firstLook;
  private final SecondLook secondLook;
  final float[] firstFeatures = new float[FirstLook.FEATURES];
  final float[] secondFeatures = new float[SecondLook.FEATURES];
  private final long[] firstAsked = new long[FirstLook.FEATURES];
  private final long[] secondAsked = new long[SecondLook.FEATURES];
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
    firstLook = new FirstLook(signals, search, candidates);
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

  /** Looks at the slow samples that have been added to the signals. */
  void advance() {
    signals.grow();
    search.search(candidates);
    long certain = search.searched() - 1 - firstAhead;
    firstLooked = lookFirst(firstLooked, certain);
    secondLooked = lookAgain(secondLooked, certain - secondAhead);
  }

  private int lookFirst(int from, long certain) {
    int number = from;
    for (; number < candidates.end(); number++) {
      int position = candidates.position(number);
      if (candidates.at[position] > certain) {
        break;
      }
      lookFirst(position);
    }
    return number;
  }

  private int lookAgain(int from, long certain) {
    int number = from;
    for (; number < candidates.end(); number++) {
      int position = candidates.position(number);
      if (candidates.at[position] > certain) {
        break;
      }
      lookAgain(position);
    }
    return number;
  }

  /** Called once for each candidate, in order. */
  void lookFirst(int position) {
    if (firstLook.isTooLow(position)) {
      candidates.firstScore[position] = TOO_LOW;
    } else {
      firstLook.features(position, firstFeatures);
      candidates.firstScore[position] = firstTrees.score(firstFeatures, firstAsked);
    }
  }

  /** Called once for each candidate, in order. */
  void lookAgain(int position) {
    if (isUnsure(position)) {
      secondLook.features(position, secondFeatures);
      candidates.secondScore[position] = secondTrees.score(secondFeatures, secondAsked);
    } else {
      candidates.secondScore[position] = candidates.firstScore[position];
    }
  }

  /** Whether the first look found the candidate high enough to measure it. */
  boolean isHigh(int position) {
    return candidates.firstScore[position] != TOO_LOW;
  }

  /** Whether a second look may change the verdict of the first. */
  boolean isUnsure(int position) {
    return Math.abs(candidates.firstScore[position]) <= SURE;
  }

  /** The slow index of the next QRS complex, or -1 if none is certain yet. */
  long nextBeat() {
    long certain = search.searched() - 1 - firstAhead - secondAhead - refractory;
    while (decided < candidates.end()) {
      int position = candidates.position(decided);
      if (candidates.at[position] > certain) {
        break;
      }
      decided++;
      if (candidates.secondScore[position] > 0 && isBestAround(position)) {
        return candidates.at[position];
      }
    }
    return -1;
  }

  private boolean isBestAround(int position) {
    float score = candidates.secondScore[position];
    long at = candidates.at[position];
    int first = candidates.firstFrom(at - refractory, position);
    int end = candidates.endAt(at + refractory, position);
    for (int i = first; i < end; i++) {
      float other = candidates.secondScore[i];
      if (other > score || other == score && i < position) {
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
