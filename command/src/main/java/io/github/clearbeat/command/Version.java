package io.github.clearbeat.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version that the build wrote down, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "clearbeat " + ofBuild(),
      "Java " + Runtime.version() + " (" + System.getProperty("os.arch") + ")"
    };
  }

  /** The version of this build, such as 0.1.0. */
  static String ofBuild() throws IOException {
    Properties build = new Properties();
    try (InputStream from = Version.class.getResourceAsStream("build.properties")) {
      build.load(from);
    }
    return build.getProperty("version");
  }
}
