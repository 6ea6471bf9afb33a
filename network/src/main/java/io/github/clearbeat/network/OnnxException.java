package io.github.clearbeat.network;

import java.io.IOException;

/**
 * Bytes that are no ONNX file this program reads. The message is one sentence that begins with the
 * place.
 */
public final class OnnxException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 600;

  private final String place;
  private final String what;

  OnnxException(String place, String what) {
    super(shortened(place) + ": " + shortened(what));
    this.place = shortened(place);
    this.what = shortened(what);
  }

  /** A damaged file may hold names of any length. */
  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  /** The file, with the byte or node where there is one. */
  public String place() {
    return place;
  }

  /** What was found and what was expected. */
  public String what() {
    return what;
  }
}
