package io.github.clearbeat.command;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The layers of a network: what each is, what comes out of it, what it costs. */
final class LayerTable {
  /** The node whose cells an explanation maps back to samples, in the networks that have it. */
  private static final String POOL = "pool";

  private LayerTable() {}

  static String of(Spec spec) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %-44s %12s %10s %12s%n",
            "node",
            "layer",
            "shape C × T",
            "numbers",
            "MACs"));
    spec.inputs().forEach((name, shape) -> line(text, name, "input", shape, 0, 0));
    Map<String, Shape> shapes = spec.shapes();
    for (Spec.Node node : spec.nodes()) {
      Shape shape = shapes.get(node.name());
      line(text, node.name(), words(node.layer()), shape, numbers(node), node.layer().macs(shape));
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, String name, String layer, Shape shape, long numbers, long macs) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %-44s %12s %10s %12s%n",
            name,
            layer,
            shape.channels() + " × " + shape.time(),
            numbers == 0 ? "" : String.format(Locale.ROOT, "%,d", numbers),
            macs == 0 ? "" : String.format(Locale.ROOT, "%,d", macs)));
  }

  private static long numbers(Spec.Node node) {
    return node.layer().parameters().stream().mapToLong(p -> p.size()).sum();
  }

  /** How much of the window the last value before pooling sees. */
  static String receptiveField(Spec spec, double hertz) {
    int last = -1;
    for (int i = 0; i < spec.nodes().size(); i++) {
      if (spec.nodes().get(i).layer() instanceof Layer.GlobalAveragePool) {
        last = i;
      }
    }
    if (last < 0) {
      return "the whole window";
    }
    String before = spec.nodes().get(last).inputs().get(0);
    Spec.ReceptiveField field = spec.receptiveField(before);
    return String.format(
        Locale.ROOT,
        "%d samples (%.0f ms) with each value before %s",
        field.length(),
        1000 * field.length() / hertz,
        POOL);
  }

  private static String words(Layer layer) {
    if (layer instanceof Layer.Conv conv) {
      String kind = conv.isDepthwise() ? "depthwise" : conv.isPointwise() ? "pointwise" : "conv";
      StringBuilder words = new StringBuilder(kind);
      words.append(' ').append(conv.in()).append(" to ").append(conv.out());
      words.append(", ").append(conv.kernel()).append(conv.kernel() == 1 ? " tap" : " taps");
      words.append(conv.stride() == 1 ? "" : ", stride " + conv.stride());
      words.append(conv.dilation() == 1 ? "" : ", dilation " + conv.dilation());
      return words.append(conv.bias() ? ", bias" : "").toString();
    }
    String name = layer.getClass().getSimpleName();
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  static List<Object> values(Spec spec) {
    List<Object> layers = new ArrayList<>();
    Map<String, Shape> shapes = spec.shapes();
    for (Spec.Node node : spec.nodes()) {
      Shape shape = shapes.get(node.name());
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("node", node.name());
      values.put("layer", words(node.layer()));
      values.put("inputs", node.inputs());
      values.put("channels", shape.channels());
      values.put("time", shape.time());
      values.put("numbers", numbers(node));
      values.put("macs", node.layer().macs(shape));
      layers.add(values);
    }
    return layers;
  }
}
