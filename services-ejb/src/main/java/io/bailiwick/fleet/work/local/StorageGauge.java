package io.bailiwick.fleet.work.local;

import io.bailiwick.kernel.VpsId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What VPSes hold on their disks. Kept for a while, since measuring walks the whole disk; a walk
 * that takes too long, as over millions of small files, is cut off, and tells what it saw by then.
 */
final class StorageGauge {

  /** Half of what the monitor waits for a batch. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration age;
  private final Duration patience;
  private final Function<Path, List<String>> walk;
  private final Map<VpsId, Reading> readings = new ConcurrentHashMap<>();

  private record Reading(DiskUse use, long takenNanos) {}

  StorageGauge(Duration age) {
    this(age, PATIENCE, StorageGauge::find);
  }

  StorageGauge(Duration age, Duration patience, Function<Path, List<String>> walk) {
    this.age = age;
    this.patience = patience;
    this.walk = walk;
  }

  /** Empty when it could not be measured now. */
  Optional<DiskUse> read(VpsFolder folder) {
    var last = readings.get(folder.vps());
    if (last != null && System.nanoTime() - last.takenNanos() < age.toNanos()) {
      return Optional.of(last.use());
    }
    try {
      var use = measure(folder.home());
      readings.put(folder.vps(), new Reading(use, System.nanoTime()));
      return Optional.of(use);
    } catch (IOException | NumberFormatException failed) {
      return Optional.empty();
    }
  }

  void forget(VpsId vps) {
    readings.remove(vps);
  }

  /** Files that vanish on the way make it complain, but its sum stands. */
  private static List<String> find(Path home) {
    return List.of("find", home.toString(), "-xdev", "-printf", "%y %n %i %b\\n");
  }

  private DiskUse measure(Path home) throws IOException {
    var builder = new ProcessBuilder(walk.apply(home)).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", Command.PATH, "LC_ALL", "C"));
    var process = builder.start();
    var cut = new AtomicBoolean();
    var alarm =
        CompletableFuture.runAsync(
            () -> {
              cut.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      var seen = DiskUse.sum(lines);
      return new DiskUse(seen.bytes(), seen.atLeast() || cut.get());
    } finally {
      alarm.cancel(false);
      process.destroyForcibly();
    }
  }
}
