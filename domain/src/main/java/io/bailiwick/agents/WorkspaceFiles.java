package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import java.util.List;
import java.util.Optional;

/** The workspace files of agents. */
public interface WorkspaceFiles {

  /** Replaces the one of the same name. */
  void put(OrganizationId organization, AgentId agent, WorkspaceFile file);

  Optional<WorkspaceFile> find(AgentId agent, String filename);

  /** By name. */
  List<WorkspaceFile> all(AgentId agent);
}
