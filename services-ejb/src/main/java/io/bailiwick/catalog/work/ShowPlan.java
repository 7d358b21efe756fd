package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Plans are the same for everybody, also for a user whose account is not active yet. */
@Stateless
@ForPlatform
public class ShowPlan {

  @Inject private Plans plans;

  /**
   * @throws Problem NOT_FOUND
   */
  public Plan show(PlanId id) {
    return plans.find(id).orElseThrow(() -> Problem.notFound("plan"));
  }
}
