package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Data sets made of others: some records of one, or several together. */
final class StripSelections {
  private StripSelections() {}

  /** Some records of a data set, by their names. */
  record Some(String name, StripDataSet of, Predicate<String> records) implements StripDataSet {
    @Override
    public List<StripEntry> entries() {
      return of.entries().stream().filter(entry -> records.test(entry.record())).toList();
    }

    @Override
    public List<StripReject> rejects() {
      return of.rejects().stream().filter(reject -> records.test(reject.record())).toList();
    }

    @Override
    public String usualLead() {
      return of.usualLead();
    }

    @Override
    public List<String> leads(StripEntry entry) throws IOException {
      return of.leads(entry);
    }

    @Override
    public Strip read(StripEntry entry, String lead) throws IOException {
      return of.read(entry, lead);
    }

    @Override
    public String stamp(StripEntry entry) throws IOException {
      return of.stamp(entry);
    }
  }

  /** Several data sets, one after the other. */
  record Pool(String name, List<StripDataSet> sets, Map<String, StripDataSet> byName)
      implements StripDataSet {
    static Pool of(String name, List<StripDataSet> sets) throws MalformedInputException {
      Map<String, StripDataSet> byName = new HashMap<>();
      for (StripDataSet set : sets) {
        for (StripEntry entry : set.entries()) {
          StripDataSet before = byName.putIfAbsent(entry.set(), set);
          if (before != null && before != set) {
            throw new MalformedInputException(
                name, "the records of " + entry.set() + " stand in two sets, expected them in one");
          }
        }
      }
      return new Pool(name, List.copyOf(sets), Map.copyOf(byName));
    }

    @Override
    public List<StripEntry> entries() {
      return sets.stream().flatMap(set -> set.entries().stream()).toList();
    }

    @Override
    public List<StripReject> rejects() {
      return sets.stream().flatMap(set -> set.rejects().stream()).toList();
    }

    @Override
    public String usualLead() {
      return sets.get(0).usualLead();
    }

    @Override
    public List<String> leads(StripEntry entry) throws IOException {
      return byName.get(entry.set()).leads(entry);
    }

    @Override
    public Strip read(StripEntry entry, String lead) throws IOException {
      return byName.get(entry.set()).read(entry, lead);
    }

    @Override
    public String stamp(StripEntry entry) throws IOException {
      return byName.get(entry.set()).stamp(entry);
    }
  }
}
