package io.bailiwick.operations.store;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Outbox;
import io.bailiwick.kernel.store.JsonText;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** The outbox's rows; the unique (organization, type, key) makes a second one of the same none. */
@ApplicationScoped
public class SqlOutbox implements Outbox {

  private static final String LEAVE =
      """
      INSERT INTO outbox (id, organization_id, type, key, payload, created_at)
      VALUES (:id, :organization, :type, :key, CAST(:payload AS jsonb), :at)
      ON CONFLICT (organization_id, type, key) DO NOTHING
      """;

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlOutbox(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlOutbox() {
    this(null, null);
  }

  @Override
  public void leave(OrganizationId organization, String type, String key, Map<String, ?> payload) {
    sql.run(
        handle ->
            handle
                .createUpdate(LEAVE)
                .bind("id", Id.nextValue())
                .bind("organization", organization)
                .bind("type", type)
                .bind("key", key)
                .bind("payload", JsonText.of(payload))
                .bind("at", clock.instant())
                .execute());
  }
}
