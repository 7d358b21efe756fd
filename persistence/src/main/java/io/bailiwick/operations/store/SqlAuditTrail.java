package io.bailiwick.operations.store;

import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.AuditEntryId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.JsonText;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** The audit log's rows, written with the change that they tell of. */
@ApplicationScoped
public class SqlAuditTrail implements AuditTrail {

  private static final String APPEND =
      """
      INSERT INTO audit_log (id, organization_id, actor, actor_id, action, subject,
                             before, after, address, request_id, at)
      VALUES (:id, :organization, :actor, :actorId, :action, :subject,
              CAST(:before AS jsonb), CAST(:after AS jsonb), :address, :request, :at)
      """;

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlAuditTrail(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlAuditTrail() {
    this(null, null);
  }

  @Override
  public void record(Entry entry) {
    var caller = entry.caller();
    sql.run(
        handle ->
            handle
                .createUpdate(APPEND)
                .bind("id", AuditEntryId.next())
                .bind("organization", entry.organization().map(o -> o.value()).orElse(null))
                .bind("actor", actorOf(caller))
                .bind("actorId", actorIdOf(caller))
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("before", JsonText.of(entry.before()))
                .bind("after", JsonText.of(entry.after()))
                .bind("address", caller.origin().address())
                .bind("request", caller.origin().requestId())
                .bind("at", clock.instant())
                .execute());
  }

  private static String actorOf(Caller caller) {
    if (caller.user().isPresent()) {
      return "user";
    }
    return caller.apiKey().isPresent() ? "api_key" : "system";
  }

  private static UUID actorIdOf(Caller caller) {
    return caller
        .user()
        .map(UserId::value)
        .or(() -> caller.apiKey().map(ApiKeyId::value))
        .orElse(null);
  }
}
