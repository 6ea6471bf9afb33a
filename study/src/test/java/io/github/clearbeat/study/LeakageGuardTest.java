package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakageGuardTest {
  @Test
  void aModelIsNotScoredOnWhatItHasSeenUnlessAllowed() throws IOException {
    Model model = ModelFile.shipped("arrhythminet-v1");
    List<String> unseen = List.of("mitdb/100", "mitdb/233");
    List<String> mixed = List.of("mitdb/208", "mitdb/233");
    assertThat(LeakageGuard.check(model, Protocol.DS1, unseen, false)).isEmpty();
    assertThatThrownBy(() -> LeakageGuard.check(model, Protocol.DS1, mixed, false))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("trained on 1 of the 2 test records (mitdb/208)");
    assertThat(LeakageGuard.check(model, Protocol.DS1, mixed, true)).containsExactly("mitdb/208");
    assertThat(LeakageGuard.check(model, Protocol.PAPER, mixed, false))
        .containsExactly("mitdb/208");
  }

  @Test
  void theShippedModelsHaveSeenNoRecordOfDs2() throws IOException {
    for (String id : ModelFile.shipped()) {
      Model model = ModelFile.shipped(id);
      if (model.provenance().protocol().equals("ds1")) {
        assertThat(io.github.clearbeat.dataset.MitdbSplit.DS2)
            .noneMatch(record -> model.trainedOn("mitdb/" + record));
      }
    }
  }
}
