package io.bailiwick.metering.work;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePeriods;
import io.bailiwick.metering.VpsUsage;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** A month's usage, for each VPS of the organization and summed. */
@Stateless
@ForTenant
public class ListVpsUsage {

  @Inject private UsagePeriods periods;
  @Inject private Clock clock;

  /**
   * @param total over all VPSes that the organization had in the month, not only the page's
   */
  public record MonthOfUsage(UsageMonth month, Page<VpsUsage> vpses, MonthlyUse total) {}

  /**
   * @param month empty for the current one
   */
  public MonthOfUsage list(Caller caller, Optional<UsageMonth> month, PageRequest page) {
    caller.mustHave(Scope.READ);
    var asked = month.orElseGet(() -> UsageMonth.current(clock));
    return new MonthOfUsage(
        asked,
        periods.list(caller.tenant(), asked, page),
        periods.ofOrganization(caller.tenant(), asked));
  }
}
