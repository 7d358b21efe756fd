package io.bailiwick.fleet.work.local;

import io.bailiwick.sample.SampleAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The sample agent's jar: as it was built, or made of its classes where they are not packed yet.
 */
final class SampleAgentJar {

  private SampleAgentJar() {}

  static Path find(Path folder) throws IOException {
    var built = location();
    if (Files.isRegularFile(built)) {
      return built;
    }
    var jar = folder.resolve("sample-agent.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SampleAgent.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var files = Files.walk(built)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(built.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static Path location() {
    try {
      return Path.of(SampleAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
