package io.bailiwick.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked once for
 * each version from the archive that the build put on the class path.
 *
 * <p>PostgreSQL refuses to run as root. For root they run in a user namespace in which root is
 * nobody in particular, while the files stay root's.
 */
final class PostgresPrograms {
  private static final Map<String, String> ARCHIVES =
      Map.of("amd64", "/postgres-linux-x86_64.txz", "aarch64", "/postgres-linux-arm_64.txz");
  private static final int EXECUTABLE_BITS = 0111;

  private final Path home;
  private final List<String> prefix;

  private PostgresPrograms(Path home, List<String> prefix) {
    this.home = home;
    this.prefix = prefix;
  }

  /** Unpacks the programs below the folder unless they are there already. */
  static PostgresPrograms in(Path folder) {
    var home = folder.resolve("postgres-" + Release.postgresVersion());
    try {
      if (!Files.isDirectory(home)) {
        var beside = folder.resolve("postgres.unpacking");
        Folders.delete(beside);
        unpack(beside);
        Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return new PostgresPrograms(home, prefix());
    } catch (IOException fault) {
      throw new StartRefused(
          "PostgreSQL cannot be unpacked into " + folder + " (" + fault.getMessage() + ").", fault);
    }
  }

  Command.Outcome run(Duration patience, String program, List<String> arguments) {
    return run(patience, program, arguments, "");
  }

  /** The same, with this to read. */
  Command.Outcome run(Duration patience, String program, List<String> arguments, String input) {
    var words = new ArrayList<>(prefix);
    words.add(home.resolve("bin").resolve(program).toString());
    words.addAll(arguments);
    return new Command(words).run(patience, input);
  }

  private static List<String> prefix() {
    if (!runningAsRoot()) {
      return List.of();
    }
    var namespace = List.of("unshare", "-U");
    var trial = new ArrayList<>(namespace);
    trial.add("true");
    if (new Command(trial).run(Duration.ofSeconds(5)).succeeded()) {
      return namespace;
    }
    throw new StartRefused(
        "PostgreSQL does not run as root, and this machine allows no user namespaces. Start"
            + " Bailiwick as another user, or set BAILIWICK_DATABASE_URL.");
  }

  private static boolean runningAsRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return false;
    }
  }

  private static void unpack(Path target) throws IOException {
    try (var archive = archive();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static InputStream archive() {
    var machine = System.getProperty("os.arch");
    var name = ARCHIVES.get(machine);
    var archive = name == null ? null : PostgresPrograms.class.getResourceAsStream(name);
    if (archive == null) {
      throw new StartRefused(
          "No PostgreSQL is packed for a machine of the kind "
              + machine
              + ". Set BAILIWICK_DATABASE_URL to an existing PostgreSQL 15 or newer.");
    }
    return archive;
  }
}
