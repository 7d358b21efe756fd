package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Drifts;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Keeps where a provider's listing and our rows differ. */
@Stateless
@ForPlatform
public class RecordDrift {

  @Inject private Drifts drifts;
  @Inject private Node node;

  public void record(VpsProvider provider, List<Machine> listed, Instant listedAt) {
    var owner = provider.boundToNode() ? node.id() : null;
    drifts.record(provider.name(), owner, listed, listedAt);
  }
}
