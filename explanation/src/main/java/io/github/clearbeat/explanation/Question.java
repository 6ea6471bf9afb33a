package io.github.clearbeat.explanation;

/**
 * Why this class: one example and the class that is to be explained.
 *
 * @param example what it is about
 * @param classIndex the class
 */
public record Question(Example example, int classIndex) {}
