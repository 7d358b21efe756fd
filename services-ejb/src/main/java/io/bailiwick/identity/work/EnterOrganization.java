package io.bailiwick.identity.work;

import io.bailiwick.identity.Membership;
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
   * @param needed what the call needs in the organization
   * @throws Problem FORBIDDEN when the caller lacks the scope; NOT_FOUND when it has no place in
   *     the one named that it took up, or its header names another
   */
  public Caller enter(Caller caller, OrganizationId organization, Scope needed) {
    if (caller.organization().isPresent()) {
      caller.mustHave(needed);
      if (!caller.tenant().equals(organization)) {
        throw Problem.notFound("organization");
      }
      return caller;
    }
    var entered = in(placeOf(caller, organization).filter(Membership::accepted), caller);
    entered.mustHave(needed);
    return entered;
  }

  /**
   * Lets a user in who wants to leave: it needs no scope, may act for another organization at the
   * moment, and need not have taken its place up.
   *
   * @throws Problem NOT_FOUND when it has no place there
   */
  public Caller leave(Caller caller, OrganizationId organization) {
    return in(placeOf(caller, organization), caller);
  }

  private Optional<Membership> placeOf(Caller caller, OrganizationId organization) {
    return caller.user().flatMap(user -> memberships.find(organization, user));
  }

  private static Caller in(Optional<Membership> place, Caller caller) {
    return place
        .map(
            found ->
                new Caller(
                    Optional.of(found.organization()),
                    caller.user(),
                    caller.session(),
                    caller.apiKey(),
                    found.role().scopes(),
                    caller.platformAdmin(),
                    caller.origin()))
        .orElseThrow(() -> Problem.notFound("organization"));
  }
}
