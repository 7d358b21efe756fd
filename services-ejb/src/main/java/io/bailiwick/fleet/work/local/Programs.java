package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The programs that an image may name: the built-in {@code sample-agent}, and every executable file
 * that the operator puts into {@code programs/} of the data folder.
 */
final class Programs {

  static final String SAMPLE_AGENT = "sample-agent";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private final Path folder;
  private final Path sampleAgentJar;
  private final InstalledFiles installed;

  Programs(Path folder, Path sampleAgentJar, InstalledFiles installed) {
    this.folder = folder;
    this.sampleAgentJar = sampleAgentJar;
    this.installed = installed;
  }

  /** Permanent where there is no such program. */
  Program named(String image) throws IOException {
    if (image.equals(SAMPLE_AGENT)) {
      return sampleAgent(installed.copyOf(sampleAgentJar));
    }
    var file = folder.resolve(image);
    if (NAME.matcher(image).matches() && Files.isExecutable(file) && Files.isRegularFile(file)) {
      var real = file.toRealPath();
      return new Program(List.of(real), List.of(real.toString()));
    }
    throw ProviderException.permanent(
        "There is no program for the image "
            + image
            + ". Choose another configuration, or ask the operator to put an executable of that name"
            + " into the folder 'programs' of the data folder.");
  }

  /** A small heap, one compiler and one collector: about 45 MB instead of 150. */
  private static Program sampleAgent(Path jar) {
    var java = Path.of(System.getProperty("java.home"));
    return new Program(
        List.of(java, jar),
        List.of(
            java.resolve("bin/java").toString(),
            "-Xmx32m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:MaxDirectMemorySize=1t",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-jar",
            jar.toString()));
  }
}
