package io.github.clearbeat.recording;

import java.util.Optional;

/**
 * How MIT-BIH beat codes fall into AAMI groups. Every table names its mapping, since two are in use
 * that differ in the escape beats.
 */
public enum BeatMapping {
  /** As nearly all papers: the escape beats e, j and n count as N (de Chazal et al. 2004). */
  PAPERS(BeatGroup.N),
  /** As WFDB's {@code bxb}: the escape beats e, j and n count as S. */
  BXB(BeatGroup.S);

  private final BeatGroup escape;

  BeatMapping(BeatGroup escape) {
    this.escape = escape;
  }

  /** The group of a code, or empty if the code marks no beat. */
  public Optional<BeatGroup> groupOf(AnnotationCode code) {
    return Optional.ofNullable(
        switch (code) {
          case NORMAL, LBBB, RBBB, BBB -> BeatGroup.N;
          case ATRIAL_ESCAPE, NODAL_ESCAPE, SUPRAVENTRICULAR_ESCAPE -> escape;
          case APC, ABERRATED_APC, NODAL_PREMATURE, SUPRAVENTRICULAR -> BeatGroup.S;
          case PVC, VENTRICULAR_ESCAPE, R_ON_T -> BeatGroup.V;
          case FUSION -> BeatGroup.F;
          case PACED, PACED_FUSION, UNCLASSIFIABLE, LEARNING -> BeatGroup.Q;
          default -> null;
        });
  }
}
