package io.bailiwick.identity;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import java.time.Instant;

/**
 * A user's place in an organization. Whoever makes an organization owns it; owners alone make and
 * remove owners, and one always stays.
 *
 * <p>A place that somebody else gives is an offer until the user takes it up, by naming the
 * organization: before that it changes nothing for the user, who may also leave it.
 *
 * @param acceptedAt when the user took it up; null until then
 */
public record Membership(
    OrganizationId organization, UserId user, MembershipRole role, Instant acceptedAt) {

  /** The place of the user who makes the organization. */
  public static Membership founding(OrganizationId organization, UserId user, Instant now) {
    return new Membership(organization, user, MembershipRole.OWNER, now);
  }

  /**
   * A place that somebody gives to a user.
   *
   * @param giver what the one who gives is; an API key counts as an admin, never as an owner
   * @throws Problem FORBIDDEN when one who is no owner makes an owner
   */
  public static Membership given(
      OrganizationId organization, UserId user, MembershipRole role, MembershipRole giver) {
    if (role == MembershipRole.OWNER && giver != MembershipRole.OWNER) {
      throw Problem.forbidden("Only an owner can make another user an owner.");
    }
    return new Membership(organization, user, role, null);
  }

  public boolean accepted() {
    return acceptedAt != null;
  }

  /**
   * @param taker what the one who takes it away is
   * @param owners how many have taken their place up; the caller holds them locked
   * @throws Problem FORBIDDEN when one who is no owner removes an owner; CONFLICT for the last one
   */
  public void mustBeRemovable(MembershipRole taker, int owners) {
    if (role != MembershipRole.OWNER) {
      return;
    }
    if (taker != MembershipRole.OWNER) {
      throw Problem.forbidden("Only an owner can remove an owner.");
    }
    if (accepted() && owners <= 1) {
      throw Problem.conflict("The last owner stays; make another member an owner first.");
    }
  }

  /**
   * @param to the new role
   * @param changer what the one who changes it is
   * @param owners how many have taken their place up; the caller holds them locked
   * @throws Problem FORBIDDEN when one who is no owner makes or unmakes an owner; CONFLICT when the
   *     last one would go
   */
  public Membership become(MembershipRole to, MembershipRole changer, int owners) {
    if (to != role) {
      mustBeRemovable(changer, owners);
    }
    given(organization, user, to, changer);
    return new Membership(organization, user, to, acceptedAt);
  }
}
