package io.github.clearbeat.study;

import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.OptionalInt;

/** What a network's five outputs stand for. */
public enum BeatLabels {
  /** The single codes N, L, R, A and V of mitdb; all other beats are left out. */
  CODES(List.of("N", "L", "R", "A", "V")),
  /** The AAMI groups N, S, V, F and Q under {@link BeatMapping#PAPERS}. */
  GROUPS(List.of("N", "S", "V", "F", "Q"));

  private final List<String> classes;

  BeatLabels(List<String> classes) {
    this.classes = classes;
  }

  /** The class names, by label. */
  public List<String> classes() {
    return classes;
  }

  /** The label of an annotation, or empty if it has none. */
  public OptionalInt label(AnnotationCode code) {
    String name =
        this == CODES
            ? code.mnemonic()
            : BeatMapping.PAPERS.groupOf(code).map(BeatGroup::name).orElse("");
    int index = code.isBeat() ? classes.indexOf(name) : -1;
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The labels of a protocol. */
  public static BeatLabels of(Protocol protocol) {
    return protocol == Protocol.PAPER || protocol == Protocol.SPLIT_FIRST ? CODES : GROUPS;
  }
}
