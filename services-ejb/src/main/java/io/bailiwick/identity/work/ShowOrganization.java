package io.bailiwick.identity.work;

import io.bailiwick.identity.Organization;
import io.bailiwick.identity.Organizations;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An organization with what was agreed with it, for administrators of the platform. */
@Stateless
@ForPlatform
public class ShowOrganization {

  @Inject private Organizations organizations;

  /**
   * @throws Problem NOT_FOUND without such an organization
   */
  public Organization show(Caller caller, OrganizationId id) {
    caller.mustBePlatformAdmin();
    return organizations.find(id).orElseThrow(() -> Problem.notFound("organization"));
  }
}
