package io.bailiwick.identity.work;

import io.bailiwick.identity.Memberships;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Who belongs to the organization, by e-mail. */
@Stateless
@ForTenant
public class ListMembers {

  @Inject private Memberships memberships;

  public Page<Memberships.Member> list(Caller caller, PageRequest page) {
    caller.mustHave(Scope.READ);
    return memberships.list(caller.tenant(), page);
  }
}
