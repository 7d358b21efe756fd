package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where things lie below the data folder: {@code vpses/<id>/} for each VPS, {@code programs/} for
 * the operator's programs, {@code local/} for what we install, {@code run/} for sockets.
 */
final class LocalFolders {

  /** A Unix socket's path may have 107 bytes; ours need 21 after the folder. */
  private static final int LONGEST_SOCKET_FOLDER = 80;

  private static final String GONE = ".gone-";

  private final Path data;
  private final Path sockets;

  LocalFolders(Path data) {
    this.data = data;
    var run = data.resolve("run");
    var fits = run.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_FOLDER;
    var name = "bailiwick-" + Integer.toHexString(run.toString().hashCode());
    this.sockets = fits ? run : Path.of("/tmp", name);
  }

  Path data() {
    return data;
  }

  Path installed() {
    return data.resolve("local");
  }

  Path programs() {
    return data.resolve("programs");
  }

  /** That of VPSes which a release before this one has started: one for all of them. */
  Path sharedProxySocket() {
    return sockets.resolve("proxy.sock");
  }

  VpsFolder of(VpsId vps) {
    var socket = Long.toHexString(vps.value().getLeastSignificantBits()) + ".s";
    return new VpsFolder(vps, vpses().resolve(vps.toString()), sockets.resolve(socket));
  }

  /** Throws a passing problem where a folder cannot be made, or belongs to somebody else. */
  void make() {
    try {
      var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      for (var folder : List.of(vpses(), programs(), installed(), sockets)) {
        Files.createDirectories(folder, ours);
      }
      var owner = Files.getOwner(sockets, LinkOption.NOFOLLOW_LINKS);
      var open = Files.getPosixFilePermissions(sockets, LinkOption.NOFOLLOW_LINKS).size() > 3;
      if (open || !owner.equals(Files.getOwner(vpses()))) {
        throw ProviderException.permanent(
            "The folder " + sockets + " is open to others; remove it, and try again.");
      }
    } catch (IOException cannot) {
      throw ProviderException.passing("A folder below " + data + " cannot be made.", cannot);
    }
  }

  /** Every VPS that has a folder. */
  List<VpsFolder> all() throws IOException {
    var found = new ArrayList<VpsFolder>();
    try (var entries = entries()) {
      for (var entry : entries) {
        id(entry.getFileName().toString()).map(this::of).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Under this name a destroyed VPS is no longer found, though its disk is still being removed. */
  Path goneNameOf(VpsFolder folder) {
    return vpses().resolve(GONE + folder.vps() + "-" + System.nanoTime());
  }

  /** What a killed server left half removed. */
  List<Path> gone() throws IOException {
    var found = new ArrayList<Path>();
    try (var entries = entries()) {
      for (var entry : entries) {
        if (entry.getFileName().toString().startsWith(GONE)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private DirectoryStream<Path> entries() throws IOException {
    return Files.newDirectoryStream(Files.createDirectories(vpses()));
  }

  private Path vpses() {
    return data.resolve("vpses");
  }

  private static Optional<VpsId> id(String name) {
    try {
      var id = new VpsId(UUID.fromString(name));
      return id.toString().equals(name) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
