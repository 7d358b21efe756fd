package io.bailiwick.fleet;

import java.time.Instant;
import java.util.UUID;

/** The servers that machines may belong to. */
public interface Nodes {

  /** This node is here; its first word makes its row. */
  void seen(UUID id, String name, Instant at);
}
