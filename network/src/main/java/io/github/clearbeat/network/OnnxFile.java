package io.github.clearbeat.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network as an ONNX file (Open Neural Network Exchange, operator set 17) that other runtimes run
 * as it is: batch norms apart, dropouts kept, the batch a free dimension.
 *
 * <pre>{@code
 * byte[] bytes = new OnnxFile(spec, weights, "five kinds of beat", properties).toBytes();
 * OnnxFile same = OnnxFile.read("model.onnx", bytes);
 * }</pre>
 *
 * <p>Inputs are {@code [batch][C][T]}, or {@code [batch][C]} where T is 1; outputs {@code
 * [batch][C]} behind pooling and dense layers. Nodes and weights keep their names. Reading gives
 * back the same spec and the same bits, and refuses every graph that this class would not write.
 *
 * @param spec the network; no input may be an output, and no output named twice
 * @param weights of the network
 * @param description the file's doc string
 * @param properties the file's metadata properties, in order
 */
public record OnnxFile(
    Spec spec, Weights weights, String description, Map<String, String> properties) {

  /** Keeps its own copy of the properties. */
  public OnnxFile {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /**
   * The file's bytes; the same bytes for the same contents.
   *
   * @throws IllegalArgumentException if an output is an input or named twice
   */
  public byte[] toBytes() {
    return OnnxWriter.write(this);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param file the file's name, for messages
   * @param bytes all of it
   * @throws OnnxException if it is damaged, or an ONNX file of another kind
   */
  public static OnnxFile read(String file, byte[] bytes) throws OnnxException {
    return OnnxReader.read(file, bytes);
  }
}
