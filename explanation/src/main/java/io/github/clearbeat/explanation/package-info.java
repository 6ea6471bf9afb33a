/**
 * Why this class: Grad-CAM, the Shapley family, and the tests of an explanation.
 *
 * <p>Start with {@link io.github.clearbeat.explanation.Subject} (the network that is asked), {@link
 * io.github.clearbeat.explanation.Example} (the beat that it is asked about) and {@link
 * io.github.clearbeat.explanation.Explainer} (how); the answer is an {@link
 * io.github.clearbeat.explanation.Attribution}. Whether it can be believed say {@link
 * io.github.clearbeat.explanation.Faithfulness}, {@link io.github.clearbeat.explanation.Sanity},
 * {@link io.github.clearbeat.explanation.Stability} and {@link
 * io.github.clearbeat.explanation.Location}; {@link
 * io.github.clearbeat.explanation.GlobalAttribution} sums over many beats.
 *
 * <p>Everything works on prepared inputs and gives values: no file, no figure, no clock, no
 * randomness without a seed. Logits are those before the softmax.
 */
package io.github.clearbeat.explanation;
