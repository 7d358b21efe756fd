package io.bailiwick.traffic.http;

import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.work.GatewayRoute;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the filter found out for a WebSocket that is about to open, until its endpoint takes it
 * over: the container passes nothing from the one to the other but the address.
 */
@ApplicationScoped
public class OpenedSockets {

  private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

  /** The way and the leave to go it. */
  record Opened(GatewayRoute route, Pass pass, long at) {}

  private final Map<String, Opened> byTicket = new ConcurrentHashMap<>();

  void add(String ticket, GatewayRoute route, Pass pass) {
    var now = System.nanoTime();
    byTicket.values().removeIf(opened -> now - opened.at > PATIENCE);
    byTicket.put(ticket, new Opened(route, pass, now));
  }

  Optional<Opened> take(String ticket) {
    return Optional.ofNullable(ticket).map(byTicket::remove);
  }
}
