package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An administrator deletes a configuration that no plan offers and no VPS was made with. */
@Stateless
@ForPlatform
public class DeleteVpsConfig {

  @Inject private VpsConfigs configs;
  @Inject private AuditTrail audit;

  /**
   * @throws Problem NOT_FOUND; PRECONDITION_FAILED for another version; CONFLICT while it is in use
   */
  public void delete(Caller caller, VpsConfigId id, OptionalLong expected) {
    caller.mustBePlatformAdmin();
    var config = configs.findForChange(id).orElseThrow(() -> Problem.notFound("VPS configuration"));
    config.mustBe(expected);
    mustNotBeInUse(id);
    var before = Spoken.config(config);
    configs.remove(config);
    audit.record(
        new AuditTrail.Entry(
            caller, Optional.empty(), "vps-config.delete", "vps-config/" + id, before, Map.of()));
  }

  private void mustNotBeInUse(VpsConfigId id) {
    var uses = configs.uses(id);
    if (uses.plans() + uses.vpses() > 0) {
      throw Problem.conflict(
          "The configuration is offered by %d plans and %d VPSes were made with it; it stays as long."
              .formatted(uses.plans(), uses.vpses()));
    }
  }
}
