package io.bailiwick.identity.work;

import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.AuditTrail.Entry;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Identity's lines in the audit log. */
@ApplicationScoped
public class Audit {

  @Inject private AuditTrail trail;

  /** A change to a user, which concerns no organization. */
  public void user(
      Caller caller, String action, UserId user, Map<String, ?> before, Map<String, ?> after) {
    trail.record(new Entry(caller, Optional.empty(), action, "user/" + user, before, after));
  }

  /** A change within an organization. */
  public void organization(
      Caller caller,
      OrganizationId organization,
      String action,
      String subject,
      Map<String, ?> before,
      Map<String, ?> after) {
    trail.record(new Entry(caller, Optional.of(organization), action, subject, before, after));
  }
}
