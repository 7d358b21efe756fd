package io.bailiwick.kernel;

import java.util.Map;
import java.util.Optional;

/** Who did what to whom, kept for ever. Written in the transaction of the change itself. */
public interface AuditTrail {

  void record(Entry entry);

  /**
   * @param organization the tenant whose row was changed; empty for the platform's own
   * @param action a verb phrase with dots, such as {@code user.status.change}
   * @param subject the kind and id of what was changed, such as {@code user/0190…}
   * @param before the values that changed, as they were; never a secret
   * @param after the values that changed, as they are; never a secret
   */
  record Entry(
      Caller caller,
      Optional<OrganizationId> organization,
      String action,
      String subject,
      Map<String, ?> before,
      Map<String, ?> after) {}
}
