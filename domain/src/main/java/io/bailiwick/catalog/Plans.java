package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import java.util.Optional;
import java.util.Set;

/** The plans that the platform offers. */
public interface Plans {

  Optional<Plan> find(PlanId id);

  Optional<Plan> findByName(String name);

  /**
   * Found, and held until the transaction ends: nobody changes, deletes or assigns it meanwhile.
   */
  Optional<Plan> findForChange(PlanId id);

  /** By name. */
  Page<Plan> list(PageRequest page);

  /**
   * @throws io.bailiwick.kernel.Problem CONFLICT when another plan has the name
   */
  void save(Plan plan);

  void remove(Plan plan);

  /** Who has it now, in the order of their ids. */
  Set<OrganizationId> organizationsWith(PlanId id);
}
