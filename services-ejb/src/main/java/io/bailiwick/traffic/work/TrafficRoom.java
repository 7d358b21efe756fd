package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Node;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.metering.work.LastTrafficSequence;
import io.bailiwick.metering.work.RecordTraffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The few things of which this node has one, for both proxies and the jobs that serve them: here
 * the engine, which knows no container, meets the use cases.
 */
@ApplicationScoped
public class TrafficRoom {

  private final Meters meters = new Meters();
  private LiveGate gate;
  private TrafficBatches batches;
  private volatile ForwardProxy proxy;
  private volatile Executor executor;

  /** For the container's proxy. */
  protected TrafficRoom() {}

  @Inject
  TrafficRoom(ReadGateEntries entries, RecordTraffic traffic, LastTrafficSequence last, Node node) {
    gate = new LiveGate(entries::read, meters, task -> executor.execute(task));
    batches =
        new TrafficBatches(
            meters,
            new TrafficBatches.Ledger() {
              @Override
              public long lastSequence() {
                return last.of(node.id());
              }

              @Override
              public void record(long sequence, List<TrafficDelta> deltas) {
                traffic.record(node.id(), sequence, deltas);
              }
            });
  }

  public LiveGate gate() {
    return gate;
  }

  public TrafficBatches batches() {
    return batches;
  }

  /** The engine; it stands before the first request is served. */
  public ForwardProxy proxy() {
    return proxy;
  }

  /** The container's, for what waits. */
  Executor threads() {
    return executor;
  }

  /**
   * Opens it.
   *
   * @param threads of the container, for look-ups in the database and for opening ways
   */
  public void open(ForwardProxy engine, Executor threads) {
    executor = threads;
    proxy = engine;
  }
}
