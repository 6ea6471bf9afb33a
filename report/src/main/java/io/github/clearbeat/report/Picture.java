package io.github.clearbeat.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A figure inside a page, written where it stands and kept nowhere.
 *
 * @param figure what is drawn
 */
record Picture(Figure figure) implements Content {
  @Override
  public void writeTo(TemplateOutput output) {
    try {
      figure.writeSvg(new Written(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it shows, in a few words. */
  String title() {
    return figure.title();
  }

  /** What there is to see, for those who do not see it. */
  String description() {
    return figure.description();
  }

  private record Written(TemplateOutput output) implements Appendable {
    @Override
    public Appendable append(CharSequence words) {
      output.writeContent(words.toString());
      return this;
    }

    @Override
    public Appendable append(CharSequence words, int from, int to) {
      output.writeContent(words.subSequence(from, to).toString());
      return this;
    }

    @Override
    public Appendable append(char letter) {
      output.writeContent(String.valueOf(letter));
      return this;
    }
  }
}
