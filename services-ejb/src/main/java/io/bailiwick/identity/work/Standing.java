package io.bailiwick.identity.work;

import io.bailiwick.identity.Membership;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;

/** What the caller counts as when places are given and taken. */
final class Standing {

  private Standing() {}

  /** A user's own role; a key is nobody's owner, whoever made it. */
  static MembershipRole of(Caller caller, Memberships memberships) {
    return caller
        .user()
        .flatMap(user -> memberships.find(caller.tenant(), user))
        .map(Membership::role)
        .orElse(MembershipRole.ADMIN);
  }
}
