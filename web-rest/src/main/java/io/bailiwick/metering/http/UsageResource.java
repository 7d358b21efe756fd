package io.bailiwick.metering.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.VpsUsage;
import io.bailiwick.metering.work.ListVpsUsage;
import io.bailiwick.metering.work.ListVpsUsage.MonthOfUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** What the organization's VPSes used in a month. */
@Path("usage/vpses")
@Produces("application/json")
@ApplicationScoped
public class UsageResource {

  @Inject private ListVpsUsage listVpsUsage;
  @Inject private CurrentCall call;

  record UsageSum(long bandwidthBytes, long cpuUsedMs, long memoryUsedMbSeconds) {
    static UsageSum of(MonthlyUse use) {
      return new UsageSum(use.bandwidthBytes(), use.cpuMillis(), use.memoryMbSeconds());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record UsageBody(String month, List<VpsUsage> items, UsageSum total, String nextPageToken) {
    static UsageBody of(MonthOfUsage usage) {
      return new UsageBody(
          usage.month().toString(),
          usage.vpses().items(),
          UsageSum.of(usage.total()),
          usage.vpses().next().orElse(null));
    }
  }

  @GET
  public UsageBody list(
      @QueryParam("month") String month,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    return UsageBody.of(
        listVpsUsage.list(
            call.caller(),
            Optional.ofNullable(month).map(UsageMonth::parse),
            call.page(limit, pageToken)));
  }
}
