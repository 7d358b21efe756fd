package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the very commands that servers are sent, each server's in a folder of its own. */
final class PlayedShell implements Shell {

  private final Path disks;

  /** How many more times no server can be reached. */
  int unreachable;

  PlayedShell(Path disks) {
    this.disks = disks;
  }

  Path root(long server) {
    return disks.resolve("server-" + server);
  }

  @Override
  public synchronized void run(HetznerServer server, String command, String input) {
    if (unreachable > 0) {
      unreachable--;
      throw ProviderException.passing("Connection refused.", null);
    }
    var root = root(server.id());
    var here =
        command
            .replace("'/'", "'" + root + "'")
            .replace("'/home/agent'", "'" + root.resolve("home/agent") + "'")
            .replace("/etc/bailiwick", root.resolve("etc/bailiwick").toString())
            .replace("systemctl restart", ": systemctl restart");
    try {
      if (Folders.run(List.of("sh", "-c", here), input) != 0) {
        throw ProviderException.passing("The command failed.", null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
