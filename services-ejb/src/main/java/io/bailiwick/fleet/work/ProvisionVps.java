package io.bailiwick.fleet.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.catalog.Plans;
import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.fleet.BootSpecification;
import io.bailiwick.fleet.Vps;
import io.bailiwick.fleet.VpsOrder;
import io.bailiwick.fleet.Vpses;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Orders a VPS, which the reconciler then makes. The organization is held meanwhile, so that two
 * orders at once do not both get the last one that the plan allows.
 */
@Stateless
@ForTenant
public class ProvisionVps {

  @Inject private Plans plans;
  @Inject private PlanAssignments assignments;
  @Inject private VpsConfigs configs;
  @Inject private Providers providers;
  @Inject private Vpses vpses;
  @Inject private AuditTrail audit;
  @Inject private Wakeups wakeups;
  @Inject private Clock clock;

  public VpsId provision(Caller caller, VpsWanted wanted) {
    caller.mustHave(Scope.WRITE);
    var organization = caller.tenant();
    var plan =
        assignments
            .findForChange(organization)
            .flatMap(plans::find)
            .orElseThrow(() -> Problem.planLimit("The organization has no plan; ask for one."));
    mustHaveRoom(plan, vpses.countLiving(organization));
    var config =
        configs
            .findOffered(organization, wanted.config())
            .orElseThrow(() -> Problem.invalid("vps_config_id", "is not one that the plan offers"));
    var provider = config.preset().provider();
    mustBeConfigured(provider);
    var vps =
        Vps.order(
            organization,
            caller.user(),
            new VpsOrder(
                config.id(), wanted.name(), provider, wanted.autoResume(), boot(config, wanted)),
            clock.instant());
    vpses.add(vps);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "vps.provision",
            "vps/" + vps.id(),
            Map.of(),
            Map.of("name", wanted.name(), "vps_config_id", config.id())));
    wakeups.send(ReconcileVpses.CHANNEL, vps.id().toString());
    return vps.id();
  }

  private static void mustHaveRoom(Plan plan, int living) {
    var most = plan.terms().maxVpses();
    if (living >= most) {
      throw Problem.planLimit(
          "The plan's VPSes are all in use (" + living + "/" + most + "); destroy one first.");
    }
  }

  private void mustBeConfigured(String provider) {
    if (providers.isConfigured(provider)) {
      return;
    }
    var missing = providers.missing(provider);
    var advice = missing.isEmpty() ? "" : "; the operator has to set " + String.join(", ", missing);
    throw Problem.invalid(
        "vps_config_id",
        "needs the provider '"
            + provider
            + "', which the operator has not configured on this server; take one that"
            + " GET /api/v1/vps-configs shows as available"
            + advice);
  }

  private static String boot(VpsConfig config, VpsWanted wanted) {
    var preset = config.preset();
    return BootJson.write(
        new BootSpecification(
            preset.image(),
            preset.cpuMillicores(),
            preset.memoryMb(),
            preset.diskGb(),
            wanted.environment(),
            wanted.files()));
  }
}
