package io.bailiwick.identity.store;

import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Organization;
import io.bailiwick.identity.OrganizationPlace;
import io.bailiwick.identity.OrganizationStatus;
import io.bailiwick.identity.Organizations;
import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Organizations in their table; their plan's name is read along with them. */
@ApplicationScoped
public class JpaOrganizations implements Organizations {

  /** Rides memberships_user_id for each user, then primary keys; a user has few places. */
  private static final String PLACES =
      """
      SELECT m.user_id AS "user", o.id, o.name, o.personal, o.status, o.plan_id,
             p.name AS plan_name, m.role, m.accepted_at, o.created_at
      FROM memberships m
      JOIN organizations o ON o.id = m.organization_id AND o.status <> 'deleted'
      LEFT JOIN plans p ON p.id = o.plan_id
      WHERE m.user_id = ANY(:users)
        AND (:after = '' OR o.name || ' ' || o.id > :after)
      ORDER BY o.name || ' ' || o.id
      LIMIT :limit
      """;

  private static final String SHOW =
      """
      SELECT o.id, o.name, o.personal, o.status, o.plan_id, p.name AS plan_name,
             CAST(NULL AS text) AS role, CAST(NULL AS timestamptz) AS accepted_at, o.created_at
      FROM organizations o LEFT JOIN plans p ON p.id = o.plan_id
      WHERE o.id = :id AND o.status <> 'deleted'
      """;

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaOrganizations(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaOrganizations() {
    this(null, null);
  }

  /** An organization and whose place in it is meant. */
  public record Row(
      UserId user,
      OrganizationId id,
      String name,
      boolean personal,
      OrganizationStatus status,
      PlanId planId,
      String planName,
      MembershipRole role,
      Instant acceptedAt,
      Instant createdAt) {

    OrganizationPlace place() {
      return new OrganizationPlace(
          id, name, personal, status, planId, planName, role, acceptedAt, createdAt);
    }
  }

  @Override
  public void add(Organization organization) {
    entities.persist(organization);
    entities.flush();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return Optional.ofNullable(entities.find(Organization.class, id.value()))
        .filter(found -> found.status() != OrganizationStatus.DELETED);
  }

  @Override
  public Optional<Organization> lock(OrganizationId id) {
    return Optional.ofNullable(
            entities.find(Organization.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
        .filter(found -> found.status() != OrganizationStatus.DELETED);
  }

  @Override
  public void save() {
    entities.flush();
  }

  @Override
  public Optional<OrganizationPlace> show(OrganizationId id) {
    return sql.run(
        handle -> handle.createQuery(SHOW).bind("id", id).mapTo(OrganizationPlace.class).findOne());
  }

  @Override
  public Page<OrganizationPlace> list(UserId user, PageRequest page) {
    var rows = rows(List.of(user), page.after().orElse(""), page.oneMore());
    return Page.of(
        rows.stream().map(Row::place).toList(), page, place -> place.name() + " " + place.id());
  }

  @Override
  public Map<UserId, List<OrganizationPlace>> placesOf(Collection<UserId> users) {
    return rows(users, "", Integer.MAX_VALUE).stream()
        .collect(
            Collectors.groupingBy(Row::user, Collectors.mapping(Row::place, Collectors.toList())));
  }

  private List<Row> rows(Collection<UserId> users, String after, int limit) {
    var ids = users.stream().map(Id::value).toArray(UUID[]::new);
    return sql.run(
        handle ->
            handle
                .createQuery(PLACES)
                .bindArray("users", UUID.class, (Object[]) ids)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
  }
}
