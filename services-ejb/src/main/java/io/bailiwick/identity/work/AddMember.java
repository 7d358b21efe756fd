package io.bailiwick.identity.work;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.Membership;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Memberships;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/**
 * Gives a user who has signed up a place in the organization, which the user has yet to take up;
 * looks among all users for it.
 */
@Stateless
@ForPlatform
public class AddMember {

  @Inject private Users users;
  @Inject private Memberships memberships;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem INVALID_REQUEST for an e-mail that nobody has; FORBIDDEN without the scope
   *     manage, or when one who is no owner makes an owner; CONFLICT when the user belongs already
   */
  public Memberships.Member add(Caller caller, Email email, MembershipRole role) {
    caller.mustHave(Scope.MANAGE);
    var giver = Standing.of(caller, memberships);
    var user = users.find(email).map(User::id).orElseThrow(AddMember::nobody);
    var membership = Membership.given(caller.tenant(), user, role, giver);
    if (!memberships.add(membership, clock.instant())) {
      throw Problem.conflict("This user belongs to the organization already.");
    }
    audit.organization(
        caller,
        caller.tenant(),
        "member.add",
        "user/" + user,
        Map.of(),
        Map.of("role", LowercaseEnum.text(role)));
    return memberships.member(caller.tenant(), user).orElseThrow();
  }

  private static Problem nobody() {
    return Problem.invalid("email", "belongs to nobody here; the user must sign up first");
  }
}
