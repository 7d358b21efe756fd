package io.bailiwick.front;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What one connection and the whole port may take.
 *
 * @param connections open at a time; more are reset at once
 * @param head from the first byte of a request, or from connecting, to the end of its head
 * @param rest between two requests of a connection
 * @param silence how long an open call may carry nothing either way
 * @param goodbye how long a client may still send after its last answer
 * @param maxLine bytes of a request's first line
 * @param maxHead bytes of all its headers together
 */
record FrontLimits(
    int connections,
    Duration head,
    Duration rest,
    Duration silence,
    Duration goodbye,
    int maxLine,
    int maxHead) {

  /** Fewer than loopback has ports for one address, since each may have one behind it. */
  private static final int MOST = 20_000;

  private static final int FILES_FOR_THE_REST = 1_000;

  static FrontLimits standard() {
    return new FrontLimits(
        most(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(75),
        Duration.ofMinutes(15),
        Duration.ofSeconds(3),
        8 * 1024,
        16 * 1024);
  }

  /** A connection and the one behind it are three open files: the web server's end is here too. */
  private static int most() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      var files = system.getMaxFileDescriptorCount() - FILES_FOR_THE_REST;
      return (int) Math.max(100, Math.min(MOST, files / 3));
    }
    return MOST;
  }
}
