package io.bailiwick.billing.work;

import io.bailiwick.billing.Blocks;
import io.bailiwick.billing.Judgements;
import io.bailiwick.billing.VpsStanding;
import io.bailiwick.billing.VpsStanding.UseOfAxis;
import io.bailiwick.billing.VpsStandings;
import io.bailiwick.billing.VpsStandings.OfVps;
import io.bailiwick.billing.VpsVerdict;
import io.bailiwick.catalog.Allowance;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.metering.MeteredAxes;
import io.bailiwick.metering.UsageMonth;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;

/** What one VPS used this month against the plan, and whether it may go on. */
@Stateless
@ForTenant
public class ReadVpsUsage {

  @Inject VpsStandings standings;
  @Inject Judgements judgements;
  @Inject Blocks blocks;
  @Inject Clock clock;

  /**
   * @throws Problem NOT_FOUND without such a VPS, INVALID_REQUEST without a plan
   */
  public VpsStanding read(Caller caller, VpsId vps) {
    caller.mustHave(Scope.READ);
    var month = UsageMonth.current(clock);
    var ofVps =
        standings.find(caller.tenant(), vps, month).orElseThrow(() -> Problem.notFound("VPS"));
    var standing = judgements.read(List.of(caller.tenant()), month).get(0).standing();
    var allowance = standing.allowance().orElseThrow(ReadVpsUsage::withoutPlan);
    return new VpsStanding(
        blocks.ofVps(vps).map(VpsVerdict::allowed).orElse(false),
        axes(ofVps, allowance),
        standing.costCents(),
        standing.budgetCents(),
        month.start());
  }

  private static EnumMap<Axis, UseOfAxis> axes(OfVps vps, Allowance allowance) {
    var use = vps.use();
    var limits = allowance.limits();
    var axes = new EnumMap<Axis, UseOfAxis>(Axis.class);
    axes.put(Axis.BANDWIDTH, new UseOfAxis(use.bandwidthBytes(), limits.bandwidthBytes()));
    axes.put(Axis.STORAGE, new UseOfAxis(vps.storageBytes(), vps.maxStorageBytes()));
    var metered = MeteredAxes.of(vps.provider());
    if (metered.contains(Axis.CPU)) {
      axes.put(Axis.CPU, new UseOfAxis(use.cpuMillis(), limits.cpuMillis()));
    }
    if (metered.contains(Axis.MEMORY)) {
      axes.put(Axis.MEMORY, new UseOfAxis(use.memoryMbSeconds(), limits.memoryMbSeconds()));
    }
    return axes;
  }

  private static Problem withoutPlan() {
    return new Problem(
        ProblemType.INVALID_REQUEST,
        "Your organization has no plan, so there are no limits to tell; ask an administrator for"
            + " one.");
  }
}
