package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Shape;
import java.util.List;

/**
 * Guided Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391): guided backpropagation from the logit
 * to the samples, times the rectified Grad-CAM of the last depth. As absolute values, since the
 * sign says in which direction a sample would have to move, not for which class it speaks.
 *
 * <p>All channels share the map; inputs without its time axis, such as features, get nothing. Not
 * complete: it has no baseline.
 */
public final class GuidedGradCam implements Explainer {
  private final GradCam map = GradCam.last();

  @Override
  public String name() {
    return "guided-grad-cam";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    Attribution cam = map.explain(subject, example, classIndex);
    float[] where = cam.parts().get(0).values();
    subject.tape().backwardGuided(Subject.LOGITS, subject.seed(classIndex));
    Gathered gathered = new Gathered(subject);
    for (int i = 0; i < gathered.names().size(); i++) {
      String input = gathered.names().get(i);
      float[] guided = subject.tape().gradient(input);
      Shape shape = subject.spec().inputs().get(input);
      for (int j = 0; shape.time() == where.length && j < guided.length; j++) {
        gathered.add(i, j, Math.max(0, where[j % shape.time()]) * Math.abs((double) guided[j]));
      }
    }
    return gathered.attribution(this, example, classIndex, 1, List.of(), cam.value(), Double.NaN);
  }
}
