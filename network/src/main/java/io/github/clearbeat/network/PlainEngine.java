package io.github.clearbeat.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loops in plain Java over rows. */
final class PlainEngine implements Engine {
  private final Plan plan;
  private final List<Kernel> kernels;

  PlainEngine(Plan plan) {
    this.plan = plan;
    Map<String, Shape> shapes = plan.spec().shapes();
    this.kernels =
        plan.operations().stream()
            .map(operation -> PlainKernels.of(operation, shapes.get(operation.inputs().get(0))))
            .toList();
  }

  @Override
  public Pass pass() {
    Spec spec = plan.spec();
    Map<String, Shape> shapes = spec.shapes();
    Map<String, float[][]> rows = new HashMap<>();
    spec.inputs().forEach((name, shape) -> rows.put(name, Rows.of(shape)));
    List<Plan.Operation> operations = plan.operations();
    Step[] steps = new Step[operations.size()];
    for (int i = 0; i < steps.length; i++) {
      Plan.Operation operation = operations.get(i);
      float[][] output = Rows.of(shapes.get(operation.name()));
      rows.put(operation.name(), output);
      steps[i] = kernels.get(i).bind(operation.inputs().stream().map(rows::get).toList(), output);
    }
    return new PlainPass(
        spec.inputs().keySet().stream().map(rows::get).toArray(float[][][]::new),
        steps,
        spec.outputs().stream().map(plan::value).map(rows::get).toArray(float[][][]::new));
  }

  private record PlainPass(float[][][] inputs, Step[] steps, float[][][] outputs) implements Pass {
    @Override
    public void load(int input, float[] from, int offset) {
      Rows.load(from, offset, inputs[input]);
    }

    @Override
    public void run() {
      for (Step step : steps) {
        step.run();
      }
    }

    @Override
    public void store(int output, float[] to, int offset) {
      Rows.store(outputs[output], to, offset);
    }
  }
}
