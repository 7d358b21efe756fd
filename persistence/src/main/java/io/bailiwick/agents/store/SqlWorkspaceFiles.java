package io.bailiwick.agents.store;

import io.bailiwick.agents.WorkspaceFile;
import io.bailiwick.agents.WorkspaceFiles;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The table {@code workspace_files}; every statement rides its primary key. */
@ApplicationScoped
public class SqlWorkspaceFiles implements WorkspaceFiles {

  private static final String PUT =
      """
      INSERT INTO workspace_files (agent_id, filename, organization_id, content, created_at,
                                   updated_at)
      VALUES (:agent, :filename, :organization, :content, :at, :at)
      ON CONFLICT (agent_id, filename)
      DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at
      """;

  private static final String OF_AGENT =
      "SELECT filename, content, updated_at FROM workspace_files WHERE agent_id = :agent ";

  private final Sql sql;

  @Inject
  SqlWorkspaceFiles(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlWorkspaceFiles() {
    this(null);
  }

  @Override
  public void put(OrganizationId organization, AgentId agent, WorkspaceFile file) {
    sql.run(
        handle ->
            handle
                .createUpdate(PUT)
                .bind("agent", agent)
                .bind("organization", organization)
                .bind("filename", file.filename())
                .bind("content", file.content())
                .bind("at", file.updatedAt())
                .execute());
  }

  @Override
  public Optional<WorkspaceFile> find(AgentId agent, String filename) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_AGENT + "AND filename = :filename")
                .bind("agent", agent)
                .bind("filename", filename)
                .mapTo(WorkspaceFile.class)
                .findOne());
  }

  @Override
  public List<WorkspaceFile> all(AgentId agent) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_AGENT + "ORDER BY filename")
                .bind("agent", agent)
                .mapTo(WorkspaceFile.class)
                .list());
  }
}
