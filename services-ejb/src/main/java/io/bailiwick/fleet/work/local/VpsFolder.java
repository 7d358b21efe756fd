package io.bailiwick.fleet.work.local;

import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of one VPS: all that is known of it. The program sees only {@code home/}.
 *
 * @param gatewaySocket where its gateway listens when the sandbox has a network of its own
 */
record VpsFolder(VpsId vps, Path path, Path gatewaySocket) {

  private static final long LEAST_IN_MEMORY_MB = 16;

  boolean exists() {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Where the server listens for what it calls out, then. */
  Path proxySocket() {
    return gatewaySocket.resolveSibling(gatewaySocket.getFileName() + ".p");
  }

  /** The disk. */
  Path home() {
    return path.resolve("home");
  }

  /** Whoever holds it is the supervisor. */
  Path lock() {
    return path.resolve("lock");
  }

  Path supervisorLog() {
    return path.resolve("supervisor.log");
  }

  Path users() {
    return path.resolve("passwd");
  }

  /** The cgroups that the last start used, one folder a line. */
  Path cgroups() {
    return path.resolve("cgroups");
  }

  /**
   * A user of its own for every VPS: 24 of the id's random bits above a number that no distribution
   * hands out.
   */
  int user() {
    return 0x3000_0000 | (int) (vps.value().getLeastSignificantBits() & 0xff_ffff);
  }

  /** Safe to repeat after a crash at any point. */
  void make(Tools tools) throws IOException {
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(path, ours);
    if (!Files.isDirectory(home(), LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(home(), ours);
    }
    if (tools.root()) {
      Files.setAttribute(home(), "unix:uid", user(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(home(), "unix:gid", user(), LinkOption.NOFOLLOW_LINKS);
    }
    if (!Files.exists(lock())) {
      Files.createFile(lock());
    }
    // Programs look up who they are; they see this as /etc/passwd.
    Files.writeString(users(), "agent:x:" + user() + ":" + user() + "::/home/agent:/bin/sh\n");
    Files.setPosixFilePermissions(users(), PosixFilePermissions.fromString("rw-r--r--"));
  }

  /** What the machine was made of, for people who look into the folder. */
  void note(Map<String, String> specification) throws IOException {
    Facts.write(path.resolve("machine"), specification);
  }

  /**
   * How large its file systems in memory may be, each: as its memory. A control group counts what
   * lies there; where there is none, the kernel would allow half of the host's memory.
   */
  long memoryInFilesMb() {
    try {
      return Math.max(LEAST_IN_MEMORY_MB, Facts.read(path.resolve("machine")).number("memory_mb"));
    } catch (IOException unreadable) {
      return LEAST_IN_MEMORY_MB;
    }
  }

  Supervision supervision() throws IOException {
    return new Supervision(Facts.read(path.resolve("state")));
  }

  Facts usage() throws IOException {
    return Facts.read(path.resolve("usage"));
  }
}
