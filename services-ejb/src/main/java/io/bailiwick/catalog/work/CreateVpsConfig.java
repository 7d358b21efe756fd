package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.catalog.VpsPreset;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** An administrator makes a configuration; no plan offers it yet. */
@Stateless
@ForPlatform
public class CreateVpsConfig {

  @Inject private VpsConfigs configs;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @throws io.bailiwick.kernel.Problem CONFLICT when another one has the name
   */
  public VpsConfig create(Caller caller, VpsPreset preset) {
    caller.mustBePlatformAdmin();
    var config = new VpsConfig(VpsConfigId.next(), preset, clock.instant());
    configs.save(config);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.empty(),
            "vps-config.create",
            "vps-config/" + config.id(),
            Map.of(),
            Spoken.config(config)));
    return config;
  }
}
