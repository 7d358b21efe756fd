package io.bailiwick.identity.work;

import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Turns the caller to the organization that a path names, if it belongs there. */
@Stateless
@ForPlatform
public class EnterOrganization {

  @Inject private Memberships memberships;

  /**
   * @throws Problem NOT_FOUND when the caller does not belong there
   */
  public Caller enter(Caller caller, OrganizationId organization) {
    if (caller.organization().equals(Optional.of(organization))) {
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
