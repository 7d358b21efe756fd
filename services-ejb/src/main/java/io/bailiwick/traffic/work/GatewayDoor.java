package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The door that leads to machines' gateways: the same gate, meters and patrols as the forward
 * proxy's, with limits of its own for each organization, and for WebSockets of the node as well.
 */
@ApplicationScoped
public class GatewayDoor {

  private static final int MOST_EACH = 500;

  private final OrganizationSlots slots = new OrganizationSlots(MOST_EACH);
  private final SocketSlots sockets = SocketSlots.ofThisHeap();
  private final Leaves leaves = new Leaves();
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder opened = new LongAdder();
  private final LongAdder refused = new LongAdder();

  @Inject private TrafficRoom room;

  /** What the gate says of the agent, whose caller has proved itself already. */
  public CompletionStage<Pass> passOf(AgentId agent) {
    return room.gate().passOf(agent);
  }

  /**
   * The refusal that goes with a verdict, as the API tells it.
   *
   * @throws Problem when the verdict does not pass
   */
  public void mustPass(Pass pass) {
    var verdict = pass.verdict();
    if (verdict.passes()) {
      return;
    }
    refused.increment();
    throw new Problem(typeOf(verdict), verdict.sentence());
  }

  private static ProblemType typeOf(Verdict verdict) {
    return switch (verdict) {
      case NO_VPS, NOT_RUNNING -> ProblemType.CONFLICT;
      case BAD_CREDENTIALS -> ProblemType.NOT_FOUND;
      case UNKNOWN -> ProblemType.UNAVAILABLE;
      case NO_PLAN, INACTIVE, OVER_LIMIT, STORAGE_FULL, HELD -> ProblemType.BLOCKED;
      case ALLOWED -> throw new IllegalArgumentException("What is allowed is not refused.");
    };
  }

  /**
   * Begins a call; its answer is told to {@code answer}, whatever comes.
   *
   * @throws Problem TOO_MANY_REQUESTS when the organization has too many open
   */
  public GatewayCall call(
      Pass pass, GatewayRoute route, GatewayRequest request, GatewayAnswer answer) {
    var call = new GatewayConnection(line(pass, route, enter(pass)), request, answer);
    call.begin(dialler(), room.proxy().responses());
    return call;
  }

  /**
   * Looks whether a WebSocket may be opened now, while that can still be refused with a status.
   *
   * @throws Problem as {@link #socket}
   */
  public void mustHaveRoomForSocket(Pass pass) {
    enterSocket(pass).run();
  }

  /**
   * Opens a WebSocket to the gateway; what it says is told to {@code frames}.
   *
   * @throws Problem TOO_MANY_REQUESTS when the organization has too many open; UNAVAILABLE when the
   *     node has
   */
  public GatewaySocket socket(Pass pass, GatewayRoute route, GatewayFrames frames) {
    var place = enterSocket(pass);
    Runnable slot;
    try {
      slot = enter(pass);
    } catch (Problem tooMany) {
      place.run();
      throw tooMany;
    }
    var line =
        line(
            pass,
            route,
            () -> {
              place.run();
              slot.run();
            });
    var socket = new GatewaySocketConnection(line, frames);
    socket.begin(dialler(), room.proxy().responses());
    return socket;
  }

  private Runnable enterSocket(Pass pass) {
    var organization = pass.meter().orElseThrow().organization();
    try {
      sockets.enter(organization);
    } catch (Problem tooMany) {
      refused.increment();
      throw tooMany;
    }
    return () -> sockets.leave(organization);
  }

  private GatewayLine line(Pass pass, GatewayRoute route, Runnable slot) {
    var leave = leaves.enter(route.holder());
    return new GatewayLine(
        room.proxy(),
        pass,
        leave,
        route,
        () -> {
          leaves.exit(leave);
          slot.run();
        });
  }

  private GatewayDialler dialler() {
    return new GatewayDialler(
        room.proxy().transport(), room.proxy().dialler().names(), room.threads());
  }

  Leaves leaves() {
    return leaves;
  }

  Map<String, Long> figures() {
    return Map.of(
        "calls_open", (long) open.get(),
        "calls_total", opened.sum(),
        "refused_total", refused.sum());
  }

  /** What gives the place back. */
  private Runnable enter(Pass pass) {
    var organization = pass.meter().orElseThrow().organization();
    if (!slots.enter(organization)) {
      refused.increment();
      throw Problem.tooMany(
          "The organization has " + MOST_EACH + " calls to gateways open; wait for some to end.",
          Duration.ofSeconds(5));
    }
    open.incrementAndGet();
    opened.increment();
    return () -> leave(organization);
  }

  private void leave(OrganizationId organization) {
    open.decrementAndGet();
    slots.leave(organization);
  }
}
