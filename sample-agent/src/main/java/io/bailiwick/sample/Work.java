package io.bailiwick.sample;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Uses things up on request, so that meters and caps have something to see: {@code cpu_ms} of cpu
 * time, {@code memory_mb} held until the next such call, {@code disk_bytes} in one file.
 */
final class Work {

  private static final int MEGABYTE = 1_048_576;

  private final Home home;
  private final AtomicReference<ByteBuffer[]> held = new AtomicReference<>(new ByteBuffer[0]);

  Work(Home home) {
    this.home = home;
  }

  Map<String, Object> todo(Map<String, Object> wanted) throws IOException {
    if (wanted.containsKey("memory_mb")) {
      hold(Math.toIntExact(number(wanted, "memory_mb")));
    }
    if (wanted.containsKey("disk_bytes")) {
      write(number(wanted, "disk_bytes"));
    }
    var burnt = burn(number(wanted, "cpu_ms"));
    return Map.of("cpu_ms", burnt, "memory_mb", held.get().length);
  }

  private static long number(Map<String, Object> wanted, String name) {
    if (wanted.getOrDefault(name, 0L) instanceof Long number && number >= 0) {
      return number;
    }
    throw new IllegalArgumentException(name + " must be a whole number of at least 0.");
  }

  /** Outside the heap, so that the heap may stay small; allocation writes to every page. */
  private void hold(int megabytes) {
    held.set(new ByteBuffer[0]);
    System.gc();
    var blocks = new ByteBuffer[megabytes];
    for (var i = 0; i < megabytes; i++) {
      blocks[i] = ByteBuffer.allocateDirect(MEGABYTE);
    }
    held.set(blocks);
  }

  private void write(long bytes) throws IOException {
    var block = new byte[65_536];
    try (var out = Files.newOutputStream(home.folder().resolve("work.bin"))) {
      for (var left = bytes; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
  }

  private static long burn(long millis) {
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    var spent = 0L;
    while (spent < millis) {
      spent = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    }
    return spent;
  }
}
