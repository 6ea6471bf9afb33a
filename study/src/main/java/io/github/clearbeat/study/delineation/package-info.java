/**
 * Training and scoring of the networks that mark waves, on leads marked by hand.
 *
 * <p>Begin with {@link io.github.clearbeat.study.delineation.DelineationScores}.
 */
package io.github.clearbeat.study.delineation;
