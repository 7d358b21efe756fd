package io.bailiwick.identity.work;

import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a user's place in the organization away; whoever wants to leave, or does not take up what
 * was given, takes his own.
 */
@Stateless
@ForTenant
public class RemoveMember {

  @Inject private Memberships memberships;
  @Inject private Audit audit;

  /**
   * @throws Problem FORBIDDEN without the scope manage, except for oneself, or when one who is no
   *     owner removes an owner; NOT_FOUND for a user who does not belong; CONFLICT for the last
   *     owner
   */
  public void remove(Caller caller, UserId user) {
    if (!caller.user().equals(Optional.of(user))) {
      caller.mustHave(Scope.MANAGE);
    }
    var owners = memberships.lockOwners(caller.tenant());
    var membership =
        memberships.find(caller.tenant(), user).orElseThrow(() -> Problem.notFound("member"));
    membership.mustBeRemovable(Standing.of(caller, memberships), owners);
    memberships.remove(membership);
    audit.organization(
        caller,
        caller.tenant(),
        "member.remove",
        "user/" + user,
        Map.of("role", LowercaseEnum.text(membership.role()), "accepted", membership.accepted()),
        Map.of());
  }
}
