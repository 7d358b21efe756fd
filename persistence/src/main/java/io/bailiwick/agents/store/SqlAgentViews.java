package io.bailiwick.agents.store;

import io.bailiwick.agents.AgentView;
import io.bailiwick.agents.AgentViews;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Agents to be shown. */
@ApplicationScoped
public class SqlAgentViews implements AgentViews {

  private static final String VIEW =
      """
      id, organization_id, name, model, tools_deny, status, vps_id, created_by, metadata,
             last_active_at, created_at, updated_at, version
      FROM agents
      """;

  private static final String FIND = "SELECT " + VIEW + "WHERE id = :id";

  // Rides (organization_id, id) for one organization, the primary key for all.
  private static final String LIST =
      "SELECT "
          + VIEW
          + """
            WHERE (CAST(:organization AS uuid) IS NULL OR organization_id = CAST(:organization AS uuid))
              AND (CAST(:name AS text) IS NULL OR position(:name IN lower(name)) > 0)
              AND (CAST(:after AS uuid) IS NULL OR id < CAST(:after AS uuid))
            ORDER BY id DESC LIMIT :limit
            """;

  private final Sql sql;

  @Inject
  SqlAgentViews(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlAgentViews() {
    this(null);
  }

  @Override
  public Optional<AgentView> find(AgentId id) {
    return sql.run(
        handle -> handle.createQuery(FIND).bind("id", id).mapTo(AgentView.class).findOne());
  }

  @Override
  public Page<AgentView> list(
      Optional<OrganizationId> organization, Optional<String> name, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bindByType(
                        "organization",
                        organization.map(OrganizationId::value).orElse(null),
                        UUID.class)
                    .bind("name", name.map(text -> text.toLowerCase(Locale.ROOT)).orElse(null))
                    .bindByType(
                        "after", page.after().map(SqlAgentViews::uuid).orElse(null), UUID.class)
                    .bind("limit", page.oneMore())
                    .mapTo(AgentView.class)
                    .list());
    return Page.of(rows, page, view -> view.id().toString());
  }

  private static UUID uuid(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("page_token", "is not one that a page handed out");
    }
  }
}
