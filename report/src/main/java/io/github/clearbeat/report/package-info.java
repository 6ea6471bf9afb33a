/**
 * Values to HTML, SVG and PNG. Computes nothing and opens no file: it draws what it is given.
 *
 * <p>Start with {@link io.github.clearbeat.report.Report} for the page, {@link
 * io.github.clearbeat.report.Figure} for a picture and {@link io.github.clearbeat.report.ModelCard}
 * for the card of a model.
 *
 * <p>Every picture is drawn once, in millimetres, on a {@code Canvas}; one canvas writes SVG, the
 * other paints PNG. In SVG, words stay words, in whatever sans-serif face the reader has: they can
 * be searched, copied and read aloud, and cost few bytes. In PNG they are filled outlines of DejaVu
 * Sans that travel with the program, so that no font need be installed. Boxes are measured with the
 * outlines, which are wider than most faces.
 */
package io.github.clearbeat.report;
