package io.bailiwick.operations.store;

import io.bailiwick.kernel.Leases;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** A row for each lease that was ever taken. */
@ApplicationScoped
public class SqlLeases implements Leases {

  // Rides the primary key. Of two nodes at once, the second waits for the first and finds it taken.
  private static final String TAKE =
      """
      INSERT INTO leases AS held (name, owner, until) VALUES (:name, :node, :until)
      ON CONFLICT (name) DO UPDATE
      SET owner = excluded.owner, until = excluded.until, fencing = held.fencing + 1
      WHERE held.until <= :now
      """;

  private final Sql sql;

  @Inject
  SqlLeases(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlLeases() {
    this(null);
  }

  @Override
  public boolean take(String name, UUID node, Instant now, Instant until) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(TAKE)
                    .bind("name", name)
                    .bind("node", node)
                    .bind("now", now)
                    .bind("until", until)
                    .execute())
        == 1;
  }
}
