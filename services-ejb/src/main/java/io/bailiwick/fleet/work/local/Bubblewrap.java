package io.bailiwick.fleet.work.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The strongest sandbox: an empty root with the system's programs read-only, the VPS's home, and
 * nothing else of the host; own processes, host name and, where the gates can be had, own network.
 */
final class Bubblewrap implements Sandbox {

  private static final String HOME = "/home/agent";

  /** What programs need of {@code /etc}; none of it is secret. */
  private static final List<String> ETC =
      List.of(
          "alternatives",
          "ca-certificates",
          "crypto-policies",
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "localtime",
          "pki",
          "ssl");

  private final Tools tools;
  private final Path hosts;
  private final boolean ownNetwork;
  private final boolean sizes;

  /**
   * @param sizes whether this bubblewrap can bound a file system in memory
   */
  Bubblewrap(Tools tools, Path hosts, boolean ownNetwork, boolean sizes) {
    this.sizes = sizes;
    this.tools = tools;
    this.hosts = hosts;
    this.ownNetwork = ownNetwork;
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public boolean enforcesEgress() {
    return ownNetwork;
  }

  @Override
  public String home(VpsFolder folder) {
    return HOME;
  }

  @Override
  public List<String> around(
      VpsFolder folder, List<Path> reads, List<String> command, boolean gated) {
    var words = new ArrayList<>(List.of("bwrap", "--die-with-parent", "--new-session"));
    add(words, "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
    if (ownNetwork) {
      add(words, "--unshare-net");
    }
    if (gated) {
      add(words, "--info-fd", "5", "--block-fd", "6");
    }
    system(words);
    // Before the rest, since what the program reads may lie below /tmp.
    add(words, "--proc", "/proc");
    inMemory(words, folder, "/tmp");
    devices(words, folder);
    add(words, "--ro-bind", folder.users().toString(), "/etc/passwd");
    parents(words, Path.of(HOME));
    add(words, "--bind", folder.home().toString(), HOME);
    for (var path : reads) {
      parents(words, path);
      add(words, "--ro-bind", path.toString(), path.toString());
    }
    add(words, "--clearenv", "--setenv", "PATH", Command.PATH);
    add(words, "--hostname", "vps");
    if (tools.root()) {
      add(words, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP");
    }
    words.add("--");
    words.addAll(tools.root() ? DropPrivileges.to(folder.user(), command) : command);
    return words;
  }

  /** Made by themselves, these would be as closed to others as they are on the host. */
  private static void parents(List<String> words, Path path) {
    for (var i = 1; i < path.getNameCount() && !path.startsWith("/usr"); i++) {
      add(words, "--perms", "0755", "--dir", "/" + path.subpath(0, i));
    }
  }

  private void system(List<String> words) {
    add(words, "--ro-bind", "/usr", "/usr");
    for (var name : List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32")) {
      var path = Path.of("/", name);
      if (Files.isSymbolicLink(path)) {
        add(words, "--symlink", "usr/" + name, path.toString());
      } else if (Files.isDirectory(path)) {
        add(words, "--ro-bind", path.toString(), path.toString());
      }
    }
    parents(words, Path.of("/etc/hosts"));
    for (var name : ETC) {
      add(words, "--ro-bind-try", "/etc/" + name, "/etc/" + name);
    }
    // Debian keeps the configuration of a JDK below /etc.
    var jdk = "/etc/java-" + Runtime.version().feature() + "-openjdk";
    add(words, "--ro-bind-try", jdk, jdk, "--ro-bind", hosts.toString(), "/etc/hosts");
  }

  /**
   * As root {@code --dev} does. For others it would need a second user namespace, from which the
   * network of the first cannot be entered, and the gates would stay shut.
   */
  private void devices(List<String> words, VpsFolder folder) {
    if (tools.root()) {
      add(words, "--dev", "/dev");
      inMemory(words, folder, "/dev/shm");
      return;
    }
    add(words, "--unshare-user", "--tmpfs", "/dev");
    for (var device :
        List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")) {
      add(words, "--dev-bind", device, device);
    }
    add(words, "--symlink", "/proc/self/fd", "/dev/fd");
    inMemory(words, folder, "/dev/shm");
    add(words, "--remount-ro", "/dev");
  }

  private void inMemory(List<String> words, VpsFolder folder, String path) {
    add(words, "--perms", "1777");
    if (sizes) {
      add(words, "--size", Long.toString(folder.memoryInFilesMb() << 20));
    }
    add(words, "--tmpfs", path);
  }

  private static void add(List<String> words, String... more) {
    words.addAll(List.of(more));
  }
}
