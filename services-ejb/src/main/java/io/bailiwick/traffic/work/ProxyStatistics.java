package io.bailiwick.traffic.work;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the forward proxy has done since it started; for metrics and JMX. */
public final class ProxyStatistics {

  final AtomicInteger open = new AtomicInteger();
  final LongAdder accepted = new LongAdder();
  final LongAdder requests = new LongAdder();
  final LongAdder tunnels = new LongAdder();
  final LongAdder cut = new LongAdder();
  final LongAdder asked = new LongAdder();
  final LongAdder answered = new LongAdder();
  private final Map<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);

  ProxyStatistics() {
    for (var refusal : Refusal.values()) {
      refusals.put(refusal, new LongAdder());
    }
  }

  void refused(Refusal refusal) {
    refusals.get(refusal).increment();
  }

  /** Client connections that are open now. */
  public int connectionsOpen() {
    return open.get();
  }

  /** Client connections accepted since the start. */
  public long connectionsAccepted() {
    return accepted.sum();
  }

  /** Requests read, refused ones included. */
  public long requests() {
    return requests.sum();
  }

  /** Tunnels that were opened. */
  public long tunnels() {
    return tunnels.sum();
  }

  /** Exchanges and tunnels that were reset because their pass ended. */
  public long cut() {
    return cut.sum();
  }

  /** Bytes read from clients, those of refused requests included. */
  public long bytesFromClients() {
    return asked.sum();
  }

  /** Bytes read from targets. */
  public long bytesFromTargets() {
    return answered.sum();
  }

  /** How many requests each reason has refused, by the reason's name. */
  public Map<String, Long> refusals() {
    var counts = new java.util.TreeMap<String, Long>();
    refusals.forEach((refusal, count) -> counts.put(refusal.name(), count.sum()));
    return counts;
  }
}
