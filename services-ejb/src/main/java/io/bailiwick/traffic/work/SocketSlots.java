package io.bailiwick.traffic.work;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many WebSockets to gateways may be open. Each may hold an unfinished message on both sides,
 * and what waits for whoever does not read, so both limits are there for the heap.
 */
final class SocketSlots {

  static final int MOST_EACH = 64;

  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final OrganizationSlots each = new OrganizationSlots(MOST_EACH);
  private final AtomicInteger open = new AtomicInteger();
  private final int most;

  /**
   * @param most open on this node, of all organizations
   */
  SocketSlots(int most) {
    this.most = most;
  }

  /** One for each megabyte that the heap may take. */
  static SocketSlots ofThisHeap() {
    return new SocketSlots((int) Math.max(MOST_EACH, Runtime.getRuntime().maxMemory() >> 20));
  }

  /**
   * Takes a place, until {@link #leave}.
   *
   * @throws Problem TOO_MANY_REQUESTS when the organization has too many open; UNAVAILABLE when all
   *     have
   */
  void enter(OrganizationId organization) {
    if (!each.enter(organization)) {
      throw Problem.tooMany(
          "The organization has " + MOST_EACH + " WebSockets to gateways open; close some first.",
          TRY_AGAIN);
    }
    if (open.incrementAndGet() > most) {
      leave(organization);
      throw Problem.unavailable(
          "This server has as many WebSockets open as it can bear; come back later.", TRY_AGAIN);
    }
  }

  void leave(OrganizationId organization) {
    open.decrementAndGet();
    each.leave(organization);
  }
}
