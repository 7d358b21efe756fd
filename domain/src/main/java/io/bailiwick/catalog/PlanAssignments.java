package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import java.util.Optional;

/** Which organization has which plan. */
public interface PlanAssignments {

  /**
   * The plan of an organization, which is held until the transaction ends.
   *
   * @throws io.bailiwick.kernel.Problem NOT_FOUND when there is no such organization
   */
  Optional<PlanId> findForChange(OrganizationId organization);

  /**
   * @param plan empty to take the plan away
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST naming {@code plan_id} when there is no
   *     such plan
   */
  void assign(OrganizationId organization, Optional<PlanId> plan);
}
