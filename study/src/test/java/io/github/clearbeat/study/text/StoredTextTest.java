package io.github.clearbeat.study.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTextTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAndAFailureLeavesNothing() throws IOException {
    Path file = folder.resolve("new/a.tsv.gz");
    StoredText.writeCompressed(file, to -> to.write("é\nb\n"));
    assertThat(StoredText.readCompressed(file, "words")).containsExactly("é", "b");
    assertThatThrownBy(
            () ->
                StoredText.writeCompressed(
                    file,
                    to -> {
                      to.write("half");
                      throw new IOException("full");
                    }))
        .hasMessage("full");
    assertThat(StoredText.readCompressed(file, "words")).containsExactly("é", "b");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatIsNoSuchFileIsRefusedByName() throws IOException {
    Path file = folder.resolve("a.tsv.gz");
    StoredText.writeCompressed(file, to -> to.write("line\n".repeat(5_000)));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StoredText.readCompressed(file, "words"))
          .as("%d bytes", length)
          .isInstanceOf(MalformedInputException.class)
          .hasMessage("a.tsv.gz: the file is cut short or holds no words");
    }
    Files.write(file, new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> StoredText.read(file, "words"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("a.tsv.gz: this is no text, expected words");
    String sentence = folder + ": this is a folder, expected a file of words";
    assertThatThrownBy(() -> StoredText.read(folder, "words"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> StoredText.readCompressed(folder, "words"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(sentence);
  }
}
