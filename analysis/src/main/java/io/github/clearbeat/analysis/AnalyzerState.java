package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.recording.BeatGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Findings that an analyzer still holds back, in its saved state. */
final class AnalyzerState {
  private AnalyzerState() {}

  static void write(DataOutput to, ClassifiedBeat beat) throws IOException {
    to.writeLong(beat.sampleIndex());
    to.writeDouble(beat.seconds());
    to.writeUTF(beat.className());
    to.writeUTF(beat.group().name());
    to.writeFloat(beat.probability());
    to.writeInt(beat.probabilities().size());
    for (float probability : beat.probabilities()) {
      to.writeFloat(probability);
    }
    to.writeFloat(beat.quality());
    to.writeDouble(beat.secondsBefore());
  }

  static ClassifiedBeat readBeat(DataInput from) throws IOException {
    long sampleIndex = from.readLong();
    double seconds = from.readDouble();
    String className = from.readUTF();
    BeatGroup group = BeatGroup.valueOf(from.readUTF());
    float probability = from.readFloat();
    List<Float> probabilities = new ArrayList<>();
    for (int i = from.readInt(); i > 0; i--) {
      probabilities.add(from.readFloat());
    }
    return new ClassifiedBeat(
        sampleIndex,
        seconds,
        className,
        group,
        probability,
        probabilities,
        from.readFloat(),
        from.readDouble());
  }

  static void write(DataOutput to, Quality quality) throws IOException {
    to.writeLong(quality.fromSample());
    to.writeLong(quality.toSample());
    to.writeFloat(quality.index());
    to.writeUTF(quality.reason().name());
  }

  static Quality readQuality(DataInput from) throws IOException {
    return new Quality(
        from.readLong(), from.readLong(), from.readFloat(), Quality.Reason.valueOf(from.readUTF()));
  }
}
