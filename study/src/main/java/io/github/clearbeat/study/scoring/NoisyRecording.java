package io.github.clearbeat.study.scoring;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A recording one lead of which has something added to it.
 *
 * @param clean the recording
 * @param noisyLead position of the lead
 * @param added to each of its samples, in millivolts
 */
record NoisyRecording(Recording clean, int noisyLead, float[] added) implements Recording {
  @Override
  public String name() {
    return clean.name();
  }

  @Override
  public double hertz() {
    return clean.hertz();
  }

  @Override
  public long sampleCount() {
    return clean.sampleCount();
  }

  @Override
  public Optional<LocalDateTime> start() {
    return clean.start();
  }

  @Override
  public List<Lead> leads() {
    return clean.leads();
  }

  @Override
  public List<String> comments() {
    return clean.comments();
  }

  @Override
  public void read(int lead, long fromSample, long toSample, Consumer<? super Samples> blocks)
      throws IOException {
    if (lead != noisyLead) {
      clean.read(lead, fromSample, toSample, blocks);
      return;
    }
    clean.read(lead, fromSample, toSample, block -> blocks.accept(noisy(block)));
  }

  private Samples noisy(Samples block) {
    float[] values = block.toArray();
    int first = Math.toIntExact(block.firstIndex());
    for (int i = 0; i < values.length; i++) {
      values[i] += added[first + i];
    }
    return Samples.block(values, 0, values.length, block.firstIndex(), block.hertz());
  }

  @Override
  public void close() throws IOException {
    clean.close();
  }
}
