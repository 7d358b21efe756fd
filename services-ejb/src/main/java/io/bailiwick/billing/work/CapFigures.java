package io.bailiwick.billing.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/** What the caps do, for whoever watches: of this node, since its start. */
@ApplicationScoped
public class CapFigures {

  private final LongAdder judged = new LongAdder();
  private final LongAdder thresholds = new LongAdder();
  private volatile long blocked;

  public void judged(int organizations) {
    judged.add(organizations);
  }

  public void toldOfThreshold() {
    thresholds.increment();
  }

  public void blocked(long organizations) {
    blocked = organizations;
  }

  /** Verdicts given. */
  public long judged() {
    return judged.sum();
  }

  /** Words left in the outbox that a part of a budget is used. */
  public long thresholdsTold() {
    return thresholds.sum();
  }

  /** How many organizations are blocked, among all nodes, a few seconds ago. */
  public long blockedOrganizations() {
    return blocked;
  }
}
