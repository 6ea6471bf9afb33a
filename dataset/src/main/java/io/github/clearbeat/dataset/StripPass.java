package io.github.clearbeat.dataset;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a data set: every strip that has a class and is what the rules ask for is handed
 * on, every other record is counted with its reason.
 *
 * <pre>{@code
 * StripPass pass = new StripPass(set, labels, StripRules.TEN_SECONDS, set.usualLead());
 * StripAudit audit = pass.forEach((entry, label, strip) -> examples.add(prepare(strip), label));
 * audit.requireFaults(StripAudit.USUAL_SHARE);
 * }</pre>
 *
 * @param set whose strips are read
 * @param labels which classes there are
 * @param rules what a strip must be
 * @param lead the name of the lead
 */
public record StripPass(StripDataSet set, RhythmLabels labels, StripRules rules, String lead) {
  /** Takes one strip. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one strip.
     *
     * @param entry what the data set says of it
     * @param label the position of its class in the label set
     * @param strip its samples
     */
    void take(StripEntry entry, int label, Strip strip) throws IOException;
  }

  /**
   * Reads every strip once, in the order of the data set.
   *
   * @param taker takes each strip that is used
   * @return what became of every record
   * @throws IOException if the taker throws it, or a disk fails; a bad record is no error but a
   *     line of the audit
   */
  public StripAudit forEach(Taker taker) throws IOException {
    return pass(taker, true);
  }

  /**
   * The same without reading a sample: by labels alone, so every labelled record counts as used.
   */
  public StripAudit labelsOnly() throws IOException {
    return pass((entry, label, strip) -> {}, false);
  }

  private StripAudit pass(Taker taker, boolean reading) throws IOException {
    List<StripReject> rejects = new ArrayList<>(set.rejects());
    int[] used = new int[labels.classes().size()];
    for (StripEntry entry : set.entries()) {
      Optional<StripReject> obstacle = labels.obstacle(entry);
      if (obstacle.isEmpty()) {
        int label = labels.classOf(entry).orElseThrow();
        if (reading) {
          obstacle = read(entry, label, taker);
        }
        used[label] += obstacle.isEmpty() ? 1 : 0;
      }
      obstacle.ifPresent(rejects::add);
    }
    List<Integer> counts = Arrays.stream(used).boxed().toList();
    return new StripAudit(set.name(), labels.classes(), counts, rejects);
  }

  private Optional<StripReject> read(StripEntry entry, int label, Taker taker) throws IOException {
    Strip strip;
    try {
      strip = set.read(entry, lead);
    } catch (MalformedInputException e) {
      return Optional.of(
          new StripReject(entry.set(), entry.record(), reasonOf(entry), e.getMessage()));
    }
    Optional<StripReject> fault = rules.fault(entry, strip);
    if (fault.isEmpty()) {
      taker.take(entry, label, strip);
    }
    return fault;
  }

  private Reason reasonOf(StripEntry entry) throws IOException {
    try {
      boolean there = set.leads(entry).stream().anyMatch(lead::equalsIgnoreCase);
      return there ? Reason.MALFORMED : Reason.MISSING_LEAD;
    } catch (MalformedInputException e) {
      return Reason.MALFORMED;
    }
  }
}
