package io.bailiwick.operations.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.bailiwick.kernel.AuditEntryId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.operations.AuditLog;
import io.bailiwick.operations.work.ListAuditEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The audit log. */
@Path("admin/audit")
@Produces("application/json")
@ApplicationScoped
public class AuditResource {

  private static final String ACTION = "[a-z][a-z0-9_.-]{0,99}";

  @Inject private CurrentCall call;
  @Inject private ListAuditEntries listAuditEntries;

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record EntryBody(
      AuditEntryId id,
      Instant occurredAt,
      OrganizationId organizationId,
      AuditLog.Actor actorKind,
      UUID actorId,
      String action,
      String subject,
      @JsonRawValue String before,
      @JsonRawValue String after,
      String address,
      String requestId) {

    static EntryBody of(AuditLog.Line line) {
      return new EntryBody(
          line.id(),
          line.at(),
          line.organizationId(),
          line.actor(),
          line.actorId(),
          line.action(),
          line.subject(),
          line.before(),
          line.after(),
          line.address(),
          line.requestId());
    }
  }

  @GET
  public PageBody<EntryBody> list(
      @QueryParam("organization_id") OrganizationId organization,
      @QueryParam("actor_id") UUID actor,
      @QueryParam("action") String action,
      @QueryParam("from") Instant from,
      @QueryParam("to") Instant to,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    if (action != null && !action.matches(ACTION)) {
      throw Problem.invalid("action", "must be the whole name of an action");
    }
    var filter =
        new AuditLog.Filter(
            Optional.ofNullable(organization),
            Optional.ofNullable(actor),
            Optional.ofNullable(action),
            Optional.ofNullable(from),
            Optional.ofNullable(to));
    var page = call.page(limit, pageToken);
    return PageBody.of(listAuditEntries.list(call.caller(), filter, page), EntryBody::of);
  }
}
