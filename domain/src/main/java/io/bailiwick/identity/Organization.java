package io.bailiwick.identity;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.NullableUuid;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The tenant: plans, agents, machines, budgets and limits are an organization's. Every user gets a
 * personal one when signing up, and may belong to others. Without a plan it may look, not run.
 */
@Entity
@Table(name = "organizations")
public class Organization extends Aggregate {

  private String name;

  private boolean personal;

  @Column(name = "plan_id")
  @Convert(converter = NullableUuid.class)
  private UUID planId;

  @Convert(converter = OrganizationStatusConverter.class)
  private OrganizationStatus status;

  @Column(name = "created_by")
  @Convert(converter = NullableUuid.class)
  private UUID createdBy;

  protected Organization() {}

  private Organization(OrganizationId id, Instant now) {
    super(id.value(), now);
  }

  /** The organization that a new user gets, named after the e-mail's first part. */
  public static Organization personalOf(User user, Instant now) {
    var organization = new Organization(OrganizationId.next(), now);
    organization.name = Texts.name("name", shortened(user.email().local()));
    organization.personal = true;
    organization.status = OrganizationStatus.ACTIVE;
    organization.createdBy = user.id().value();
    return organization;
  }

  public OrganizationId id() {
    return new OrganizationId(key());
  }

  public String name() {
    return name;
  }

  public boolean personal() {
    return personal;
  }

  /** Empty: it has none, and is blocked. */
  public Optional<PlanId> plan() {
    return Optional.ofNullable(planId).map(PlanId::new);
  }

  public OrganizationStatus status() {
    return status;
  }

  public Optional<UserId> createdBy() {
    return Optional.ofNullable(createdBy).map(UserId::new);
  }

  /**
   * @param plan empty to take its plan away
   * @return whether anything changed
   */
  public boolean takePlan(Optional<PlanId> plan, Instant now) {
    if (plan.equals(plan())) {
      return false;
    }
    planId = plan.map(PlanId::value).orElse(null);
    changed(now);
    return true;
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100);
  }
}
