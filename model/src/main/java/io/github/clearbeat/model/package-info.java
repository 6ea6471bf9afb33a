/**
 * The artefact: what prepares a beat, the network, its weights, classes, background beats and
 * provenance, in one ONNX file.
 *
 * <p>Start with {@link io.github.clearbeat.model.ArrhythmiNet} for the networks.
 */
package io.github.clearbeat.model;
