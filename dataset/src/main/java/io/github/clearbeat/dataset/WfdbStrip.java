package io.github.clearbeat.dataset;

import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.LeadChoice;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads one lead of a WFDB record whole. */
final class WfdbStrip {
  /** An hour at 1000 Hz: what is longer is no strip. */
  private static final long LONGEST = 3_600_000;

  private WfdbStrip() {}

  static List<String> leads(Path header) throws IOException {
    try (Recording recording = Recordings.open(header)) {
      return recording.leads().stream().map(Lead::name).toList();
    }
  }

  static Strip read(Path header, String lead) throws IOException {
    try (Recording recording = Recordings.open(header)) {
      int position = LeadChoice.named(recording, lead);
      if (!recording.leads().get(position).units().equals("mV")) {
        throw new MalformedInputException(
            recording.name(),
            "lead "
                + lead
                + " is in '"
                + recording.leads().get(position).units()
                + "', expected a voltage");
      }
      if (recording.sampleCount() > LONGEST) {
        throw new MalformedInputException(
            recording.name(),
            "the record has " + recording.sampleCount() + " samples, expected at most " + LONGEST);
      }
      float[] millivolts = new float[(int) recording.sampleCount()];
      recording.read(
          position,
          0,
          millivolts.length,
          block -> block.copyTo(0, millivolts, (int) block.firstIndex(), block.length()));
      return new Strip(millivolts, recording.hertz());
    }
  }
}
