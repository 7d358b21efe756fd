package io.bailiwick.traffic;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.concurrent.atomic.LongAdder;

/**
 * The two running totals of one VPS on this node: bytes read from whoever asked, and bytes read
 * from whoever answered. They only grow: a reader takes the difference to what it last saw, so
 * nothing is lost or counted twice while others add.
 */
public final class Meter {

  private final VpsId vps;
  private final OrganizationId organization;
  private final LongAdder asked = new LongAdder();
  private final LongAdder answered = new LongAdder();

  public Meter(VpsId vps, OrganizationId organization) {
    this.vps = vps;
    this.organization = organization;
  }

  public VpsId vps() {
    return vps;
  }

  public OrganizationId organization() {
    return organization;
  }

  /** Bytes read from the client: the machine behind the forward proxy, the user of the gateway. */
  public void countAsked(long bytes) {
    asked.add(bytes);
  }

  /** Bytes read from the target: the site behind the forward proxy, the machine of the gateway. */
  public void countAnswered(long bytes) {
    answered.add(bytes);
  }

  public long asked() {
    return asked.sum();
  }

  public long answered() {
    return answered.sum();
  }
}
