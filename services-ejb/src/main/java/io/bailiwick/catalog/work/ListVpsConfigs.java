package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the organization's plan offers; nothing without a plan. */
@Stateless
@ForTenant
public class ListVpsConfigs {

  @Inject private VpsConfigs configs;

  public Page<VpsConfig> list(Caller caller, PageRequest page) {
    caller.mustHave(Scope.READ);
    return configs.listOffered(caller.tenant(), page);
  }
}
