package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Nodes;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** One row for each node that ever was: local VPSes refer to theirs. */
@ApplicationScoped
public class SqlNodes implements Nodes {

  private static final String SEEN =
      """
      INSERT INTO nodes (id, name, started_at, last_seen_at) VALUES (:id, :name, :at, :at)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, last_seen_at = excluded.last_seen_at
      """;

  private final Sql sql;

  @Inject
  SqlNodes(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlNodes() {
    this(null);
  }

  @Override
  public void seen(UUID id, String name, Instant at) {
    sql.run(
        handle ->
            handle.createUpdate(SEEN).bind("id", id).bind("name", name).bind("at", at).execute());
  }
}
