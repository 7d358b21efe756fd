package io.bailiwick.operations;

import io.bailiwick.kernel.AuditEntryId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the audit trail has kept, for whoever wants to read it. */
public interface AuditLog {

  /** Newest first. */
  Page<Line> list(Filter filter, PageRequest page);

  /**
   * Each empty for all.
   *
   * @param actor the id of a user or an API key
   * @param action its whole name
   * @param from at or after this moment
   * @param to before this moment
   */
  record Filter(
      Optional<OrganizationId> organization,
      Optional<UUID> actor,
      Optional<String> action,
      Optional<Instant> from,
      Optional<Instant> to) {}

  /** Who acted. */
  enum Actor {
    USER,
    API_KEY,
    /** The control plane by itself. */
    SYSTEM
  }

  /**
   * One line of it.
   *
   * @param organizationId null for what concerns no organization
   * @param actorId null for the control plane itself
   * @param before as JSON
   * @param after as JSON
   */
  record Line(
      AuditEntryId id,
      Instant at,
      OrganizationId organizationId,
      Actor actor,
      UUID actorId,
      String action,
      String subject,
      String before,
      String after,
      String address,
      String requestId) {}
}
