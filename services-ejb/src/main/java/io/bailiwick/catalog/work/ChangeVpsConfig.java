package io.bailiwick.catalog.work;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.VpsConfigs;
import io.bailiwick.catalog.VpsPresetChange;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** An administrator changes a configuration, for the VPSes to come. */
@Stateless
@ForPlatform
public class ChangeVpsConfig {

  @Inject private VpsConfigs configs;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND; PRECONDITION_FAILED for another version; CONFLICT when another one
   *     has the name
   */
  public VpsConfig change(
      Caller caller, VpsConfigId id, OptionalLong expected, VpsPresetChange change) {
    caller.mustBePlatformAdmin();
    var config = configs.findForChange(id).orElseThrow(() -> Problem.notFound("VPS configuration"));
    config.mustBe(expected);
    var before = Spoken.config(config);
    config.change(change.of(config.preset()), clock.instant());
    var after = Spoken.config(config);
    configs.save(config);
    if (!after.equals(before)) {
      audit.record(
          new AuditTrail.Entry(
              caller,
              Optional.empty(),
              "vps-config.change",
              "vps-config/" + id,
              Spoken.differing(before, after),
              Spoken.differing(after, before)));
    }
    return config;
  }
}
