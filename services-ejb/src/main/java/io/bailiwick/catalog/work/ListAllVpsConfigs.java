package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every configuration there is, or those of one plan, for an administrator. */
@Stateless
@ForPlatform
public class ListAllVpsConfigs {

  @Inject private VpsConfigs configs;

  public Page<VpsConfig> list(Caller caller, Optional<PlanId> plan, PageRequest page) {
    caller.mustBePlatformAdmin();
    return configs.list(plan, page);
  }
}
