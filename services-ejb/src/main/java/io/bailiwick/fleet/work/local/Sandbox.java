package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.List;

/** A way to wall a VPS off: turns a command into one that runs inside. */
interface Sandbox {

  /** As machines say it in {@code details.sandbox}. */
  String name();

  /** Whether a program in it can read nothing of ours and of other VPSes. */
  default boolean isolates() {
    return true;
  }

  /** Whether nothing can leave it but by the proxy. */
  boolean enforcesEgress();

  /** The home folder of this VPS, as the program sees it. */
  String home(VpsFolder folder);

  /**
   * The command, walled off.
   *
   * @param reads what it must see besides the system's own programs, read-only; words of the
   *     command that name something in these are translated
   * @param gated whether the supervisor opens the gates and then lets it go, by the descriptors 5
   *     and 6; only with {@link #enforcesEgress}
   */
  List<String> around(VpsFolder folder, List<Path> reads, List<String> command, boolean gated);
}
