package io.bailiwick.identity.work;

import io.bailiwick.identity.Membership;
import io.bailiwick.identity.Memberships;
import io.bailiwick.identity.Organization;
import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserApproved;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The transaction of a sign-up: user, personal organization and ownership, or nothing. */
@Stateless
@ForPlatform
public class RegisterUser {

  @Inject private Users users;
  @Inject private Organizations organizations;
  @Inject private Memberships memberships;
  @Inject private Audit audit;
  @Inject private Event<UserApproved> approvals;
  @Inject private Clock clock;

  /**
   * @throws Problem CONFLICT when the e-mail, or the login elsewhere, has an account
   */
  public Profile register(Origin origin, User user) {
    var now = clock.instant();
    users.add(user);
    var organization = Organization.personalOf(user, now);
    organizations.add(organization);
    memberships.add(Membership.founding(organization.id(), user.id(), now), now);
    var caller = callerOf(user, organization.id(), origin);
    audit.organization(
        caller,
        organization.id(),
        "user.sign-up",
        "user/" + user.id(),
        Map.of(),
        Map.of(
            "email", user.email().value(),
            "status", LowercaseEnum.text(user.status()),
            "role", LowercaseEnum.text(user.role())));
    if (user.status() == UserStatus.ACTIVE) {
      approvals.fire(new UserApproved(user.id(), List.of(organization.id()), caller));
    }
    return new Profile(
        user, organizations.placesOf(List.of(user.id())).getOrDefault(user.id(), List.of()));
  }

  private static Caller callerOf(User user, OrganizationId organization, Origin origin) {
    return new Caller(
        Optional.of(organization),
        Optional.of(user.id()),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false,
        origin);
  }
}
