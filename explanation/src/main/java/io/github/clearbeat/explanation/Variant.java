package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Stretch;
import io.github.clearbeat.beat.WaveLimits.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method with its values taken together before anyone looks at them: over a short time, or over
 * the stretches of the beat. Sums stay, so a complete method stays complete.
 *
 * <pre>{@code
 * Variant.smoothed(new DeepShap(), Smoothing.USUAL, 360, "");   // deep-shap, as it is drawn
 * Variant.waves(new DeepShap());                                // deep-shap-waves
 * }</pre>
 */
public final class Variant implements Explainer {
  private final Explainer method;
  private final String name;
  private final Form form;

  /** What becomes of an attribution. */
  private interface Form {
    Attribution of(Attribution raw, Example example);
  }

  private Variant(Explainer method, String name, Form form) {
    this.method = method;
    this.name = name;
    this.form = form;
  }

  /**
   * With values shared out over a time.
   *
   * @param method whose values
   * @param smoothing how long
   * @param hertz samples of the window a second
   * @param suffix what is put behind the method's name; may be empty
   */
  public static Variant smoothed(
      Explainer method, Smoothing smoothing, double hertz, String suffix) {
    return new Variant(method, method.name() + suffix, (raw, e) -> smoothing.of(raw, hertz));
  }

  /**
   * With every stretch of the beat, as {@link WaveLimits} has it, given its mean: the map says
   * which wave matters and no more. Named {@code METHOD-waves}. An example without limits stays as
   * it is.
   */
  public static Variant waves(Explainer method) {
    return new Variant(method, method.name() + "-waves", Variant::overWaves);
  }

  @Override
  public String name() {
    return name;
  }

  /** The method whose values are taken together. */
  public Explainer method() {
    return method;
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    return of(method.explain(subject, example, classIndex), example);
  }

  /**
   * What becomes of an attribution of {@link #method}: several variants of one method need ask only
   * once.
   *
   * @param raw of the method
   * @param example what it is about
   */
  public Attribution of(Attribution raw, Example example) {
    Attribution taken = form.of(raw, example);
    return new Attribution(
        name,
        taken.classIndex(),
        taken.parts(),
        taken.windowFrom(),
        taken.windowTo(),
        taken.cells(),
        taken.shares(),
        taken.value(),
        taken.baseline());
  }

  private static Attribution overWaves(Attribution raw, Example example) {
    Optional<WaveLimits> limits = example.limits();
    if (limits.isEmpty()) {
      return raw;
    }
    Attribution.Part first = raw.parts().get(0);
    float[] values = first.values().clone();
    for (Wave wave : Wave.values()) {
      Stretch stretch = limits.get().stretch(wave);
      double sum = 0;
      for (int i = stretch.from(); i < stretch.to(); i++) {
        sum += values[raw.windowFrom() + i];
      }
      for (int i = stretch.from(); i < stretch.to(); i++) {
        values[raw.windowFrom() + i] = (float) (sum / stretch.length());
      }
    }
    List<Attribution.Part> parts = new ArrayList<>(raw.parts());
    parts.set(0, new Attribution.Part(first.input(), first.shape(), values));
    return new Attribution(
        raw.method(),
        raw.classIndex(),
        parts,
        raw.windowFrom(),
        raw.windowTo(),
        raw.cells(),
        raw.shares(),
        raw.value(),
        raw.baseline());
  }
}
