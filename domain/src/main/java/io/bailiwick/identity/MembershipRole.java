package io.bailiwick.identity;

import io.bailiwick.kernel.Scope;
import java.util.EnumSet;
import java.util.Set;

/** What a user is in an organization. */
public enum MembershipRole {
  /** May do everything, and alone makes and removes owners. */
  OWNER,
  /** Members, keys and budgets as well. */
  ADMIN,
  /** Works with agents and machines. */
  MEMBER;

  /** What a member's session may do in the organization. */
  public Set<Scope> scopes() {
    return switch (this) {
      case OWNER, ADMIN -> EnumSet.allOf(Scope.class);
      case MEMBER -> EnumSet.of(Scope.READ, Scope.WRITE);
    };
  }
}
