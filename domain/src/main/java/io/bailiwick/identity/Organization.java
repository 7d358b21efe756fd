package io.bailiwick.identity;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.NullableUuid;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
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

  private static final int MOST_OF_A_COUNT = 1_000_000;

  private String name;

  private boolean personal;

  private String company;

  @Column(name = "plan_id")
  @Convert(converter = NullableUuid.class)
  private UUID planId;

  @Convert(converter = OrganizationStatusConverter.class)
  private OrganizationStatus status;

  @Column(name = "subscription_status")
  @Convert(converter = SubscriptionStatusConverter.class)
  private SubscriptionStatus subscriptionStatus;

  @Column(name = "max_boxes")
  private Integer maxBoxes;

  @Column(name = "max_agents_per_box")
  private Integer maxAgentsPerBox;

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

  public Optional<String> company() {
    return Optional.ofNullable(company);
  }

  /** Empty: it subscribed to nothing, and is not restricted. */
  public Optional<SubscriptionStatus> subscription() {
    return Optional.ofNullable(subscriptionStatus);
  }

  /** Empty: as its plan says. */
  public Optional<Integer> maxBoxes() {
    return Optional.ofNullable(maxBoxes);
  }

  /** Empty: as its plan says. */
  public Optional<Integer> maxAgentsPerBox() {
    return Optional.ofNullable(maxAgentsPerBox);
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

  /**
   * @param name null for none
   */
  public void belongTo(String name, Instant now) {
    company = name == null ? null : Texts.name("company", name);
    changed(now);
  }

  /**
   * @param status null for none, which restricts nothing
   */
  public void subscribe(SubscriptionStatus status, Instant now) {
    subscriptionStatus = status;
    changed(now);
  }

  /**
   * @param most null to go by the plan
   */
  public void limitBoxes(Integer most, Instant now) {
    maxBoxes = checked("max_boxes", most);
    changed(now);
  }

  /**
   * @param most null to go by the plan
   */
  public void limitAgentsPerBox(Integer most, Instant now) {
    maxAgentsPerBox = checked("max_agents_per_box", most);
    changed(now);
  }

  private static Integer checked(String field, Integer most) {
    if (most != null && (most < 0 || most > MOST_OF_A_COUNT)) {
      throw Problem.invalid(field, "must be between 0 and " + MOST_OF_A_COUNT);
    }
    return most;
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100);
  }
}
