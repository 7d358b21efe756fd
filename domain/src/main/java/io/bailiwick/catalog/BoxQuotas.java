package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;

/** What organizations may have of boxes. */
public interface BoxQuotas {

  /**
   * The organization is held until the transaction ends, so that two calls at once do not both get
   * the last one.
   *
   * @throws io.bailiwick.kernel.Problem NOT_FOUND when there is no such organization; PLAN_LIMIT
   *     when it has no plan
   */
  BoxQuota findForChange(OrganizationId organization);
}
