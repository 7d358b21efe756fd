package io.bailiwick.traffic;

import io.bailiwick.kernel.AgentId;
import java.util.Collection;
import java.util.List;

/** The gate's book, as it stands in the database. */
public interface GateEntries {

  /** One statement for all of them; agents that do not exist are left out. */
  List<GateEntry> find(Collection<AgentId> agents);
}
