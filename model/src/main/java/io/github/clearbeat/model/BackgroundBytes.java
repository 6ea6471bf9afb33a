package io.github.clearbeat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Background beats as JSON with base64 in it: a byte a value, each array with its own scale, so
 * that value = scale · byte / 127.
 */
final class BackgroundBytes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BackgroundBytes() {}

  private record Array(float scale, byte[] values) {
    static Array of(float[] values) {
      float scale = 0;
      for (float value : values) {
        scale = Math.max(scale, Math.abs(value));
      }
      byte[] bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        bytes[i] = scale == 0 ? 0 : (byte) Math.round(values[i] / scale * 127);
      }
      return new Array(scale, bytes);
    }

    float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = scale * values[i] / 127;
      }
      return floats;
    }
  }

  private record Beat(int label, List<Array> inputs) {}

  private record Whole(String source, List<Beat> beats) {}

  static String write(Background background) throws JsonProcessingException {
    List<Beat> beats = new ArrayList<>();
    for (int i = 0; i < background.beats().size(); i++) {
      List<Array> inputs = new ArrayList<>();
      for (float[] input : background.beats().get(i)) {
        inputs.add(Array.of(input));
      }
      beats.add(new Beat(background.classes().get(i), inputs));
    }
    return JSON.writeValueAsString(new Whole(background.source(), beats));
  }

  static Background read(String text) throws JsonProcessingException {
    Whole whole = JSON.readValue(text, Whole.class);
    List<float[][]> beats = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (Beat beat : whole.beats()) {
      beats.add(beat.inputs().stream().map(Array::floats).toArray(float[][]::new));
      classes.add(beat.label());
    }
    return new Background(beats, classes, whole.source());
  }
}
