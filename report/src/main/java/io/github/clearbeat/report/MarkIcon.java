package io.github.clearbeat.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * The shape of a group inside a line of text; what it says stands beside it in words.
 *
 * @param mark the group's
 */
record MarkIcon(BeatMark mark) implements Content {
  @Override
  public void writeTo(TemplateOutput output) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"mark\" viewBox=\"0 0 200 200\" aria-hidden=\"true\">");
    mark.draw(new SvgCanvas(svg, 50), 2, 2, 1.6);
    output.writeContent(svg.append("</svg>").toString());
  }
}
