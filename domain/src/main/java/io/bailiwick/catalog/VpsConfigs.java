package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsConfigId;
import java.util.Optional;

/** The VPS configurations, and which plan offers which. Lists are by cpu, then memory. */
public interface VpsConfigs {

  Optional<VpsConfig> find(VpsConfigId id);

  /** Found, and held until the transaction ends. */
  Optional<VpsConfig> findForChange(VpsConfigId id);

  /** Found only when the organization's plan offers it. */
  Optional<VpsConfig> findOffered(OrganizationId organization, VpsConfigId id);

  /** What the organization's plan offers; nothing without a plan. */
  Page<VpsConfig> listOffered(OrganizationId organization, PageRequest page);

  /**
   * @param plan empty for all that there are
   */
  Page<VpsConfig> list(Optional<PlanId> plan, PageRequest page);

  /**
   * @throws io.bailiwick.kernel.Problem CONFLICT when another one has the name
   */
  void save(VpsConfig config);

  void remove(VpsConfig config);

  /** Who refers to it. */
  Uses uses(VpsConfigId id);

  /**
   * Lets the plan offer the configuration.
   *
   * @return false when it did already
   */
  boolean link(PlanId plan, VpsConfigId config);

  /**
   * @return false when the plan did not offer it
   */
  boolean unlink(PlanId plan, VpsConfigId config);

  /** How many plans offer it, and how many VPSes were made with it, destroyed ones too. */
  record Uses(long plans, long vpses) {}
}
