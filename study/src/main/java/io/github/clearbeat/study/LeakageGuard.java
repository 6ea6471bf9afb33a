package io.github.clearbeat.study;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps a model from being scored on recordings that it was trained on without anybody noticing.
 *
 * <pre>{@code
 * LeakageGuard.check(model, Protocol.DS1, records, false);   // throws if it has seen one of them
 * }</pre>
 */
public final class LeakageGuard {
  private LeakageGuard() {}

  /**
   * Checks that a model has seen none of the records.
   *
   * @param model to be scored
   * @param protocol under which; one that has patients on both sides by its nature is let pass
   * @param records as in {@code mitdb/208}
   * @param allowed whether the caller was told to go on all the same
   * @return the records that it has seen; where there are any, the output must say so first
   * @throws MalformedInputException if it has seen one and that was not allowed
   */
  public static List<String> check(
      Model model, Protocol protocol, Collection<String> records, boolean allowed)
      throws MalformedInputException {
    List<String> seen = new TreeSet<>(records).stream().filter(model::trainedOn).toList();
    if (!seen.isEmpty() && !allowed && !protocol.patientsOnBothSides()) {
      throw new MalformedInputException(
          model.id(),
          "it was trained on "
              + seen.size()
              + " of the "
              + new TreeSet<>(records).size()
              + " test records ("
              + seen.get(0)
              + (seen.size() > 1 ? " and others" : "")
              + "), so its figures there would mean nothing; --allow-training-records goes on all"
              + " the same");
    }
    return seen;
  }
}
