package io.bailiwick.identity.work;

import io.bailiwick.identity.Organization;
import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An administrator changes what was agreed with an organization beside its plan. */
@Stateless
@ForPlatform
public class ChangeOrganization {

  @Inject private Organizations organizations;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** Of each, empty keeps it, and an empty value in it takes it away. */
  public record Change(
      Optional<Optional<String>> company,
      Optional<Optional<SubscriptionStatus>> subscription,
      Optional<Optional<Integer>> maxBoxes,
      Optional<Optional<Integer>> maxAgentsPerBox) {}

  /**
   * @throws Problem NOT_FOUND without such an organization; PRECONDITION_FAILED when it has changed
   */
  public Organization change(
      Caller caller, OrganizationId id, OptionalLong expected, Change change) {
    caller.mustBePlatformAdmin();
    var organization = organizations.lock(id).orElseThrow(() -> Problem.notFound("organization"));
    organization.mustBe(expected);
    var before = told(organization);
    var now = clock.instant();
    change.company().ifPresent(name -> organization.belongTo(name.orElse(null), now));
    change.subscription().ifPresent(status -> organization.subscribe(status.orElse(null), now));
    change.maxBoxes().ifPresent(most -> organization.limitBoxes(most.orElse(null), now));
    change
        .maxAgentsPerBox()
        .ifPresent(most -> organization.limitAgentsPerBox(most.orElse(null), now));
    organizations.save();
    audit.organization(
        caller, id, "organization.change", "organization/" + id, before, told(organization));
    return organization;
  }

  private static Map<String, Object> told(Organization organization) {
    var told = new HashMap<String, Object>();
    told.put("company", organization.company().orElse(null));
    told.put(
        "subscription_status", organization.subscription().map(LowercaseEnum::text).orElse(null));
    told.put("max_boxes", organization.maxBoxes().orElse(null));
    told.put("max_agents_per_box", organization.maxAgentsPerBox().orElse(null));
    return told;
  }
}
