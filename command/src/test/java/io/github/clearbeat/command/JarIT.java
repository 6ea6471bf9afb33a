package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one runnable jar: small, for Java 17, without native code, of use by itself. */
class JarIT {
  private static final Path JAR = Path.of("target/clearbeat.jar");
  private static final long MOST_BYTES = 9_500_000;
  private static final int JAVA_17 = 61;

  @TempDir private Path folder;

  private static List<String> entries() throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        names.add(entries.nextElement().getName());
      }
    }
    return names;
  }

  @Test
  void hasAFewMegabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
  }

  @Test
  void holdsNoNativeCodeAndNothingThatTrains() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib)(\\..*)?"))
        .noneMatch(name -> name.startsWith("org/bytedeco") || name.contains("onnxruntime"))
        .noneMatch(name -> name.startsWith("io/github/clearbeat/training"))
        .noneMatch(name -> name.startsWith("org/junit"));
  }

  @Test
  void holdsNoClassForANewerJava() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : entries()) {
        if (name.endsWith(".class")) {
          try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
            in.readInt();
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort()).as(name).isLessThanOrEqualTo(JAVA_17);
          }
        }
      }
    }
  }

  @Test
  void runsByItselfWithoutTheVectorModule() throws Exception {
    Path record = Records.write(folder, "one", 20);
    assertThat(java("--version")).startsWith("clearbeat ");
    assertThat(java("info", record.toString(), "--json")).contains("\"clearbeat-info-1\"");
    assertThat(java("demo", "--out", folder.resolve("demo").toString())).contains("beats");
    assertThat(java("model", "show", "arrhythminet-v1")).contains("302.18 KB");
    assertThat(java("detect", record.toString(), "--out", folder.toString())).contains("20 beats");
  }

  private String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(code).isZero();
    return out;
  }
}
