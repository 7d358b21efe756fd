package io.bailiwick.billing.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the caps do. Totals are this node's since its start. */
@ApplicationScoped
public class CapFigures implements Figures {

  private final LongAdder judged = new LongAdder();
  private final LongAdder thresholds = new LongAdder();
  private volatile long blocked;

  public void judged(int organizations) {
    judged.add(organizations);
  }

  public void toldOfThreshold() {
    thresholds.increment();
  }

  /** How many organizations are blocked among all nodes. */
  public void blocked(long organizations) {
    blocked = organizations;
  }

  @Override
  public String name() {
    return "Caps";
  }

  @Override
  public Map<String, Long> read() {
    return Map.of(
        "blocked_organizations", blocked,
        "judged_total", judged.sum(),
        "thresholds_told_total", thresholds.sum());
  }
}
