package io.bailiwick.identity.work;

import io.bailiwick.identity.OrganizationPlace;
import io.bailiwick.identity.Organizations;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Where the caller belongs, by name. */
@Stateless
@ForPlatform
public class ListOrganizations {

  @Inject private Organizations organizations;

  public Page<OrganizationPlace> list(Caller caller, PageRequest page) {
    return organizations.list(caller.person(), page);
  }
}
