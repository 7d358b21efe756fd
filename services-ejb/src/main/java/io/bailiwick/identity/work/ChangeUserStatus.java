package io.bailiwick.identity.work;

import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.OrganizationPlace;
import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.UserApproved;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Approves, suspends or reinstates a user. A suspended user's sessions end here; the keys that it
 * made stop by themselves, since each request looks at their maker.
 */
@Stateless
@ForPlatform
public class ChangeUserStatus {

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private Organizations organizations;
  @Inject private Audit audit;
  @Inject private Event<UserApproved> approvals;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND without such a user; CONFLICT for the last active administrator
   */
  public void change(Caller caller, UserId id, UserStatus to) {
    caller.mustBePlatformAdmin();
    var activeAdmins = users.lockActiveAdmins();
    var user = users.find(id).orElseThrow(() -> Problem.notFound("user"));
    var before = user.status();
    if (!user.become(to, activeAdmins, clock.instant())) {
      return;
    }
    users.save();
    if (to == UserStatus.SUSPENDED) {
      sessions.endAll(id, Optional.empty());
    }
    audit.user(
        caller,
        "user.status.change",
        id,
        Map.of("status", LowercaseEnum.text(before)),
        Map.of("status", LowercaseEnum.text(to)));
    if (before == UserStatus.PENDING && to == UserStatus.ACTIVE) {
      approvals.fire(new UserApproved(id, ownedBy(id), caller));
    }
  }

  private List<io.bailiwick.kernel.OrganizationId> ownedBy(UserId id) {
    return organizations.placesOf(List.of(id)).getOrDefault(id, List.of()).stream()
        .filter(place -> place.role() == MembershipRole.OWNER && place.acceptedAt() != null)
        .map(OrganizationPlace::id)
        .toList();
  }
}
