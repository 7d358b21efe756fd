package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.TrafficLedger;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Where a node goes on counting its batches after a restart. */
@Stateless
@ForPlatform
public class LastTrafficSequence {

  @Inject private TrafficLedger ledger;

  /** The number of the node's last batch that is in; 0 before the first. */
  public long of(UUID node) {
    return ledger.lastSequence(node);
  }
}
