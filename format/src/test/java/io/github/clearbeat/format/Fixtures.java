package io.github.clearbeat.format;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files beside the tests; their README says where they come from. */
final class Fixtures {
  private Fixtures() {}

  static Path passed(String name) {
    return folder().resolve("passed").resolve(name);
  }

  static Path failed(String name) {
    return folder().resolve("failed").resolve(name);
  }

  private static Path folder() {
    try {
      return Path.of(Fixtures.class.getResource("README.md").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
