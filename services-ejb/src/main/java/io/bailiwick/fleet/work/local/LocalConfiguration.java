package io.bailiwick.fleet.work.local;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the local provider needs to know.
 *
 * @param data the server's data folder; VPSes lie in {@code vpses/}, an operator's programs in
 *     {@code programs/}
 * @param sampleAgentJar the built-in program
 * @param forwardProxy where the forward proxy listens on this machine; asked at each use
 * @param stopGrace how long a program may take to end when it is asked to, before it is killed
 * @param startPatience how long create and start wait for the gateway before they answer {@code
 *     STARTING}
 * @param storageAge how old a reading of a disk may be before it is measured again
 */
public record LocalConfiguration(
    Path data,
    Path sampleAgentJar,
    Supplier<InetSocketAddress> forwardProxy,
    Duration stopGrace,
    Duration startPatience,
    Duration storageAge) {

  public LocalConfiguration {
    data = data.toAbsolutePath().normalize();
    sampleAgentJar = sampleAgentJar.toAbsolutePath().normalize();
  }

  /** With 3 seconds of grace, 10 of patience, and disks measured at most every 15. */
  public static LocalConfiguration of(
      Path data, Path sampleAgentJar, Supplier<InetSocketAddress> forwardProxy) {
    return new LocalConfiguration(
        data,
        sampleAgentJar,
        forwardProxy,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15));
  }
}
