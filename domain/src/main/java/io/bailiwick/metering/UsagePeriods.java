package io.bailiwick.metering;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.util.List;

/** The monthly rollups, of each VPS and of each organization. */
public interface UsagePeriods {

  /**
   * Adds to the rollups. Organizations first, in the order of their ids, and held until the
   * transaction ends: so writers of the same organization wait for one another, and never in a
   * ring.
   */
  void grow(UsageMonth month, List<Growth> growths);

  /** Over all VPSes that the organization had in the month. */
  MonthlyUse ofOrganization(OrganizationId organization, UsageMonth month);

  /** Every VPS that lived in the month, destroyed ones too, by id. */
  Page<VpsUsage> list(OrganizationId organization, UsageMonth month, PageRequest page);

  /**
   * VPSes whose rollup is not the sum of their raw usage and their open minutes, and organizations
   * whose rollup is not the sum of their VPSes'.
   */
  long unreconciled(UsageMonth month);
}
