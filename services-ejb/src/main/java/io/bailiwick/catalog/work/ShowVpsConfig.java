package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** One of the configurations that the organization's plan offers. */
@Stateless
@ForTenant
public class ShowVpsConfig {

  @Inject private VpsConfigs configs;

  /**
   * @throws Problem NOT_FOUND also for one that the plan does not offer
   */
  public VpsConfig show(Caller caller, VpsConfigId id) {
    caller.mustHave(Scope.READ);
    return configs
        .findOffered(caller.tenant(), id)
        .orElseThrow(() -> Problem.notFound("VPS configuration"));
  }
}
