package io.github.clearbeat.model;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Layer.BatchNorm;
import io.github.clearbeat.network.Layer.Concat;
import io.github.clearbeat.network.Layer.Conv;
import io.github.clearbeat.network.Layer.Dense;
import io.github.clearbeat.network.Layer.Dropout;
import io.github.clearbeat.network.Layer.GlobalAveragePool;
import io.github.clearbeat.network.Layer.MaxPool;
import io.github.clearbeat.network.Layer.Relu;
import io.github.clearbeat.network.Layer.Softmax;
import io.github.clearbeat.network.Layer.Sum;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * EXGnet (Showrav, Lincoln, Hasan 2025, arXiv 2506.12404) and lighter forms: the rhythm of a strip
 * from one lead, by blocks that see several resolutions at once.
 *
 * <pre>{@code
 * Spec training = Exgnet.withFeatures(Exgnet.reference(5000, 5), 17, 5);
 * Spec deployed = training.keeping("logits", "probabilities");   // no trace of the features
 * }</pre>
 *
 * <p>A block: c1 = ReLU(BN(conv)), c2 a convolution of c1, c3 one of c2, neither with batch norm
 * nor ReLU; the three concatenated, mixed by a 1 × 1 convolution with batch norm, plus the input;
 * ReLU. With kernels of 16, c1, c2 and c3 see 16, 31 and 46 samples.
 *
 * <p>Departures: the paper fixes the block, its kernels and the width of 32; stem, number of
 * blocks, pooling and heads are our choice. The light forms are ours altogether: the same block
 * with depthwise, dilated convolutions.
 *
 * <p>Nodes: {@code stem.*}, {@code block1.*} and so on, each block's output being its {@code
 * .relu}; {@code embedding}, {@code logits} and {@code probabilities}; in training also {@code
 * joint}.
 */
public final class Exgnet {
  /** Taps of the paper's convolutions; even, so padded by 7 and 8. */
  private static final int KERNEL = 16;

  private static final int TRUNK = 32;
  private static final double DROPOUT = 0.2;
  private static final int LIGHT_KERNEL = 7;
  private static final int LIGHT_POOLS = 2;

  private static final String JOINED_MAP = "members";

  private Exgnet() {}

  /** How a block of the light forms is made: for comparisons of equal size. */
  public enum Block {
    /** Three cascaded convolutions, all of which are mixed. */
    MULTIRESOLUTION,
    /** The same convolutions and the same mixing weights, of which only the last is used. */
    PLAIN
  }

  /**
   * Our reference: four blocks of width 32.
   *
   * @param samples T of the strip, 5,000 in the paper
   * @param classes outputs
   */
  public static Spec reference(int samples, int classes) {
    return dense("exgnet", samples, classes, 4, 32);
  }

  /** The configuration near the paper's size of 8.26 million: five blocks of width 216. */
  public static Spec full(int samples, int classes) {
    return dense("exgnet-full", samples, classes, 5, 216);
  }

  private static Spec dense(String name, int samples, int classes, int blocks, int width) {
    Spec.Builder spec = Spec.builder(name).input("strip", new Shape(1, samples));
    spec.add("stem.conv", same(1, TRUNK, 2, false))
        .add("stem.bn", new BatchNorm(TRUNK))
        .add("stem.relu", new Relu())
        .add("stem.pool", new MaxPool(2, 2));
    for (int i = 1; i <= blocks; i++) {
      String block = "block" + i;
      String input = spec.last();
      spec.add(block + ".c1", same(TRUNK, width, 1, false), input)
          .add(block + ".c1.bn", new BatchNorm(width))
          .add(block + ".c1.relu", new Relu())
          .add(block + ".c2", same(width, width, 1, true))
          .add(block + ".c3", same(width, width, 1, true))
          .add(block + ".concat", new Concat(), block + ".c1.relu", block + ".c2", block + ".c3")
          .add(block + ".mix", Conv.pointwise(3 * width, TRUNK, false))
          .add(block + ".bn", new BatchNorm(TRUNK))
          .add(block + ".sum", new Sum(), block + ".bn", input)
          .add(block + ".relu", new Relu());
      if (i < blocks) {
        spec.add(block + ".dropout", new Dropout(DROPOUT)).add(block + ".pool", new MaxPool(2, 2));
      }
    }
    return head(spec, TRUNK, classes);
  }

  /** A convolution that keeps the time, or halves it with a stride of 2. */
  private static Conv same(int in, int out, int stride, boolean bias) {
    return new Conv(in, out, KERNEL, stride, KERNEL / 2 - 1, KERNEL / 2, 1, 1, bias);
  }

  /**
   * The light form: at most 150,000 numbers and 10 million multiply-accumulates for ten seconds at
   * 125 Hz.
   */
  public static Spec light(int samples, int classes) {
    return light(samples, classes, Block.MULTIRESOLUTION);
  }

  /** The light form with another kind of block. */
  public static Spec light(int samples, int classes, Block block) {
    int[] out = {32, 48, 64, 80, 80};
    return light("exgnet-light", samples, classes, block, 24, 2, out);
  }

  /**
   * The tiny form: at most 30,000 numbers and a million multiply-accumulates for ten seconds at 125
   * Hz.
   */
  public static Spec tiny(int samples, int classes) {
    int[] out = {24, 32, 40, 40};
    return light("exgnet-tiny", samples, classes, Block.MULTIRESOLUTION, 12, 4, out);
  }

  private static Spec light(
      String name, int samples, int classes, Block kind, int stem, int stride, int[] out) {
    Spec.Builder spec = Spec.builder(name).input("strip", new Shape(1, samples));
    spec.add("stem.conv", Conv.of(1, stem, 15, stride, false))
        .add("stem.bn", new BatchNorm(stem))
        .add("stem.relu", new Relu())
        .add("stem.pool", new MaxPool(2, 2));
    int in = stem;
    for (int i = 0; i < out.length; i++) {
      lightBlock(spec, "block" + (i + 1), kind, in, out[i]);
      if (i < LIGHT_POOLS) {
        spec.add("block" + (i + 1) + ".pool", new MaxPool(2, 2));
      }
      in = out[i];
    }
    return head(spec, in, classes);
  }

  private static void lightBlock(Spec.Builder spec, String block, Block kind, int in, int out) {
    String input = spec.last();
    boolean all = kind == Block.MULTIRESOLUTION;
    spec.add(block + ".c1", depthwise(in, 1, false), input)
        .add(block + ".c1.bn", new BatchNorm(in))
        .add(block + ".c1.relu", new Relu())
        .add(block + ".c2", depthwise(in, 2, true))
        .add(block + ".c3", depthwise(in, 4, true));
    if (all) {
      spec.add(block + ".concat", new Concat(), block + ".c1.relu", block + ".c2", block + ".c3");
    } else {
      spec.add(block + ".concat", new Concat(), block + ".c3", block + ".c3", block + ".c3");
    }
    spec.add(block + ".mix", Conv.pointwise(3 * in, out, false))
        .add(block + ".bn", new BatchNorm(out));
    if (in == out) {
      spec.add(block + ".sum", new Sum(), block + ".bn", input);
    }
    spec.add(block + ".relu", new Relu());
  }

  private static Conv depthwise(int channels, int dilation, boolean bias) {
    int pad = LIGHT_KERNEL / 2 * dilation;
    return new Conv(channels, channels, LIGHT_KERNEL, 1, pad, pad, dilation, channels, bias);
  }

  private static Spec head(Spec.Builder spec, int channels, int classes) {
    return spec.add("embedding", new GlobalAveragePool())
        .add("embedding.dropout", new Dropout(DROPOUT))
        .add("logits", new Dense(channels, classes))
        .add("probabilities", new Softmax())
        .build("logits", "probabilities");
  }

  /**
   * Several networks of one form as one, which gives the mean of their logits: trunks side by side,
   * the outputs of their last blocks concatenated, one head.
   *
   * @param deployed the form of each
   * @param members how many
   */
  public static Spec joined(Spec deployed, int members) {
    String map = map(deployed);
    Spec.Builder spec = Spec.builder(deployed.name());
    deployed.inputs().forEach(spec::input);
    String[] maps = new String[members];
    for (int m = 0; m < members; m++) {
      String prefix = prefix(m);
      for (Spec.Node node : deployed.nodes()) {
        String[] from =
            node.inputs().stream()
                .map(prefix::concat)
                .map(name -> name.endsWith(".strip") ? "strip" : name)
                .toArray(String[]::new);
        spec.add(prefix + node.name(), node.layer(), from);
        if (node.name().equals(map)) {
          break;
        }
      }
      maps[m] = spec.last();
    }
    spec.add(JOINED_MAP, new Concat(), maps);
    int channels = members * deployed.shapes().get(map).channels();
    return head(spec, channels, deployed.shapes().get("logits").channels());
  }

  /** What the names of a member's nodes begin with. */
  private static String prefix(int member) {
    return "member" + (member + 1) + ".";
  }

  /**
   * The weights of {@link #joined} from those of its members.
   *
   * @param deployed the form of each
   * @param members weights of the form
   */
  public static Weights joined(Spec deployed, List<Weights> members) {
    Spec spec = joined(deployed, members.size());
    Weights joined = Weights.zero(spec);
    int classes = deployed.shapes().get("logits").channels();
    int channels = deployed.shapes().get(map(deployed)).channels();
    for (String name : joined.names()) {
      for (int m = 0; m < members.size(); m++) {
        String prefix = prefix(m);
        if (name.startsWith(prefix)) {
          float[] from = members.get(m).get(name.substring(prefix.length()));
          System.arraycopy(from, 0, joined.get(name), 0, from.length);
        }
      }
    }
    float share = 1f / members.size();
    for (int m = 0; m < members.size(); m++) {
      float[] weight = members.get(m).get("logits.weight");
      float[] bias = members.get(m).get("logits.bias");
      for (int c = 0; c < classes; c++) {
        joined.get("logits.bias")[c] += share * bias[c];
        for (int k = 0; k < channels; k++) {
          joined.get("logits.weight")[(c * members.size() + m) * channels + k] =
              share * weight[c * channels + k];
        }
      }
    }
    return joined;
  }

  /** What of a model is our choice and not the paper's, a sentence each. */
  public static List<String> departures(RhythmModel model) {
    List<String> departures = new ArrayList<>(departures(model.spec()));
    if (model.provenance().plan().contains("\"TREES\"")) {
      departures.add(
          "Boosted trees on heart rate, irregularity, shape and spectrum taught the network beside"
              + " the labels; of each strip it learnt what trees said that had not seen it.");
    }
    return departures;
  }

  /** What of a form is our choice and not the paper's, a sentence each. */
  public static List<String> departures(Spec spec) {
    List<String> departures = new ArrayList<>();
    if (spec.name().startsWith("exgnet-light") || spec.name().startsWith("exgnet-tiny")) {
      departures.add(
          "Convolutions are depthwise with seven taps and dilations of 1, 2 and 4 instead of dense"
              + " with sixteen; rate, depth and widths are ours.");
    } else {
      departures.add(
          "Stem, number of blocks, pooling and heads are our choice; the paper fixes the block, its"
              + " kernels of 16 and the trunk of 32 channels.");
    }
    departures.add(
        "The attention ground truth from heart rate variability is our formula; the paper states no"
            + " formula.");
    departures.add("The class map is that of the signal head, as it is deployed.");
    if (spec.nodes().stream().anyMatch(node -> node.name().equals(JOINED_MAP))) {
      departures.add(
          "Networks trained apart from several seeds are joined; the mean of their logits counts.");
    }
    return departures;
  }

  /** The node whose channels make the class map: the output of the last block. */
  public static String map(Spec spec) {
    String map = null;
    for (Spec.Node node : spec.nodes()) {
      if (node.name().equals(JOINED_MAP)) {
        return JOINED_MAP;
      }
      if (node.name().startsWith("block")
          && node.layer() instanceof Relu
          && !node.name().contains(".c1")) {
        map = node.name();
      }
    }
    if (map == null) {
      throw new IllegalArgumentException(spec.name() + " has no block");
    }
    return map;
  }

  /**
   * The network as it is trained: features join the signal's embedding in a second head, {@code
   * joint}.
   *
   * @param deployed made by a method above
   * @param features how many
   */
  public static Spec withFeatures(Spec deployed, int features) {
    Spec.Builder spec = copy(deployed).input("features", new Shape(features, 1));
    int embedding = deployed.shapes().get("embedding").channels();
    int classes = deployed.shapes().get("logits").channels();
    return spec.add("features.hidden", new Dense(features, 64))
        .add("features.hidden.relu", new Relu())
        .add("features.embedding", new Dense(64, 32))
        .add("features.embedding.relu", new Relu())
        .add("joint.concat", new Concat(), "embedding", "features.embedding.relu")
        .add("joint.dropout", new Dropout(DROPOUT))
        .add("joint", new Dense(embedding + 32, classes))
        .build("logits", "probabilities", "joint");
  }

  /** The network with a second head, {@code estimates}, that learns to give the features. */
  public static Spec withEstimates(Spec deployed, int features) {
    int embedding = deployed.shapes().get("embedding").channels();
    return copy(deployed)
        .add("estimates", new Dense(embedding, features), "embedding")
        .build("logits", "probabilities", "estimates");
  }

  private static Spec.Builder copy(Spec spec) {
    Spec.Builder copy = Spec.builder(spec.name());
    spec.inputs().forEach(copy::input);
    for (Spec.Node node : spec.nodes()) {
      Layer layer = node.layer();
      copy.add(node.name(), layer, node.inputs().toArray(String[]::new));
    }
    return copy;
  }
}
