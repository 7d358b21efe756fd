package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Copies of our scripts and of the built-in program in the data folder. Each is named for its
 * content and never changed: a supervisor that outlived an older server goes on reading its own
 * script, and a program its own jar.
 */
final class InstalledFiles {

  private final Path folder;

  InstalledFiles(Path folder) {
    this.folder = folder;
  }

  /** The script of this name, from our own archive. */
  Path script(String name) throws IOException {
    try (var in = InstalledFiles.class.getResourceAsStream(name)) {
      return keep(name, in.readAllBytes());
    }
  }

  /** Permanent where the file is missing: only an operator can bring it. */
  Path copyOf(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw ProviderException.permanent(
          "The built-in program is missing: there is no "
              + file
              + ". Build it, or correct the"
              + " configuration.");
    }
    return keep(file.getFileName().toString(), Files.readAllBytes(file));
  }

  private Path keep(String name, byte[] content) throws IOException {
    var kept = folder.resolve(digest(content) + "-" + name);
    if (!Files.exists(kept)) {
      var beside = Files.createTempFile(folder, "new", null);
      Files.write(beside, content);
      // Readable for the users that VPSes run as, who see it only through their sandbox.
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE);
    }
    return kept;
  }

  private static String digest(byte[] content) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(sha256, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
