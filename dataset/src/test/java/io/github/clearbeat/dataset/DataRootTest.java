package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataRootTest {
  private static final Path HOME = Path.of("home");

  @Test
  void theOwnVariableComesFirst() {
    Map<String, String> both = Map.of("CLEARBEAT_DATA", "own", "XDG_DATA_HOME", "shared");
    assertThat(DataRoot.folder(both, HOME)).isEqualTo(Path.of("own"));
  }

  @Test
  void thenTheSharedFolderThenHome() {
    assertThat(DataRoot.folder(Map.of("XDG_DATA_HOME", "shared"), HOME))
        .isEqualTo(Path.of("shared/clearbeat/data"));
    assertThat(DataRoot.folder(Map.of("CLEARBEAT_DATA", " "), HOME))
        .isEqualTo(Path.of("home/.local/share/clearbeat/data"));
  }
}
