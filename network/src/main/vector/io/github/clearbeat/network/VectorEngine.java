package io.github.clearbeat.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loops in the Vector API over flat values. Found by name: see {@link Kernels}. */
final class VectorEngine implements Engine {
  private final Plan plan;
  private final Map<String, Shape> shapes;
  private final List<VectorKernel> kernels;

  private VectorEngine(Plan plan) {
    this.plan = plan;
    this.shapes = plan.spec().shapes();
    this.kernels = plan.operations().stream().map(this::kernel).toList();
  }

  /** Made through reflection. */
  static final class Maker implements Engine.Maker {
    Maker() {}

    /**
     * Whether C2 compiles here: without it every vector is an object, and plain loops are a hundred
     * times faster. HotSpot says in these properties what runs: {@code interpreted mode} after
     * {@code -Xint}, {@code emulated-client} after {@code -XX:TieredStopAtLevel=1}, {@code jvmci}
     * where another compiler takes the place of C2.
     */
    @Override
    public boolean usable() {
      String info = System.getProperty("java.vm.info", "");
      return Lanes.COUNT >= 4
          && System.getProperty("java.vm.name", "").contains("Server VM")
          && !System.getProperty("java.vm.version", "").contains("jvmci")
          && !info.contains("interpreted mode")
          && !info.contains("emulated-client");
    }

    @Override
    public Engine of(Plan plan) {
      return new VectorEngine(plan);
    }
  }

  private VectorKernel kernel(Plan.Operation operation) {
    Layer layer = operation.layer();
    boolean relu = operation.relu();
    if (layer instanceof Layer.Conv || layer instanceof Layer.Dense) {
      return convolution(operation);
    }
    if (layer instanceof Layer.BatchNorm) {
      return VectorLayers.affine(operation.weight(), operation.bias(), relu);
    }
    if (layer instanceof Layer.Relu || layer instanceof Layer.Sum) {
      return VectorLayers.sum(relu || layer instanceof Layer.Relu);
    }
    if (layer instanceof Layer.MaxPool pool) {
      return VectorLayers.maxPool(pool, relu);
    }
    if (layer instanceof Layer.GlobalAveragePool) {
      return VectorLayers.average(relu);
    }
    if (layer instanceof Layer.Concat) {
      return VectorLayers.concat(relu);
    }
    if (layer instanceof Layer.Softmax) {
      return VectorLayers.softmax();
    }
    throw new IllegalStateException("no kernel for " + layer);
  }

  private VectorKernel convolution(Plan.Operation operation) {
    Layer.Conv conv = asConvolution(operation);
    float[] weight = operation.weight();
    float[] bias = operation.bias();
    if (conv.isDepthwise()) {
      return new VectorDepthwise(conv, weight, bias, operation.relu());
    }
    return conv.groups() == 1
        ? new VectorMix(conv, weight, bias, operation.relu())
        : new VectorGrouped(conv, weight, bias, operation.relu());
  }

  private Layer.Conv asConvolution(Plan.Operation operation) {
    return operation.layer() instanceof Layer.Dense dense
        ? PlainKernels.asConvolution(dense, shapes.get(operation.inputs().get(0)))
        : (Layer.Conv) operation.layer();
  }

  @Override
  public Pass pass() {
    Map<String, Flat> values = new HashMap<>();
    plan.spec().inputs().keySet().forEach(name -> values.put(name, value(name)));
    List<Plan.Operation> operations = plan.operations();
    Step[] steps = new Step[operations.size()];
    for (int i = 0; i < steps.length; i++) {
      Plan.Operation operation = operations.get(i);
      Flat output = value(operation.name());
      values.put(operation.name(), output);
      steps[i] = kernels.get(i).bind(operation.inputs().stream().map(values::get).toList(), output);
    }
    return new VectorPass(
        plan.spec().inputs().keySet().stream().map(values::get).toArray(Flat[]::new),
        steps,
        plan.spec().outputs().stream().map(plan::value).map(values::get).toArray(Flat[]::new));
  }

  /** A value's array, with zeros around it for the widest padding of those who take it. */
  private Flat value(String name) {
    int before = 0;
    int after = 0;
    boolean mixed = plan.spec().inputs().containsKey(name);
    for (Plan.Operation operation : plan.operations()) {
      if (operation.inputs().contains(name)) {
        if (operation.layer() instanceof Layer.Conv conv) {
          before = Math.max(before, conv.padLeft());
          after = Math.max(after, conv.padRight());
          mixed &= !conv.isDepthwise();
        } else {
          mixed &= operation.layer() instanceof Layer.Dense;
        }
      }
    }
    Shape shape = shapes.get(name);
    // What only goes into sums needs no whole vectors: a lone input channel stays narrow.
    int stride = mixed ? shape.channels() : Lanes.whole(shape.channels());
    return Flat.of(shape, stride, before, after);
  }

  private record VectorPass(Flat[] inputs, Step[] steps, Flat[] outputs) implements Pass {
    @Override
    public void load(int input, float[] from, int offset) {
      inputs[input].load(from, offset);
    }

    @Override
    public void run() {
      for (Step step : steps) {
        step.run();
      }
    }

    @Override
    public void store(int output, float[] to, int offset) {
      outputs[output].store(to, offset);
    }
  }
}
