package io.github.clearbeat.explanation;

/**
 * |∂logit/∂x|: the plainest saliency (Simonyan et al. 2014, arXiv 1312.6034). It asks the network,
 * but says what would change the logit, not what made it: a control for methods that promise more.
 */
public final class Gradient implements Explainer {
  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    subject.tape().forward(example.inputs());
    subject.tape().backward(Subject.LOGITS, subject.seed(classIndex));
    Gathered gathered = new Gathered(subject);
    for (int i = 0; i < gathered.names().size(); i++) {
      float[] gradient = subject.tape().gradient(gathered.names().get(i));
      for (int j = 0; j < gradient.length; j++) {
        gathered.add(i, j, Math.abs((double) gradient[j]));
      }
    }
    double value = subject.tape().value(Subject.LOGITS)[classIndex];
    return gathered.attribution(
        this, example, classIndex, 1, java.util.List.of(), value, Double.NaN);
  }
}
