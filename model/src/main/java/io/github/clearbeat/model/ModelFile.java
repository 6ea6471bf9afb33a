package io.github.clearbeat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.network.OnnxException;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private static final long LARGEST = 256L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /** The ids of the models that come with the program. */
  public static List<String> shipped() throws IOException {
    try (InputStream from = ModelFile.class.getResourceAsStream("shipped.txt")) {
      String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /**
   * A model that comes with the program.
   *
   * @throws MalformedInputException if none has that id; the sentence names those there are
   */
  public static Model shipped(String id) throws IOException {
    if (!shipped().contains(id)) {
      throw new MalformedInputException(
          id, "there is no model of that name, expected one of " + String.join(", ", shipped()));
    }
    try (InputStream from = ModelFile.class.getResourceAsStream(id + ".onnx")) {
      return read(from.readAllBytes(), id + ".onnx");
    }
  }

  /**
   * Reads a model.
   *
   * @throws MalformedInputException if it is no ONNX file, or none of ours
   */
  public static Model read(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(name, "this is a folder, expected a model file");
    }
    if (Files.size(file) > LARGEST) {
      throw new MalformedInputException(
          name, "the file has " + Files.size(file) + " bytes, expected at most " + LARGEST);
    }
    return read(Files.readAllBytes(file), name);
  }

  private static Model read(byte[] bytes, String name) throws IOException {
    try {
      OnnxFile onnx = OnnxFile.read(name, bytes);
      Map<String, String> metadata = onnx.properties();
      if (!SCHEMA.equals(metadata.get(PREFIX + "schema"))) {
        throw new MalformedInputException(
            name, "this is an ONNX file, but no Clearbeat model of schema " + SCHEMA);
      }
      return new Model(
          value(metadata, "id", String.class),
          value(metadata, "preparation", Preparation.class),
          onnx.spec(),
          onnx.weights(),
          JSON.readValue(text(metadata, "classes"), new TypeReference<List<String>>() {}),
          BackgroundBytes.read(text(metadata, "background")),
          value(metadata, "provenance", Provenance.class),
          JSON.readValue(text(metadata, "scores"), new TypeReference<List<Scores>>() {}));
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
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + ".part");
    try {
      Files.write(temporary, bytes(model));
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
    metadata.put(PREFIX + "background", BackgroundBytes.write(model.background()));
    String description =
        "Clearbeat " + model.id() + ", classes " + String.join(" ", model.classes());
    return new OnnxFile(model.spec(), model.weights(), description, metadata).toBytes();
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
