package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every pair of annotators: a hundred made at random, with seeds. */
class ComparisonLawsTest {
  private static final int TRIALS = 100;
  private static final long LENGTH = 20_000;
  private static final AnnotationCode[] BEATS = {
    AnnotationCode.NORMAL,
    AnnotationCode.NORMAL,
    AnnotationCode.NORMAL,
    AnnotationCode.PVC,
    AnnotationCode.PVC,
    AnnotationCode.APC,
    AnnotationCode.NODAL_ESCAPE,
    AnnotationCode.FUSION,
    AnnotationCode.UNCLASSIFIABLE
  };

  private static BeatByBeat settings(long from, BeatMapping mapping) {
    return new BeatByBeat(100, 100, 15, from, new Until.Sample(LENGTH), mapping);
  }

  /** Beats only, some at the same place. */
  private static List<Annotation> beats(Random random) {
    List<Annotation> beats = new ArrayList<>();
    for (long at = random.nextInt(60); at < LENGTH; at += random.nextInt(90)) {
      beats.add(Annotation.of(at, BEATS[random.nextInt(BEATS.length)]));
    }
    return beats;
  }

  /** Beats among flutter, fibrillation, noise and marks that say nothing. */
  private static List<Annotation> marks(Random random) {
    List<Annotation> marks = new ArrayList<>();
    for (Annotation beat : beats(random)) {
      marks.add(beat);
      long at = beat.sampleIndex();
      switch (random.nextInt(60)) {
        case 0 -> marks.add(Annotation.of(at, AnnotationCode.FLUTTER_ON));
        case 1, 2 -> marks.add(Annotation.of(at, AnnotationCode.FLUTTER_OFF));
        case 3 -> marks.add(new Annotation(at, AnnotationCode.NOISE, 48, 0, 0, ""));
        case 4, 5 -> marks.add(Annotation.of(at, AnnotationCode.NOISE));
        case 6 -> marks.add(new Annotation(at, AnnotationCode.RHYTHM, 0, 0, 0, "(AFIB"));
        case 7, 8 -> marks.add(new Annotation(at, AnnotationCode.RHYTHM, 0, 0, 0, "(N"));
        case 9 -> marks.add(Annotation.of(at, AnnotationCode.BLOCKED_P));
        default -> {}
      }
    }
    return marks;
  }

  /** Without a learning period only a beat at sample 0 can be lost: no cursor stands before it. */
  @Test
  void everyBeatIsCountedOnce() {
    for (int seed = 0; seed < TRIALS; seed++) {
      List<Annotation> reference = beats(new Random(seed));
      List<Annotation> test = beats(new Random(-seed - 1));
      reference.removeIf(beat -> beat.sampleIndex() == 0);
      test.removeIf(beat -> beat.sampleIndex() == 0);
      BeatMatrix matrix = settings(0, BeatMapping.BXB).compare(reference, test).matrix();
      assertThat(matrix.referenceBeats()).as("seed %d", seed).isEqualTo(reference.size());
      assertThat(matrix.testBeats()).as("seed %d", seed).isEqualTo(test.size());
    }
  }

  /** But where it has two beats at one place, which have no nearest. */
  @Test
  void anAnnotatorAgreesWithItself() {
    for (int seed = 0; seed < TRIALS; seed++) {
      List<Annotation> marks = marks(new Random(seed));
      Set<Long> places = new HashSet<>();
      marks.removeIf(mark -> mark.code().isBeat() && !places.add(mark.sampleIndex()));
      for (BeatMapping mapping : BeatMapping.values()) {
        BeatComparison found = settings(1000, mapping).compare(marks, marks);
        assertThat(found.disagreements()).as("seed %d", seed).isEmpty();
        assertThat(found.matrix().qrs().falseNegatives()).isZero();
        assertThat(found.intervalErrorSquares()).isZero();
      }
      for (EpisodeKind kind : EpisodeKind.values()) {
        EpisodeResult found =
            EpisodeByEpisode.standard(10, new Until.Sample(LENGTH)).compare(kind, marks, marks);
        assertThat(found.referenceOverlapSamples()).isEqualTo(found.referenceSamples());
        assertThat(found.testOverlapSamples()).isEqualTo(found.testSamples());
      }
    }
  }

  /** What the two mappings, and the tables without S, differ in is S and N alone. */
  @Test
  void theMappingsMoveBeatsBetweenSAndN() {
    for (int seed = 0; seed < TRIALS; seed++) {
      List<Annotation> reference = marks(new Random(seed));
      List<Annotation> test = marks(new Random(-seed - 1));
      BeatMatrix papers = settings(500, BeatMapping.PAPERS).compare(reference, test).matrix();
      BeatMatrix bxb = settings(500, BeatMapping.BXB).compare(reference, test).matrix();
      assertThat(papers.withoutSupraventricular()).isEqualTo(bxb.withoutSupraventricular());
      assertThat(papers.qrs()).isEqualTo(bxb.qrs());
      assertThat(papers.ventricular()).isEqualTo(bxb.ventricular());
    }
  }

  /** Reference and test in each other's place: what was missed is extra. */
  @Test
  void sensitivityAndPredictivityOfRunsChangePlaces() {
    for (int seed = 0; seed < TRIALS; seed++) {
      List<Annotation> reference = marks(new Random(seed));
      List<Annotation> test = marks(new Random(-seed - 1));
      RunByRun settings = RunByRun.like(settings(500, BeatMapping.BXB), Edition.WFDB);
      RunResult one = settings.compare(reference, test).supraventricular();
      RunResult other = settings.compare(test, reference).supraventricular();
      for (int row = 0; row <= RunMatrix.LONG; row++) {
        for (int column = 0; column <= RunMatrix.LONG; column++) {
          assertThat(other.predictivity().count(column, row))
              .as("seed %d", seed)
              .isEqualTo(one.sensitivity().count(row, column));
        }
      }
    }
  }

  @Test
  void countsOfRecordsAddUp() {
    List<BeatMatrix> matrices = new ArrayList<>();
    long[][] sums = new long[7][7];
    for (int seed = 0; seed < 20; seed++) {
      List<Annotation> reference = marks(new Random(seed));
      List<Annotation> test = marks(new Random(-seed - 1));
      BeatMatrix matrix = settings(500, BeatMapping.BXB).compare(reference, test).matrix();
      assertThat(settings(500, BeatMapping.BXB).compare(reference, test).matrix())
          .isEqualTo(matrix);
      matrices.add(matrix);
      for (int row = 0; row < 7; row++) {
        for (int column = 0; column < 7; column++) {
          sums[row][column] += matrix.toArray()[row][column];
        }
      }
    }
    BeatMatrix sum = matrices.stream().reduce(BeatMatrix.EMPTY, BeatMatrix::plus);
    assertThat(sum.toArray()).isDeepEqualTo(sums);
    assertThat(
            Across.gross(matrices, BeatMatrix::plus, matrix -> matrix.ventricular().sensitivity()))
        .isEqualTo(sum.ventricular().sensitivity());
  }
}
