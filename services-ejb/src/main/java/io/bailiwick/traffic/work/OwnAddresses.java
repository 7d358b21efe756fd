package io.bailiwick.traffic.work;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The addresses of this host's interfaces. Read anew every minute, by whoever asks then: it takes
 * microseconds, and interfaces come and go with virtual machines.
 */
final class OwnAddresses implements Supplier<Set<InetAddress>> {

  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  private volatile Set<InetAddress> known = read();
  private volatile long readAt = System.nanoTime();

  @Override
  public Set<InetAddress> get() {
    if (System.nanoTime() - readAt > FRESH) {
      readAt = System.nanoTime();
      known = read();
    }
    return known;
  }

  private static Set<InetAddress> read() {
    var addresses = new HashSet<InetAddress>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(OwnAddresses::withoutScope)
          .forEach(addresses::add);
    } catch (SocketException none) {
      // A host that cannot list its interfaces has loopback, which is judged by itself.
      return Set.of();
    }
    return Set.copyOf(addresses);
  }

  private static InetAddress withoutScope(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (java.net.UnknownHostException impossible) {
      return address;
    }
  }
}
