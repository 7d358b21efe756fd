package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Plans are the same for everybody, also for a user whose account is not active yet. */
@Stateless
@ForPlatform
public class ListPlans {

  @Inject private Plans plans;

  public Page<Plan> list(PageRequest page) {
    return plans.list(page);
  }
}
