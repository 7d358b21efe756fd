package io.bailiwick.identity;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Who belongs where. */
public interface Memberships {

  /**
   * @return false when the user belongs there already, in whatever role
   */
  boolean add(Membership membership, Instant now);

  Optional<Membership> find(OrganizationId organization, UserId user);

  void remove(Membership membership);

  void change(Membership membership, Instant now);

  /**
   * The user takes up the place that somebody gave it.
   *
   * @return false when it has done so before, or has no place there
   */
  boolean accept(OrganizationId organization, UserId user, Instant now);

  /**
   * Counts the owners who have taken their place up, and keeps others from changing any owner until
   * the commit.
   */
  int lockOwners(OrganizationId organization);

  Optional<Member> member(OrganizationId organization, UserId user);

  /** By e-mail. */
  Page<Member> list(OrganizationId organization, PageRequest page);

  /**
   * A member as the others see it.
   *
   * @param name may be null; always is until the place is taken up
   * @param acceptedAt when it took its place up; null until then
   * @param createdAt when it was added
   */
  record Member(
      UserId userId,
      String email,
      String name,
      MembershipRole role,
      Instant acceptedAt,
      Instant createdAt) {}
}
