package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Corrects the rows of one provider's VPSes by what it listed. */
@Stateless
@ForPlatform
public class ObserveMachines {

  @Inject private WorkQueue queue;
  @Inject private Node node;

  /**
   * @return machines whose VPS is destroyed, so that they are nobody's
   */
  public Set<VpsId> observe(VpsProvider provider, List<Machine> listed, Instant listedAt) {
    var running =
        listed.stream()
            .filter(machine -> machine.state() != Machine.State.STOPPED)
            .map(Machine::vps)
            .collect(Collectors.toUnmodifiableSet());
    var owner = provider.boundToNode() ? node.id() : null;
    queue.observe(provider.name(), owner, running, listedAt);
    return queue.leftBehind(
        listed.stream().map(Machine::vps).collect(Collectors.toUnmodifiableSet()));
  }
}
