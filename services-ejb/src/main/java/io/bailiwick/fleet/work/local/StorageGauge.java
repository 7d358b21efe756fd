package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What VPSes hold on their disks, in bytes on the host's disk: hard links once, links not followed.
 * Kept for a while, since measuring walks the whole disk.
 */
final class StorageGauge {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duration age;
  private final Map<VpsId, Reading> readings = new ConcurrentHashMap<>();

  private record Reading(long bytes, long takenNanos) {}

  StorageGauge(Duration age) {
    this.age = age;
  }

  /** Empty when it could not be measured now. */
  OptionalLong read(VpsFolder folder) {
    var last = readings.get(folder.vps());
    if (last != null && System.nanoTime() - last.takenNanos() < age.toNanos()) {
      return OptionalLong.of(last.bytes());
    }
    try {
      var bytes = measure(folder);
      readings.put(folder.vps(), new Reading(bytes, System.nanoTime()));
      return OptionalLong.of(bytes);
    } catch (ProviderException | NumberFormatException failed) {
      return OptionalLong.empty();
    }
  }

  void forget(VpsId vps) {
    readings.remove(vps);
  }

  /** Files that vanish on the way make du complain, but its sum stands. */
  private static long measure(VpsFolder folder) {
    var sum = Command.of("du", "-skx", folder.home().toString()).run(PATIENCE).output();
    return Long.parseLong(sum.split("\\s", 2)[0]) * 1_024;
  }
}
