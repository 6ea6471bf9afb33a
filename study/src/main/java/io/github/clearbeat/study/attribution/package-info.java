/**
 * How far explanations of beats can be trusted: methods and controls, measured beat by beat, kept
 * on disk and made into tables.
 *
 * <p>Start with {@link io.github.clearbeat.study.attribution.AttributionTrial}; its {@link
 * io.github.clearbeat.study.attribution.AttributionFindings} go into a file, a table and a page.
 */
package io.github.clearbeat.study.attribution;
