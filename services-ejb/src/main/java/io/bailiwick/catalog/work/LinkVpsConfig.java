package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plans;
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

/** An administrator lets a plan offer a configuration; once more changes nothing. */
@Stateless
@ForPlatform
public class LinkVpsConfig {

  @Inject private Plans plans;
  @Inject private VpsConfigs configs;
  @Inject private AuditTrail audit;

  /**
   * @throws Problem NOT_FOUND without such a plan or configuration
   */
  public void link(Caller caller, PlanId plan, VpsConfigId config) {
    caller.mustBePlatformAdmin();
    plans.findForChange(plan).orElseThrow(() -> Problem.notFound("plan")).id();
    configs.findForChange(config).orElseThrow(() -> Problem.notFound("VPS configuration")).id();
    if (configs.link(plan, config)) {
      audit.record(
          new AuditTrail.Entry(
              caller,
              Optional.empty(),
              "plan.vps-config.link",
              "plan/" + plan,
              Map.of(),
              Map.of("vps_config_id", config)));
    }
  }
}
