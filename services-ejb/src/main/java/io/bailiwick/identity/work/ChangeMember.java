package io.bailiwick.identity.work;

import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Gives a member another role. */
@Stateless
@ForTenant
public class ChangeMember {

  @Inject private Memberships memberships;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem FORBIDDEN without the scope manage, or when one who is no owner makes or
   *     unmakes an owner; NOT_FOUND for a user who does not belong; CONFLICT for the last owner
   */
  public Memberships.Member change(Caller caller, UserId user, MembershipRole role) {
    caller.mustHave(Scope.MANAGE);
    var owners = memberships.lockOwners(caller.tenant());
    var before =
        memberships.find(caller.tenant(), user).orElseThrow(() -> Problem.notFound("member"));
    var after = before.become(role, Standing.of(caller, memberships), owners);
    memberships.change(after, clock.instant());
    audit.organization(
        caller,
        caller.tenant(),
        "member.role.change",
        "user/" + user,
        Map.of("role", LowercaseEnum.text(before.role())),
        Map.of("role", LowercaseEnum.text(after.role())));
    return memberships.member(caller.tenant(), user).orElseThrow();
  }
}
