package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.traffic.GateEntries;
import io.bailiwick.traffic.GateEntry;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** Reads the gate's book for agents of any organization: they have shown no credential yet. */
@Stateless
@ForPlatform
public class ReadGateEntries {

  @Inject private GateEntries entries;

  public List<GateEntry> read(Collection<AgentId> agents) {
    return entries.find(agents);
  }
}
