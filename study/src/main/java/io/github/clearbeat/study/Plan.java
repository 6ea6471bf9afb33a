package io.github.clearbeat.study;

/**
 * How a network is trained: everything besides network, examples and seed.
 *
 * @param epochs the most passes; exactly that many when {@code patience} is 0
 * @param batch examples a step
 * @param learningRate Adam's step at the start
 * @param weightDecay decoupled, as AdamW; 0 for Adam
 * @param schedule how the step shrinks
 * @param patience epochs without a better validation macro F1 after which training stops and the
 *     best epoch is kept; 0 for no early stop: the last epoch is kept
 * @param sampling how an epoch's examples are drawn
 * @param drawsPerEpoch examples an epoch under {@link Sampling#BALANCED}; 0 for as many as there
 *     are
 * @param labelSmoothing share of the target spread over all classes
 * @param averagedEpochs weights are averaged over the ends of that many last epochs, batch norm
 *     statistics recomputed; 0 or 1 for none (needs {@code patience} 0)
 * @param augmentation how windows are varied
 * @param clip the greatest Euclidean norm of a step's gradient, longer ones are shortened; 0 for
 *     none
 * @param threads LibTorch's, part of what makes a result repeatable
 */
public record Plan(
    int epochs,
    int batch,
    double learningRate,
    double weightDecay,
    Schedule schedule,
    int patience,
    Sampling sampling,
    int drawsPerEpoch,
    double labelSmoothing,
    int averagedEpochs,
    Augmentation augmentation,
    double clip,
    int threads) {

  /** A plan that shortens no gradient. */
  public Plan(
      int epochs,
      int batch,
      double learningRate,
      double weightDecay,
      Schedule schedule,
      int patience,
      Sampling sampling,
      int drawsPerEpoch,
      double labelSmoothing,
      int averagedEpochs,
      Augmentation augmentation,
      int threads) {
    this(
        epochs,
        batch,
        learningRate,
        weightDecay,
        schedule,
        patience,
        sampling,
        drawsPerEpoch,
        labelSmoothing,
        averagedEpochs,
        augmentation,
        0,
        threads);
  }

  /** How the step size shrinks. */
  public enum Schedule {
    /** Constant. */
    CONSTANT,
    /** Halved after 3 epochs without a better validation macro F1 (training loss without one). */
    PLATEAU,
    /** Half a cosine down to 0 at the last step. */
    COSINE,
    /** Up from 0 over the first twentieth of the steps, then {@link #COSINE}. */
    WARM_COSINE
  }

  /** How an epoch's examples are drawn. */
  public enum Sampling {
    /** Each once, shuffled. */
    NATURAL,
    /** Classes equally often, with replacement inside a class. */
    BALANCED,
    /** Classes by the square root of their frequency, with replacement inside a class. */
    SQUARE_ROOT
  }

  /**
   * How windows are varied while training; all zeros for not at all. Applied to the first input,
   * all channels alike, and never to validation or test.
   *
   * @param scale amplitudes are multiplied by exp(u), u uniform within ±scale
   * @param shiftSamples windows are shifted by up to so many samples either way, edge repeated
   * @param noise standard deviation of white noise added, in units of the window's deviation
   * @param wander amplitude of a slow sine added, likewise
   * @param invert share of windows turned upside down
   * @param stretch time runs exp(u) times as fast, u uniform within ±stretch, about a middle drawn
   *     at random; zeros where the window does not reach
   * @param crop share of windows of which only a random stretch, at least a third, is kept, the
   *     rest zero
   */
  public record Augmentation(
      double scale,
      int shiftSamples,
      double noise,
      double wander,
      double invert,
      double stretch,
      double crop) {
    /** No variation. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0);

    /** Variation that leaves time as it runs. */
    public Augmentation(
        double scale, int shiftSamples, double noise, double wander, double invert) {
      this(scale, shiftSamples, noise, wander, invert, 0, 0);
    }
  }

  /** The plan of the first paper's networks where nothing else is said (our choice). */
  public static Plan standard() {
    return new Plan(
        20, 128, 1e-3, 0, Schedule.COSINE, 0, Sampling.NATURAL, 0, 0, 0, Augmentation.NONE, 1);
  }

  /** The same with another number of epochs. */
  public Plan withEpochs(int number) {
    return new Plan(
        number,
        batch,
        learningRate,
        weightDecay,
        schedule,
        patience,
        sampling,
        drawsPerEpoch,
        labelSmoothing,
        averagedEpochs,
        augmentation,
        clip,
        threads);
  }

  /** The same on another number of threads. */
  Plan withThreads(int number) {
    return new Plan(
        epochs,
        batch,
        learningRate,
        weightDecay,
        schedule,
        patience,
        sampling,
        drawsPerEpoch,
        labelSmoothing,
        averagedEpochs,
        augmentation,
        clip,
        number);
  }
}
