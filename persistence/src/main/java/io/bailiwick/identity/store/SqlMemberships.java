package io.bailiwick.identity.store;

import io.bailiwick.identity.Membership;
import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** Memberships in their table, each found by its unique key (organization_id, user_id). */
@ApplicationScoped
public class SqlMemberships implements Memberships {

  private static final String ADD =
      """
      INSERT INTO memberships (id, organization_id, user_id, role, accepted_at, created_at,
                               updated_at)
      VALUES (:id, :organization, :user, :role, :acceptedAt, :now, :now)
      ON CONFLICT (organization_id, user_id) DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT organization_id AS organization, user_id AS "user", role, accepted_at
      FROM memberships WHERE organization_id = :organization AND user_id = :user
      """;

  private static final String REMOVE =
      "DELETE FROM memberships WHERE organization_id = :organization AND user_id = :user";

  private static final String CHANGE =
      """
      UPDATE memberships SET role = :role, updated_at = :now
      WHERE organization_id = :organization AND user_id = :user
      """;

  private static final String ACCEPT =
      """
      UPDATE memberships SET accepted_at = :now, updated_at = :now
      WHERE organization_id = :organization AND user_id = :user AND accepted_at IS NULL
      """;

  /** Rides the unique key by its first column; locked in the same order by everybody. */
  private static final String LOCK_OWNERS =
      """
      SELECT accepted_at IS NOT NULL FROM memberships
      WHERE organization_id = :organization AND role = 'owner' ORDER BY id FOR UPDATE
      """;

  /**
   * Reads an organization's members through the unique key, then users_pkey for each. The name is
   * the user's own to show, by taking the place up.
   */
  private static final String LIST =
      """
      SELECT m.user_id, u.email, CASE WHEN m.accepted_at IS NOT NULL THEN u.name END AS name,
             m.role, m.accepted_at, m.created_at
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = :organization AND u.email > :after
      ORDER BY u.email
      LIMIT :limit
      """;

  private static final String MEMBER =
      """
      SELECT m.user_id, u.email, CASE WHEN m.accepted_at IS NOT NULL THEN u.name END AS name,
             m.role, m.accepted_at, m.created_at
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = :organization AND m.user_id = :user
      """;

  private final Sql sql;

  @Inject
  SqlMemberships(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlMemberships() {
    this(null);
  }

  @Override
  public boolean add(Membership membership, Instant now) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(ADD)
                    .bind("id", Id.nextValue())
                    .bindMethods(membership)
                    .bind("now", now)
                    .execute())
        == 1;
  }

  @Override
  public Optional<Membership> find(OrganizationId organization, UserId user) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("organization", organization)
                .bind("user", user)
                .mapTo(Membership.class)
                .findOne());
  }

  @Override
  public void remove(Membership membership) {
    sql.run(handle -> handle.createUpdate(REMOVE).bindMethods(membership).execute());
  }

  @Override
  public void change(Membership membership, Instant now) {
    sql.run(
        handle -> handle.createUpdate(CHANGE).bindMethods(membership).bind("now", now).execute());
  }

  @Override
  public boolean accept(OrganizationId organization, UserId user, Instant now) {
    return sql.run(
            handle ->
                handle
                    .createUpdate(ACCEPT)
                    .bind("organization", organization)
                    .bind("user", user)
                    .bind("now", now)
                    .execute())
        == 1;
  }

  @Override
  public int lockOwners(OrganizationId organization) {
    var accepted =
        sql.run(
            handle ->
                handle
                    .createQuery(LOCK_OWNERS)
                    .bind("organization", organization)
                    .mapTo(Boolean.class)
                    .list());
    return Collections.frequency(accepted, true);
  }

  @Override
  public Optional<Member> member(OrganizationId organization, UserId user) {
    return sql.run(
        handle ->
            handle
                .createQuery(MEMBER)
                .bind("organization", organization)
                .bind("user", user)
                .mapTo(Member.class)
                .findOne());
  }

  @Override
  public Page<Member> list(OrganizationId organization, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("organization", organization)
                    .bind("after", page.after().orElse(""))
                    .bind("limit", page.oneMore())
                    .mapTo(Member.class)
                    .list());
    return Page.of(rows, page, Member::email);
  }
}
