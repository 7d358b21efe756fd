package io.bailiwick.fleet.work;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.VpsId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;

/**
 * Reads a machine once more before it is destroyed, stopped so that it uses nothing after that:
 * what it used since its last sample would be lost with it.
 */
@ApplicationScoped
public class LastReading {

  private static final Logger LOG = System.getLogger(LastReading.class.getName());

  /** The monitor overtakes once for a reading that it has under way; each try is another chance. */
  private static final int TRIES = 20;

  @Inject ClaimSamples claimSamples;
  @Inject RecordSamples recordSamples;

  /** A machine that cannot be read is destroyed all the same. */
  void take(VpsId vps, VpsProvider provider) {
    try {
      if (!provider.isSampled() || provider.find(vps).isEmpty()) {
        return;
      }
      provider.stop(vps);
      for (var tries = 1; !isRecorded(vps, provider); tries++) {
        if (tries == TRIES) {
          throw ProviderException.passing("Its readings were overtaken again and again.", null);
        }
      }
    } catch (ProviderException e) {
      LOG.log(
          Level.WARNING, "VPS {0} is destroyed without a last reading: {1}", vps, e.getMessage());
    }
  }

  /** What was due is asked before the machine is, so that no counter is older than its baseline. */
  private boolean isRecorded(VpsId vps, VpsProvider provider) {
    var due = claimSamples.due(vps);
    try {
      provider
          .sample(vps)
          .ifPresent(sample -> recordSamples.record(List.of(new Reading(due, sample)), Set.of()));
      return true;
    } catch (ReadingsOvertaken e) {
      return false;
    }
  }
}
