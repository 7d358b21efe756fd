package io.bailiwick.billing;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.UsageMonth;
import java.util.Optional;

/** What one VPS used, beside the storage that its plan allows. */
public interface VpsStandings {

  /** Empty when there is no such VPS in the organization. */
  Optional<OfVps> find(OrganizationId organization, VpsId vps, UsageMonth month);

  /**
   * @param maxStorageBytes of the organization's plan; 0 without one
   */
  record OfVps(String provider, MonthlyUse use, long storageBytes, long maxStorageBytes) {}
}
