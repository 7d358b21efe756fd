package io.bailiwick.identity.work;

import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Turns the caller to the organization that a path names, if it belongs there. What it may not do
 * anyway is refused first, so that its answer tells nothing of other organizations.
 */
@Stateless
@ForPlatform
public class EnterOrganization {

  @Inject private Memberships memberships;

  /**
   * @param needed what the call needs; empty when that depends on its object
   * @throws Problem FORBIDDEN when the caller has an organization, in which it lacks the scope;
   *     NOT_FOUND when it does not belong to the one named, or its header names another
   */
  public Caller enter(Caller caller, OrganizationId organization, Optional<Scope> needed) {
    if (caller.organization().isPresent()) {
      needed.ifPresent(caller::mustHave);
      if (!caller.tenant().equals(organization)) {
        throw Problem.notFound("organization");
      }
      return caller;
    }
    return caller
        .user()
        .flatMap(user -> memberships.find(organization, user))
        .map(
            place ->
                new Caller(
                    Optional.of(organization),
                    caller.user(),
                    caller.session(),
                    caller.apiKey(),
                    place.role().scopes(),
                    caller.platformAdmin(),
                    caller.origin()))
        .orElseThrow(() -> Problem.notFound("organization"));
  }
}
