package io.bailiwick.identity.work;

import io.bailiwick.identity.ApiKey;
import io.bailiwick.identity.ApiKeys;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The organization's keys that were not revoked, newest first. */
@Stateless
@ForTenant
public class ListApiKeys {

  @Inject private ApiKeys apiKeys;

  public Page<ApiKey> list(Caller caller, PageRequest page) {
    caller.mustHave(Scope.MANAGE);
    return apiKeys.list(caller.tenant(), page);
  }
}
