package io.bailiwick.fleet.work.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;

/**
 * What a walk over a disk has found.
 *
 * @param bytes on the host's disk: hard links once, and every file at least one block, since empty
 *     ones fill it too
 * @param atLeast whether the walk did not come to its end
 */
record DiskUse(long bytes, boolean atLeast) {

  static final long BLOCK = 4_096;

  private static final int SECTOR = 512;

  /** So that a disk full of hard links does not fill our memory. */
  private static final int MOST_LINKED = 500_000;

  /**
   * Adds up lines of a file's number of links, its inode, and its size in sectors. A line that is
   * not whole is where the walk was cut off.
   */
  static DiskUse sum(BufferedReader walk) throws IOException {
    var linked = new HashSet<Long>();
    var bytes = 0L;
    for (var line = walk.readLine(); line != null; line = walk.readLine()) {
      var parts = line.split(" ", -1);
      if (parts.length != 4) {
        return new DiskUse(bytes, true);
      }
      var isLinked = !parts[0].equals("d") && !parts[1].equals("1");
      if (isLinked && linked.size() == MOST_LINKED) {
        return new DiskUse(bytes, true);
      }
      if (!isLinked || linked.add(Long.parseLong(parts[2]))) {
        bytes += Math.max(BLOCK, Long.parseLong(parts[3]) * SECTOR);
      }
    }
    return new DiskUse(bytes, false);
  }
}
