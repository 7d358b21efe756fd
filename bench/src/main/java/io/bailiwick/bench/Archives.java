package io.bailiwick.bench;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Archives of a few of this module's classes, made when they are needed. */
final class Archives {
  private final Workshop workshop;

  Archives(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * @param below where in the archive the classes lie: empty, or with a slash at the end
   * @param manifest its main attributes
   * @param classes below this package, such as {@code beside.Echo}: by name, since what they need
   *     is not here
   */
  Path of(String name, String below, Map<String, String> manifest, String... classes)
      throws IOException {
    var file = workshop.folder().resolve(name);
    var attributes = new Manifest();
    attributes.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach((key, value) -> attributes.getMainAttributes().putValue(key, value));
    try (var out = new JarOutputStream(Files.newOutputStream(file), attributes)) {
      for (var each : classes) {
        var path = "io/bailiwick/bench/" + each.replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(below + path));
        out.write(Files.readAllBytes(workshop.classes().resolve(path)));
      }
    }
    return file;
  }

  /** The server's folder again, whose application has this library more. */
  Path homeWith(Path library) throws IOException {
    var home = Files.createDirectory(workshop.folder().resolve("home"));
    for (var name : new String[] {"lib", "tools", "sample-agent.jar"}) {
      Files.createSymbolicLink(home.resolve(name), workshop.home().resolve(name));
    }
    for (var name :
        new String[] {"bin", "bin/bailiwick", "bailiwick-server.jar", "bailiwick.ear"}) {
      Files.copy(workshop.home().resolve(name), home.resolve(name));
    }
    home.resolve("bin/bailiwick").toFile().setExecutable(true);
    try (var ear = FileSystems.newFileSystem(home.resolve("bailiwick.ear"))) {
      Files.copy(library, ear.getPath("lib", library.getFileName().toString()));
    }
    return home;
  }
}
