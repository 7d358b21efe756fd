package io.bailiwick.metering;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;

/** How much more one VPS has used. */
public record Growth(VpsId vps, OrganizationId organization, MonthlyUse use) {}
