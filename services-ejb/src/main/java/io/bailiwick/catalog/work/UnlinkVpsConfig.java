package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** An administrator takes a configuration out of a plan; VPSes that were made with it stay. */
@Stateless
@ForPlatform
public class UnlinkVpsConfig {

  @Inject private VpsConfigs configs;
  @Inject private AuditTrail audit;

  /**
   * @throws Problem NOT_FOUND when the plan does not offer it
   */
  public void unlink(Caller caller, PlanId plan, VpsConfigId config) {
    caller.mustBePlatformAdmin();
    if (!configs.unlink(plan, config)) {
      throw Problem.notFound("configuration in this plan");
    }
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.empty(),
            "plan.vps-config.unlink",
            "plan/" + plan,
            Map.of("vps_config_id", config),
            Map.of()));
  }
}
