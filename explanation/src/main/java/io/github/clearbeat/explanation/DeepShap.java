package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Contrast;
import io.github.clearbeat.network.Tape;
import java.util.List;

/**
 * DeepSHAP (Lundberg and Lee 2017, arXiv 1705.07874): the contributions of DeepLIFT's rescale rule
 * (Shrikumar, Greenside, Kundaje 2017) to a logit, against each background beat, averaged. Complete
 * by construction: the values add up to the logit less the mean logit of the background, up to the
 * rounding of floats.
 *
 * <pre>{@code
 * Attribution shap = new DeepShap().explain(subject, example, winner);
 * Math.abs(shap.residual());     // some 1e-6
 * }</pre>
 */
public final class DeepShap implements Explainer {
  @Override
  public String name() {
    return "deep-shap";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    List<Tape> references = subject.backgroundTapes();
    Tape tape = subject.tape();
    tape.forward(example.inputs());
    float[] seed = subject.seed(classIndex);
    Contrast contrast = Contrast.of(tape);
    Gathered gathered = new Gathered(subject);
    double baseline = 0;
    for (int b = 0; b < references.size(); b++) {
      Tape reference = references.get(b);
      baseline += reference.value(Subject.LOGITS)[classIndex];
      contrast.backward(tape, reference, Subject.LOGITS, seed);
      for (int i = 0; i < gathered.names().size(); i++) {
        float[] multipliers = contrast.multiplier(gathered.names().get(i));
        gathered.add(i, multipliers, subject.background().get(b)[i], example.inputs()[i]);
      }
    }
    double value = tape.value(Subject.LOGITS)[classIndex];
    int count = references.size();
    return gathered.attribution(
        this, example, classIndex, 1.0 / count, List.of(), value, baseline / count);
  }
}
