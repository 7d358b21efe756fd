package io.bailiwick.operations.store;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The audit log's rows, read backwards: ids are ordered by time. */
@ApplicationScoped
public class SqlAuditLog implements AuditLog {

  /**
   * Rides audit_log_of_organization or audit_log_of_actor where one is given, else the primary key;
   * the other conditions are looked at on the way.
   */
  private static final String LIST =
      """
      SELECT id, at, organization_id, actor, actor_id, action, subject,
             CAST(before AS text) AS before, CAST(after AS text) AS after, address, request_id
      FROM audit_log
      WHERE id < :before
        AND (CAST(:organization AS uuid) IS NULL OR organization_id = CAST(:organization AS uuid))
        AND (CAST(:actor AS uuid) IS NULL OR actor_id = CAST(:actor AS uuid))
        AND (CAST(:action AS text) IS NULL OR action = CAST(:action AS text))
        AND (CAST(:from AS timestamptz) IS NULL OR at >= CAST(:from AS timestamptz))
        AND (CAST(:to AS timestamptz) IS NULL OR at < CAST(:to AS timestamptz))
      ORDER BY id DESC
      LIMIT :limit
      """;

  private static final UUID LAST = new UUID(-1, -1);

  private final Sql sql;

  @Inject
  SqlAuditLog(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlAuditLog() {
    this(null);
  }

  @Override
  public Page<Line> list(Filter filter, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("before", page.after().map(SqlAuditLog::uuid).orElse(LAST))
                    .bind("organization", filter.organization().map(Id::value).orElse(null))
                    .bind("actor", filter.actor().orElse(null))
                    .bind("action", filter.action().orElse(null))
                    .bind("from", filter.from().orElse(null))
                    .bind("to", filter.to().orElse(null))
                    .bind("limit", page.oneMore())
                    .mapTo(Line.class)
                    .list());
    return Page.of(rows, page, line -> line.id().toString());
  }

  private static UUID uuid(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("page_token", "is not one that a page of this list handed out");
    }
  }
}
