package io.github.clearbeat.study.delineation;

import io.github.clearbeat.beat.Delineator;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.evaluation.WaveByWave;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How well the delineation finds what was marked by hand, lead by lead; each subject of LUDB by the
 * network that has not seen it.
 *
 * @param leads what was compared
 */
public record DelineationScores(List<Scored> leads) {
  /**
   * One lead's comparison.
   *
   * @param lead which
   * @param waves its result
   */
  public record Scored(DelineationLead lead, WaveByWave waves) {}

  /** Keeps its own list. */
  public DelineationScores {
    leads = List.copyOf(leads);
  }

  /**
   * Delineates leads and compares.
   *
   * @param leads of LUDB
   * @param networks number k has not seen the subjects of part k
   * @param done is run after each lead
   */
  public static DelineationScores unseen(
      List<DelineationLead> leads, List<Network> networks, Runnable done) {
    List<Scored> scored = new ArrayList<>();
    for (DelineationLead lead : leads) {
      scored.add(score(lead, List.of(networks.get(lead.fold()))));
      done.run();
    }
    return new DelineationScores(scored);
  }

  /**
   * Delineates leads that no network has seen, with all networks.
   *
   * @param leads with their marks
   * @param networks whose opinions are averaged
   * @param done is run after each lead
   */
  public static DelineationScores all(
      List<DelineationLead> leads, List<Network> networks, Runnable done) {
    List<Scored> scored = new ArrayList<>();
    for (DelineationLead lead : leads) {
      scored.add(score(lead, networks));
      done.run();
    }
    return new DelineationScores(scored);
  }

  private static Scored score(DelineationLead lead, List<Network> networks) {
    double hertz = lead.samples().hertz();
    List<MarkedWave> found = new ArrayList<>();
    Delineator delineator = new Delineator(hertz, networks);
    delineator.push(lead.samples(), beat -> found.addAll(beat.waves()));
    delineator.finish(beat -> found.addAll(beat.waves()));
    return new Scored(lead, WaveByWave.compare(lead.waves(), found, hertz));
  }

  /** Those leads of these. */
  public DelineationScores only(Predicate<DelineationLead> wanted) {
    return new DelineationScores(
        leads.stream().filter(scored -> wanted.test(scored.lead())).toList());
  }

  /** All leads pooled. */
  public WaveByWave gross() {
    return leads.stream().map(Scored::waves).reduce(WaveByWave.none(), WaveByWave::plus);
  }

  /** How many subjects there are. */
  public int subjects() {
    return bySubject().size();
  }

  /** The least of the three fiducials' F1 of a kind of wave, with an interval over subjects. */
  public Interval f1(WaveKind kind) {
    return Bootstrap.standard(1)
        .interval(
            List.copyOf(bySubject().values()),
            drawn -> leastF1(drawn.stream().reduce(WaveByWave.none(), WaveByWave::plus), kind));
  }

  /** The least of the three fiducials' F1. */
  public static double leastF1(WaveByWave waves, WaveKind kind) {
    double least = 1;
    for (WaveByWave.Fiducial fiducial : WaveByWave.Fiducial.values()) {
      least = Math.min(least, waves.of(kind, fiducial).detection().f1());
    }
    return least;
  }

  private Map<String, WaveByWave> bySubject() {
    Map<String, WaveByWave> subjects = new TreeMap<>();
    leads.forEach(
        scored -> subjects.merge(scored.lead().record(), scored.waves(), WaveByWave::plus));
    return subjects;
  }
}
