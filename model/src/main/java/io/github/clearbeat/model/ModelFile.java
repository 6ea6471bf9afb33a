package io.github.clearbeat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.network.OnnxException;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as one ONNX file, which any ONNX tool opens: the graph with its weights, and in the
 * metadata, as JSON under names that begin with {@code clearbeat.}, all the rest.
 *
 * <pre>{@code
 * Model model = ModelFile.read(Path.of("mine.onnx"));
 * ModelFile.write(Path.of("copy.onnx"), model);
 * }</pre>
 */
public final class ModelFile {
  private static final String PREFIX = "clearbeat.";
  private static final String SCHEMA = "1";
  private static final String BEATS = "beat";
  private static final String STRIPS = "rhythm";
  private static final long LARGEST = 256L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /** The ids of the beat models that come with the program. */
  public static List<String> shipped() throws IOException {
    return lines("shipped.txt");
  }

  /** The ids of the rhythm models that come with the program. */
  public static List<String> shippedRhythms() throws IOException {
    return lines("shipped-rhythms.txt");
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream from = ModelFile.class.getResourceAsStream(resource)) {
      String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /**
   * A beat model that comes with the program.
   *
   * @throws MalformedInputException if none has that id; the sentence names those there are
   */
  public static Model shipped(String id) throws IOException {
    return beats(shipped(id, shipped()), id + ".onnx");
  }

  /**
   * A rhythm model that comes with the program.
   *
   * @throws MalformedInputException if none has that id; the sentence names those there are
   */
  public static RhythmModel shippedRhythm(String id) throws IOException {
    return rhythm(shipped(id, shippedRhythms()), id + ".onnx");
  }

  private static byte[] shipped(String id, List<String> ids) throws IOException {
    if (!ids.contains(id)) {
      throw new MalformedInputException(
          id, "there is no model of that name, expected one of " + String.join(", ", ids));
    }
    try (InputStream from = ModelFile.class.getResourceAsStream(id + ".onnx")) {
      return from.readAllBytes();
    }
  }

  /**
   * Reads a beat model.
   *
   * @throws MalformedInputException if it is no ONNX file, or none of ours, or a rhythm model
   */
  public static Model read(Path file) throws IOException {
    return beats(bytes(file), file.getFileName().toString());
  }

  /**
   * Reads a rhythm model.
   *
   * @throws MalformedInputException if it is no ONNX file, or none of ours, or a beat model
   */
  public static RhythmModel readRhythm(Path file) throws IOException {
    return rhythm(bytes(file), file.getFileName().toString());
  }

  /**
   * Whether a file is a rhythm model; a file that is no model at all is none.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean holdsRhythm(Path file) throws IOException {
    try {
      Map<String, String> metadata =
          OnnxFile.read(file.getFileName().toString(), bytes(file)).properties();
      return STRIPS.equals(metadata.get(PREFIX + "kind"));
    } catch (OnnxException | MalformedInputException e) {
      return false;
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(name, "this is a folder, expected a model file");
    }
    if (Files.size(file) > LARGEST) {
      throw new MalformedInputException(
          name, "the file has " + Files.size(file) + " bytes, expected at most " + LARGEST);
    }
    return Files.readAllBytes(file);
  }

  private static Model beats(byte[] bytes, String name) throws IOException {
    return made(
        bytes,
        name,
        BEATS,
        onnx -> {
          Map<String, String> metadata = onnx.properties();
          Preparation preparation = value(metadata, "preparation", Preparation.class);
          requireInputs(name, onnx.spec(), preparation);
          return new Model(
              value(metadata, "id", String.class),
              preparation,
              onnx.spec(),
              onnx.weights(),
              JSON.readValue(text(metadata, "classes"), new TypeReference<List<String>>() {}),
              BackgroundBytes.read(text(metadata, "background")),
              value(metadata, "provenance", Provenance.class),
              JSON.readValue(text(metadata, "scores"), new TypeReference<List<Scores>>() {}),
              metadata.containsKey(PREFIX + "abstention")
                  ? Optional.of(value(metadata, "abstention", BeatAbstention.class))
                  : Optional.empty());
        });
  }

  /**
   * The network must take what the preparation gives, which another version may count otherwise.
   */
  private static void requireInputs(String name, Spec spec, Preparation preparation)
      throws MalformedInputException {
    List<Integer> taken =
        spec.inputs().values().stream().map(shape -> shape.channels() * shape.time()).toList();
    List<Integer> given = new ArrayList<>();
    given.add(preparation.channels().size() * preparation.windowSamples());
    if (!preparation.featureNames().isEmpty()) {
      given.add(preparation.featureNames().size());
    }
    if (!taken.equals(given)) {
      throw new MalformedInputException(
          name,
          "the network takes inputs of "
              + taken
              + " values, expected "
              + given
              + " as this version prepares a beat: train it anew, or use the version it came from");
    }
  }

  private static RhythmModel rhythm(byte[] bytes, String name) throws IOException {
    return made(
        bytes,
        name,
        STRIPS,
        onnx -> {
          Map<String, String> metadata = onnx.properties();
          return new RhythmModel(
              value(metadata, "id", String.class),
              value(metadata, "preparation", StripPreparation.class),
              onnx.spec(),
              onnx.weights(),
              JSON.readValue(text(metadata, "classes"), new TypeReference<List<String>>() {}),
              value(metadata, "abstainBelow", Double.class),
              value(metadata, "provenance", Provenance.class),
              JSON.readValue(text(metadata, "scores"), new TypeReference<List<Scores>>() {}));
        });
  }

  private interface Maker<M> {
    M make(OnnxFile onnx) throws IOException;
  }

  private static <M> M made(byte[] bytes, String name, String kind, Maker<M> maker)
      throws IOException {
    try {
      OnnxFile onnx = OnnxFile.read(name, bytes);
      Map<String, String> metadata = onnx.properties();
      if (!SCHEMA.equals(metadata.get(PREFIX + "schema"))) {
        throw new MalformedInputException(
            name, "this is an ONNX file, but no Clearbeat model of schema " + SCHEMA);
      }
      String found = metadata.getOrDefault(PREFIX + "kind", BEATS);
      if (!found.equals(kind)) {
        throw new MalformedInputException(
            name, "this is a " + found + " model, expected a " + kind + " model");
      }
      return maker.make(onnx);
    } catch (MalformedInputException e) {
      throw e;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new MalformedInputException(name, "the metadata is damaged: " + firstLine(e));
    } catch (OnnxException e) {
      throw new MalformedInputException(e.place(), e.what());
    }
  }

  /** Writes a model, complete or not at all; an existing file is replaced. */
  public static void write(Path file, Model model) throws IOException {
    write(file, bytes(model));
  }

  /** Writes a model, complete or not at all; an existing file is replaced. */
  public static void write(Path file, RhythmModel model) throws IOException {
    write(file, bytes(model));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  static byte[] bytes(Model model) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(PREFIX + "schema", SCHEMA);
    put(metadata, "id", model.id());
    put(metadata, "preparation", model.preparation());
    put(metadata, "classes", model.classes());
    put(metadata, "provenance", model.provenance());
    put(metadata, "scores", model.scores());
    if (model.abstention().isPresent()) {
      put(metadata, "abstention", model.abstention().get());
    }
    metadata.put(PREFIX + "background", BackgroundBytes.write(model.background()));
    return onnx(model.id(), model.spec(), model.weights(), model.classes(), metadata);
  }

  static byte[] bytes(RhythmModel model) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(PREFIX + "schema", SCHEMA);
    metadata.put(PREFIX + "kind", STRIPS);
    put(metadata, "id", model.id());
    put(metadata, "preparation", model.preparation());
    put(metadata, "classes", model.classes());
    put(metadata, "abstainBelow", model.abstainBelow());
    put(metadata, "provenance", model.provenance());
    put(metadata, "scores", model.scores());
    return onnx(model.id(), model.spec(), model.weights(), model.classes(), metadata);
  }

  private static byte[] onnx(
      String id, Spec spec, Weights weights, List<String> classes, Map<String, String> metadata) {
    String description = "Clearbeat " + id + ", classes " + String.join(" ", classes);
    return new OnnxFile(spec, weights, description, metadata).toBytes();
  }

  private static void put(Map<String, String> metadata, String name, Object value)
      throws JsonProcessingException {
    metadata.put(PREFIX + name, JSON.writeValueAsString(value));
  }

  private static <T> T value(Map<String, String> metadata, String name, Class<T> type)
      throws JsonProcessingException {
    return JSON.readValue(text(metadata, name), type);
  }

  private static String text(Map<String, String> metadata, String name) {
    String text = metadata.get(PREFIX + name);
    if (text == null) {
      throw new IllegalArgumentException(PREFIX + name + " is missing");
    }
    return text;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
